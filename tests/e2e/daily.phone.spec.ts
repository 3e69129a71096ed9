import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { leadPage } from './paper'
import { expect, leadAddress, test } from './reader'

test('The day’s paper is saved as one file and read from the disk without a network', async ({ page, request, context }, info) => {
  const story = await leadAddress(page)
  const address = await page.locator('a[href^="/daily/"]').getAttribute('href')
  const answer = await request.get(address!)
  expect(answer.status()).toBe(200)
  const file = info.outputPath('daily.html')
  writeFileSync(file, await answer.body())
  expect((await answer.body()).length).toBeLessThanOrEqual(300_000)

  const asked: string[] = []
  page.on('request', (one) => asked.push(one.url()))
  await context.setOffline(true)
  await page.goto(pathToFileURL(file).href)
  await page.getByRole('navigation').getByRole('link', { name: leadPage.headline, exact: true }).click()
  await expect(page.getByRole('heading', { level: 3, name: leadPage.headline, exact: true })).toBeInViewport()
  expect(new URL(page.url()).hash).toBe(`#s-${story.split('/').at(-1)}`)
  expect(asked.filter((url) => !/^(?:file|data):/.test(url))).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize()!.width)
})
