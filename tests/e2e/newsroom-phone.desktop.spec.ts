import { devices, expect, test, type Locator, type Page } from '@playwright/test'
import { photograph } from '../upload-corpus'
import { joinAs } from './editors'
import { bn, sectionName } from './paper'

const { desk, writing, pictures } = bn.newsroom

// The name of the file leads to the project of the newsroom; the device is said here.
test.use({ ...devices['Pixel 7'], viewport: { width: 360, height: 740 } })

/** Fingers on the glass. A choice from the phone's own list is two of them, and so is a photograph: shutter and "use". */
class Taps {
  count = 0
  constructor(private readonly page: Page) {}

  async on(place: Locator): Promise<void> {
    await place.tap()
    this.count += 1
  }

  async choose(list: Locator, label: string): Promise<void> {
    await list.selectOption({ label })
    this.count += 2
  }

  async photograph(button: Locator, buffer: Buffer): Promise<void> {
    const asked = this.page.waitForEvent('filechooser')
    await this.on(button)
    await (await asked).setFiles({ name: 'camera.jpg', mimeType: 'image/jpeg', buffer })
    this.count += 2
  }
}

const fits = async (page: Page) => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)

test('A story with a picture from the camera is written and published on a small phone in twelve taps', async ({ page }) => {
  await joinAs(page, 'editor', 'মাঠ সম্পাদক')
  await page.goto('/newsroom')
  await fits(page)
  const taps = new Taps(page)
  await taps.choose(page.getByLabel(desk.section), sectionName('country'))
  await taps.on(page.getByRole('button', { name: desk.newStory }))
  const headline = page.getByRole('textbox', { name: writing.fields.headline, exact: true })
  // Typing can begin: what a new story has first is its headline.
  await expect(headline).toBeFocused()
  await page.keyboard.type('ভাঙনে বিলীন আরও দশ ঘর')
  await taps.on(page.getByRole('button', { name: writing.lead.add }))
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await fits(page)
  await taps.photograph(dialog.getByText(pictures.choose.camera, { exact: true }), await photograph(1200, 900).jpeg().toBuffer())
  await expect(dialog.getByLabel(pictures.fields.alt)).toBeFocused()
  await page.keyboard.type('নদীর পাড়ে ভাঙা ঘরের টিন সরাচ্ছেন দুজন')
  await taps.on(dialog.getByLabel(pictures.fields.credit, { exact: true }))
  await page.keyboard.type('মাঠ সম্পাদক')
  await taps.on(dialog.getByRole('button', { name: pictures.fields.take }))
  await expect(dialog).toHaveCount(0)
  // Whoever goes on with a keyboard goes on where they were.
  await expect(page.getByRole('button', { name: writing.lead.change })).toBeFocused()
  await taps.on(page.getByRole('textbox', { name: writing.body.label }))
  await page.keyboard.type('রাতভর বৃষ্টির পর সকালে পাড় ভাঙতে শুরু করে।')
  await fits(page)
  await taps.on(page.getByRole('button', { name: desk.commands.publish, exact: true }))
  const told = page.getByText(desk.done.published)
  await expect(told).toBeInViewport()
  expect(taps.count).toBeLessThanOrEqual(12)

  const id = /stories\/([0-9a-z]{10})/.exec(page.url())![1]!
  await page.goto(`/country/${id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ভাঙনে বিলীন আরও দশ ঘর')
  await expect(page.getByRole('article').getByRole('img', { name: 'নদীর পাড়ে ভাঙা ঘরের টিন সরাচ্ছেন দুজন' })).toBeVisible()
})

test('The row of commands stays in reach of a thumb while a long text is written', async ({ page }) => {
  await joinAs(page, 'editor', 'মাঠ সম্পাদক')
  await page.goto('/newsroom')
  await page.getByRole('button', { name: desk.newStory }).tap()
  await page.getByRole('textbox', { name: writing.body.label }).tap()
  for (let at = 0; at < 14; at += 1) {
    await page.keyboard.type('উজানের ঢলে নদীর পানি বাড়ছে, পাড়ের মানুষ রাত জেগে বাঁধ পাহারা দিচ্ছেন।')
    await page.keyboard.press('Enter')
  }
  for (const name of [writing.toolbar.strong, writing.toolbar.link]) {
    const box = (await page.getByRole('toolbar').getByRole('button', { name, exact: true }).boundingBox())!
    expect(box.y + box.height).toBeLessThanOrEqual(740)
    expect(box.height).toBeGreaterThanOrEqual(44)
  }
  await expect(page.getByText(writing.saving.saved, { exact: true })).toBeInViewport()
  await page.getByRole('toolbar').getByRole('button', { name: writing.toolbar.heading }).tap()
  // The cursor stays in the text, so the phone's keyboard stays open.
  await expect(page.getByRole('textbox', { name: writing.body.label })).toBeFocused()
  await page.keyboard.type('পাড়ের মানুষ')
  await expect(page.getByRole('textbox', { name: writing.body.label }).locator('h2')).toHaveText('পাড়ের মানুষ')
})
