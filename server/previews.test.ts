import { expect, test } from 'vitest'
import type { Rendered } from './page'
import { openPreviews } from './previews'

const page = { status: 200 } as Rendered

test('Whoever asks for drafts by the hundred is sent away, and two at a time are rendered', async () => {
  let running = 0
  let most = 0
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const previews = openPreviews(async () => {
    most = Math.max(most, ++running)
    await finished
    running--
    return page
  })
  const answers = Array.from({ length: 100 }, () => previews.make('/preview/x'))
  finish()
  const given = await Promise.all(answers)
  expect(most).toBe(2)
  expect(given.filter((one) => one === page)).toHaveLength(42)
  expect(given.filter((one) => one === null)).toHaveLength(58)
  expect(await previews.make('/preview/x')).toBe(page)
})
