import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { isoDay } from '@/lib/bangla/calendar'
import { dhakaClock, dhakaDate, formatDateTime } from '@/lib/bangla/dates'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { beginStory, joinAs } from './editors'
import { bn, fill, sectionName } from './paper'

const { desk, writing } = bn.newsroom
const { commands, done, history, finding, taking } = desk

const headline = (page: Page) => page.getByRole('textbox', { name: writing.fields.headline, exact: true })
const body = (page: Page) => page.getByRole('textbox', { name: writing.body.label })
const list = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function write(page: Page, words: string, text: string): Promise<string> {
  const id = await beginStory(page)
  await headline(page).fill(words)
  await body(page).click()
  await page.keyboard.type(text)
  await expect(page.getByText(writing.saving.saved, { exact: true })).toBeVisible()
  return id
}

/** What a reader without a session is answered; the context has none of its own. */
async function statusOf(page: Page, path: string): Promise<number> {
  return (await page.context().request.get(path, { headers: { cookie: '' } })).status()
}

/** A moment as the field of day and time holds it. */
function wall(instant: Date): string {
  const { hour, minute } = dhakaClock(instant)
  return `${isoDay(dhakaDate(instant))}T${[hour, minute].map((n) => String(n).padStart(2, '0')).join(':')}`
}

const minute = 60_000
const wholeMinute = (time: number) => new Date(Math.ceil(time / minute) * minute)

async function schedule(page: Page, due: Date): Promise<void> {
  await page.locator('summary').getByText(commands.schedule, { exact: true }).click()
  await page.getByLabel(commands.when).fill(wall(due))
  await page.getByRole('button', { name: commands.scheduleDo }).click()
  await expect(page.getByText(done.scheduled)).toBeVisible()
}

test('A story waits on the desk under its time, can be called back, and the clock publishes it when its time has come', async ({ page }) => {
  await joinAs(page, 'editor', 'রুবিনা ইয়াসমিন')
  const words = 'সেতুর টোল কমছে আগামী মাসে'
  const id = await write(page, words, 'নতুন হার কার্যকর হবে মাসের প্রথম দিন।')
  const tomorrow = wholeMinute(Date.now() + 24 * 60 * minute)
  await schedule(page, tomorrow)
  await page.goto('/newsroom')
  const row = list(page, desk.lists.scheduled).getByRole('listitem').filter({ hasText: words })
  await expect(row).toContainText(fill(desk.row.due, { when: formatDateTime(tomorrow, 'bn') }))
  expect(await statusOf(page, `/national/${id}`)).toBe(404)

  await row.getByRole('link', { name: words }).click()
  await expect(page.getByText(fill(commands.dueAt, { when: formatDateTime(tomorrow, 'bn') }))).toBeVisible()
  await page.getByRole('button', { name: commands.unschedule }).click()
  await expect(page.getByText(done.unscheduled)).toBeVisible()
  await page.goto('/newsroom')
  await expect(list(page, desk.lists.review).getByRole('link', { name: words })).toBeVisible()

  // A page that is kept without the story has to give way at its time, without anybody's doing.
  await page.goto(`/newsroom/stories/${id}`)
  const soon = wholeMinute(Date.now() + 20_000)
  await schedule(page, soon)
  expect(await (await page.request.get('/national', { headers: { cookie: '' } })).text()).not.toContain(words)
  await expect.poll(() => statusOf(page, `/national/${id}`), { timeout: 200_000, intervals: [500] }).toBe(200)
  expect(Date.now()).toBeGreaterThanOrEqual(soon.getTime())
  await expect.poll(async () => (await page.request.get('/national', { headers: { cookie: '' } })).text()).toContain(words)
  // Readers see it from its moment on; the desk, when the clock has stamped it.
  await expect(async () => {
    await page.goto('/newsroom')
    await expect(list(page, desk.lists.recent).getByRole('listitem').filter({ hasText: words })).toContainText(desk.state.published, { timeout: 2_000 })
  }).toPass()
  await page.goto(`/newsroom/stories/${id}/history`)
  await expect(page.getByText(`${history.system}: ${desk.actions['clock-publish']}`)).toBeVisible()
})

test('A time that has passed is refused, and the story stays what it was', async ({ page }) => {
  await joinAs(page, 'editor', 'রুবিনা ইয়াসমিন')
  await write(page, 'গতকালের সময়', 'লেখা।')
  await page.locator('summary').getByText(commands.schedule, { exact: true }).click()
  const field = page.getByLabel(commands.when)
  // The browser would not send it; somebody whose clock is wrong would.
  await field.evaluate((input: HTMLInputElement) => input.removeAttribute('min'))
  await field.fill(wall(new Date(Date.now() - 60 * minute)))
  await page.getByRole('button', { name: commands.scheduleDo }).click()
  await expect(page.getByText(desk.refusals.due)).toBeVisible()
  await expect(page.getByText(desk.refusals.due)).toBeFocused()
  await expect(page.getByRole('main').getByText(desk.state.draft, { exact: true })).toBeVisible()
})

