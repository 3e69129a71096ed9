import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { storyCode } from '@/lib/news/story-code'
import { beginStory, joinAs } from './editors'
import { bn, fill } from './paper'

const { commands, done } = bn.newsroom.desk
const { writing, card: words } = bn.newsroom

/** Width and height of a JPEG, from its frame header. */
function sizeOf(jpeg: Buffer): [number, number] {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg[at + 1]!
    if (marker >= 0xc0 && marker <= 0xc2) return [jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5)]
  }
  throw new Error('No JPEG')
}

const save = async (page: Page, headline: string) => {
  await page.getByRole('textbox', { name: writing.fields.headline, exact: true }).fill(headline)
  await expect(page.getByText(writing.saving.saved, { exact: true })).toBeVisible()
}

test('The card of a story is taken away in one tap, its link shows one, and its code tells readers what became of it', async ({ page }) => {
  const first = 'কপোতাক্ষের বাঁধ ভাঙেনি, ঊর্ধ্বমুখী জোয়ারেও'
  const second = 'কপোতাক্ষের বাঁধে ফাটল, ঊর্ধ্বমুখী জোয়ারে'
  await joinAs(page, 'editor', 'মাহমুদ পারভেজ')
  const id = await beginStory(page)
  await page.getByRole('textbox', { name: writing.body.label }).click()
  await page.keyboard.type('জোয়ারের পানি বাঁধ ছুঁয়েছে।')
  await save(page, first)

  // What nobody has published yet has cards for its writers, and nothing for readers.
  await page.getByRole('link', { name: words.title, exact: true }).click()
  await expect(page.getByText(words.unpublished)).toBeVisible()
  await expect(page.getByText(storyCode(id))).toBeVisible()
  const pictures = page.getByRole('main').getByRole('img')
  await expect(pictures).toHaveCount(3)
  for (const form of Object.values(words.forms)) {
    const picture = page.getByRole('img', { name: fill(words.alt, { form, headline: first }) })
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => [image.complete, image.naturalWidth, image.naturalHeight])).toEqual([true, 1080, 1350])
  }
  const [taken] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: words.download }).first().click()])
  expect(taken.suggestedFilename()).toBe(`${id}-below.jpg`)
  expect(sizeOf(await readFile(await taken.path()))).toEqual([1080, 1350])
  const asReader = (path: string) => page.context().request.get(path, { headers: { cookie: '' }, maxRedirects: 0 })
  expect((await asReader(`/cards/${id}-000000000000.jpg`)).status()).toBe(404)
  expect(await (await asReader(`/verify?q=${id}`)).text()).toContain(bn.verify.neverCode)

  await page.goto(`/newsroom/stories/${id}`)
  await page.getByRole('button', { name: commands.publish }).click()
  await expect(page.getByText(done.published)).toBeVisible()
  const shared = async () => new URL(/<meta property="og:image" content="([^"]+)"/.exec(await (await asReader(`/national/${id}`)).text())![1]!).pathname
  const before = await shared()
  const card = await asReader(before)
  expect([card.status(), card.headers()['cache-control'], card.headers()['content-type']]).toEqual([200, 'public, max-age=31536000, immutable', 'image/jpeg'])
  const content = await card.body()
  expect(sizeOf(content)).toEqual([1200, 630])
  expect(content.length).toBeLessThanOrEqual(200_000)
  expect(await (await asReader(`/verify?q=${id.toUpperCase()}`)).text()).toContain(bn.verify.published)

  // Changed: a new card under a new address, to which the old one leads; the old headline is known, and that it was one.
  await page.goto(`/newsroom/stories/${id}`)
  await save(page, second)
  await page.getByRole('button', { name: commands.publish }).click()
  await expect.poll(shared).not.toBe(before)
  expect((await asReader(before)).headers().location).toBe(await shared())
  await page.goto(`/verify?q=${encodeURIComponent(first)}`)
  await expect(page.getByRole('heading', { name: bn.verify.changed })).toBeVisible()
  await expect(page.getByRole('definition')).toHaveText([first, second])

  await page.goto(`/newsroom/stories/${id}`)
  await page.getByText(commands.withdraw, { exact: true }).click()
  await page.getByLabel(commands.reason).fill('সূত্র খবরটি ফিরিয়ে নিয়েছে।')
  await page.getByLabel(fill(commands.confirm, { word: commands.confirmWord })).fill(commands.confirmWord)
  await page.getByRole('button', { name: commands.withdrawDo, exact: true }).click()
  await expect(page.getByText(done.withdrawn)).toBeVisible()
  expect((await asReader(before)).status()).toBe(410)
  const told = await (await asReader(`/verify?q=${encodeURIComponent(storyCode(id))}`)).text()
  expect(told).toContain(bn.verify.withdrawn)
  expect(told).not.toContain(second)
})