test('A story comes back to its reporter with what is to be mended, and goes in again', async ({ page, browser }) => {
  await joinAs(page, 'reporter', 'তানভীর আহমেদ')
  const words = 'বাজারে সবজির দাম চড়া'
  const id = await write(page, words, 'কারওয়ান বাজারে দাম বেড়েছে।')
  await page.getByRole('button', { name: commands.submit }).click()
  await expect(page.getByText(done.submitted)).toBeVisible()

  const context = await browser.newContext({ locale: 'bn-BD', timezoneId: 'Asia/Dhaka' })
  const other = await context.newPage()
  await joinAs(other, 'sub-editor', 'শামীমা নাসরীন')
  await other.goto('/newsroom')
  await list(other, desk.lists.review).getByRole('link', { name: words }).click()
  await other.locator('summary').getByText(commands.return, { exact: true }).click()
  const note = 'গত সপ্তাহের দাম কত ছিল, লিখুন।'
  await other.getByLabel(commands.returnNote).fill(note)
  await other.getByRole('button', { name: commands.returnDo }).click()
  await expect(other.getByText(done.returned)).toBeVisible()
  await context.close()

  await page.goto('/newsroom')
  await list(page, desk.lists.mine).getByRole('link', { name: words }).click()
  await expect(page.getByText(note)).toBeVisible()
  await expect(page.getByText(/শামীমা নাসরীন/)).toBeVisible()
  await body(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' গত সপ্তাহে ছিল অর্ধেক।')
  await page.getByRole('button', { name: commands.submit }).click()
  await expect(page.getByText(done.submitted)).toBeVisible()
  await expect(page.getByText(note)).toHaveCount(0)
  await page.goto(`/newsroom/stories/${id}`)
  await expect(body(page)).toContainText('গত সপ্তাহে ছিল অর্ধেক।')
})

test('Two versions are compared word by word, and an earlier one is brought back without losing the later', async ({ page }) => {
  await joinAs(page, 'editor', 'রুবিনা ইয়াসমিন')
  const id = await write(page, 'স্কুল খুলছে রোববার', 'ছুটি শেষে ক্লাস শুরু রোববার।')
  await page.getByRole('button', { name: commands.publish }).click()
  await expect(page.getByText(done.published)).toBeVisible()
  await headline(page).fill('স্কুল খুলছে সোমবার')
  await page.getByRole('button', { name: commands.update }).click()
  await expect(page.getByText(done.updated)).toBeFocused()

  // Looking is no act: the frames of the preview leave no trace in the story's book.
  await page.goto(`/newsroom/stories/${id}/preview`)
  await expect(page.frameLocator('iframe[aria-hidden=false]').first().getByRole('heading', { level: 1 })).toBeVisible()
  await page.goto(`/newsroom/stories/${id}/history`)
  await expect(page.getByText(`রুবিনা ইয়াসমিন: ${desk.actions['story-publish']}`)).toHaveCount(2)
  await expect(page.getByText(desk.actions['preview-create'])).toHaveCount(0)
  const first = toBanglaDigits(1)
  const versions = page.getByRole('listitem').filter({ hasText: fill(history.version, { n: toBanglaDigits(2) }) })
  await versions.getByRole('link', { name: new RegExp(fill(history.against, { n: first })) }).click()
  const comparison = page.getByRole('region', { name: fill(history.between, { from: first, to: toBanglaDigits(2) }) })
  await expect(comparison.locator('del')).toHaveText('রোববার')
  await expect(comparison.locator('ins')).toHaveText('সোমবার')

  const earlier = page.getByRole('listitem').filter({ hasText: `${fill(history.version, { n: first })} ·` })
  await earlier.getByRole('button', { name: history.restore }).click()
  await expect(page.getByText(done.restored)).toBeVisible()
  await page.goto(`/newsroom/stories/${id}`)
  await expect(headline(page)).toHaveValue('স্কুল খুলছে রোববার')
  const paper = async () => (await page.request.get(`/national/${id}`, { headers: { cookie: '' } })).text()
  expect(await paper()).toContain('স্কুল খুলছে সোমবার')
  await page.getByRole('button', { name: commands.update }).click()
  await expect.poll(paper).not.toContain('স্কুল খুলছে সোমবার')
  await page.goto(`/newsroom/stories/${id}/history?from=2`)
  await expect(page.locator('del').first()).toHaveText('সোমবার')
})

test('The text of a page is read field by field beside its source, and becomes a draft', async ({ page }) => {
  await joinAs(page, 'sub-editor', 'শামীমা নাসরীন')
  await page.goto('/newsroom/take-text')
  await page.getByRole('button', { name: taking.read }).click()
  await expect(page.getByText(taking.refusals.empty)).toBeVisible()
  const source = readFileSync(new URL('../fixtures/pages/000_2f6b1c9d40e7a835.txt', import.meta.url))
  await page.getByLabel(taking.chooseFile).setInputFiles({ name: 'page.txt', mimeType: 'text/plain', buffer: source })
  await expect(page.getByText(fill(taking.chosenFile, { name: 'page.txt' }))).toBeVisible()
  await page.getByRole('button', { name: taking.read }).click()
  const reading = page.getByRole('region', { name: taking.reading })
  const read = (term: string) => reading.locator('div').filter({ has: page.locator('dt').getByText(term, { exact: true }) }).locator('dd')
  await expect(read(desk.fields.headline)).toHaveText('বাংলা পঞ্জিকায় আশ্বিন এখন ৩১ দিনের')
  await expect(read(desk.fields.bylines)).toHaveText('শিক্ষা ডেস্ক')
  await expect(read(desk.fields.published)).toHaveText(formatDateTime(new Date('2024-10-03T03:05:00Z'), 'bn'))
  await expect(read(desk.fields.section)).toHaveText(sectionName('education'))
  await expect(read(desk.fields.signOff)).toHaveText('কেএন')
  await expect(read(desk.fields.place)).toHaveText(taking.empty)
  await expect(reading.getByText(taking.doubts['bangla-date-differs'])).toBeVisible()
  await expect(page.getByLabel(taking.source)).toHaveValue(/বাংলা পঞ্জিকায় আশ্বিন/)
  // What is mended in the source is what is taken.
  const mended = (await page.getByLabel(taking.source).inputValue()).replace('বাংলা পঞ্জিকায় আশ্বিন এখন ৩১ দিনের', 'আশ্বিন মাস কেন ৩১ দিনের')
  await page.getByLabel(taking.source).fill(mended)
  await page.getByRole('button', { name: taking.create }).click()
  await expect(page.getByText(done.taken)).toBeVisible()
  await expect(headline(page)).toHaveValue('আশ্বিন মাস কেন ৩১ দিনের')
  await expect(body(page).locator('p')).toHaveCount(5)
})

test('A headline that waits for its text takes it from a page, and keeps its own words', async ({ page }) => {
  await joinAs(page, 'sub-editor', 'শামীমা নাসরীন')
  await page.goto('/newsroom')
  const waiting = list(page, desk.lists.waiting).getByRole('link').last()
  const words = await waiting.innerText()
  await waiting.click()
  await page.getByRole('link', { name: desk.write.takeText }).click()
  await expect(page.getByText(fill(taking.forHeadline, { headline: words }))).toBeVisible()
  await page.getByLabel(taking.text).fill(['অন্য একটি শিরোনাম', '', 'নদীর পানি সকাল থেকে বাড়ছে, ঘাটের সিঁড়ি তিন ধাপ ডুবে গেছে।', '', 'বিকেলে পানি নামতে শুরু করলে মাঝিরা আবার নৌকা বাঁধেন ঘাটে।'].join('\n'))
  await page.getByRole('button', { name: taking.read }).click()
  await page.getByRole('button', { name: taking.fill }).click()
  await expect(page.getByText(done.taken)).toBeVisible()
  await expect(headline(page)).toHaveValue(words)
  await expect(body(page).locator('p')).toHaveCount(2)
})

test('A story is found by its words, its state and whoever has it in hand, in any mixture', async ({ page }) => {
  // Nobody else of this newsroom is called so.
  const name = `সন্ধানী ${toBanglaDigits(Date.now() % 1_000_000)}`
  await joinAs(page, 'editor', name)
  const words = 'কুয়াশায় ফেরি বন্ধ পাটুরিয়ায়'
  await write(page, words, 'ভোর থেকে ফেরি চলেনি, ঘাটে ট্রাকের সারি।')
  const results = page.getByRole('region', { name: finding.results })
  const find = async (wanted: { words?: string; state?: string; person?: string; section?: string }) => {
    await page.goto('/newsroom/find')
    if (wanted.words !== undefined) await page.getByLabel(finding.words).fill(wanted.words)
    for (const [label, choice] of [[finding.state, wanted.state], [finding.section, wanted.section], [finding.person, wanted.person]] as const) {
      if (choice !== undefined) await page.getByRole('combobox', { name: label, exact: true }).selectOption({ label: choice })
    }
    await page.getByRole('button', { name: finding.submit }).click()
    await expect(page).toHaveURL(/find\?/)
  }
  await find({ words: 'ট্রাকের সারি' })
  await expect(results.getByRole('link', { name: words })).toBeVisible()
  await find({ words: 'পাটুরিয়ায়', state: desk.state.draft, section: sectionName('national'), person: name })
  await expect(results.getByRole('link', { name: words })).toBeVisible()
  await find({ words: 'পাটুরিয়ায়', state: desk.state.published })
  await expect(results.getByText(finding.none)).toBeVisible()
  await find({ words: 'পাটুরিয়ায়', section: sectionName('sports') })
  await expect(results.getByText(finding.none)).toBeVisible()
})
