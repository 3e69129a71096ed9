import { mkdirSync, writeFileSync } from 'node:fs'
import { join as path } from 'node:path'
import type { Browser, Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { newsroomRoutes } from '@/lib/routes'
import messages from '@/messages/bn.json' with { type: 'json' }
import type { OwnServer } from './own-server'
import { root } from './prepare.mjs'

/** As a small phone shows it, so that the words of a picture can be read on one. */
const width = 360

/** No picture may be larger than this. */
const largest = 40_000

const folder = path(root, 'app', 'newsroom', 'help', 'pictures')
const { desk, writing, pictures, people } = messages.newsroom

const headline = 'হাওরে আগাম বন্যার শঙ্কা, ধান কাটায় ব্যস্ত কৃষক'
const text = ['উজানের ঢল আর টানা বৃষ্টিতে সুনামগঞ্জের হাওরে পানি বাড়ছে।', 'আগামী ৪৮ ঘন্টা পানি আরও বাড়তে পারে।']

/** Draws the newsroom at work, as its help shows it: one story on its way, from the first word to a correction. */
export async function drawHelp(browser: Browser, server: OwnServer): Promise<void> {
  mkdirSync(folder, { recursive: true })
  // Higher than any page, so that nothing that keeps to an edge of the window covers what is drawn.
  const window = {
    baseURL: server.origin, viewport: { width, height: 2_400 }, deviceScaleFactor: 2, locale: 'bn-BD', timezoneId: 'Asia/Dhaka',
    colorScheme: 'light', reducedMotion: 'reduce',
  } as const
  const [page, colleague] = [await (await browser.newContext(window)).newPage(), await (await browser.newContext(window)).newPage()]
  try {
    await join(page, await server.firstInvitation(), 'নাসরিন আক্তার')
    await join(colleague, await invite(page, 'রফিক হাসান'), 'রফিক হাসান')
    await drawWriting(page)
    await drawConflict(page, colleague)
    await drawPublishing(page)
    await drawPasting(page)
  } finally {
    await page.context().close()
    await colleague.context().close()
  }
}

async function join(page: Page, invitation: string, name: string): Promise<void> {
  await page.goto(invitation)
  const field = page.getByLabel(people.name)
  if (await field.isEditable()) await field.fill(name)
  const address = page.getByLabel(people.email)
  if (await address.isEditable()) await address.fill('desk@example.org')
  await page.getByLabel(people.password).fill('সকালের রোদে শুকানো ধানের গন্ধ')
  await page.getByRole('button', { name: people.join.submit }).click()
  await page.waitForURL(/\/newsroom$/)
}

/** Asks a colleague in by the page for it; gives the address at which they join. */
async function invite(page: Page, name: string): Promise<string> {
  await page.goto(newsroomRoutes.people())
  await page.getByLabel(people.name).fill(name)
  await page.getByLabel(people.email).fill('colleague@example.org')
  await page.getByLabel(people.role).last().selectOption('editor')
  await page.getByRole('button', { name: people.people.invite }).click()
  return page.locator('input[readonly]').inputValue()
}

const headlineOf = (page: Page) => page.getByRole('textbox', { name: writing.fields.headline, exact: true })
const bodyOf = (page: Page) => page.getByRole('textbox', { name: writing.body.label })
const savedOn = (page: Page) => page.getByText(writing.saving.saved, { exact: true }).waitFor()
const command = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const fold = (page: Page, name: string) => page.locator('details', { has: page.locator('summary').getByText(name, { exact: true }) })

async function begin(page: Page): Promise<void> {
  await page.goto(newsroomRoutes.desk())
  await command(page, desk.newStory).click()
  await bodyOf(page).waitFor()
}

async function drawWriting(page: Page): Promise<void> {
  await begin(page)
  await headlineOf(page).fill(headline)
  await bodyOf(page).click()
  await page.keyboard.type(text.join('\n'))
  await page.locator('.hint').first().waitFor()
  await savedOn(page)
  await draw(page, 'write', page.locator('.writing-line'), bodyOf(page), 420)
  await command(page, writing.lead.add).click()
  const dialog = page.getByRole('dialog')
  const boat = await sharp(path(root, 'seeds', 'sample-paper', 'pictures', 'boat.svg')).resize(1_200).jpeg().toBuffer()
  await dialog.getByLabel(pictures.choose.file).setInputFiles({ name: 'boat.jpg', mimeType: 'image/jpeg', buffer: boat })
  await dialog.getByLabel(pictures.fields.alt).fill('নদীতে পালতোলা নৌকা, হাল ধরে আছেন একজন')
  await dialog.getByLabel(pictures.fields.credit, { exact: true }).fill('রফিক হাসান')
  await draw(page, 'pictures', dialog.getByRole('img'), dialog, 560)
  await command(page, pictures.fields.take).click()
  await dialog.waitFor({ state: 'detached' })
  await savedOn(page)
}

async function drawConflict(page: Page, colleague: Page): Promise<void> {
  await colleague.goto(page.url())
  await bodyOf(colleague).getByText(text[0]!).click()
  await colleague.keyboard.press('End')
  await colleague.keyboard.type(' কৃষকেরা ধান কাটছেন।')
  await savedOn(colleague)
  await bodyOf(page).getByText(text[0]!).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' বাঁধে পাহারা বসেছে।')
  const question = page.getByRole('region').filter({ has: page.locator('#conflict-title') })
  await question.waitFor()
  await page.getByRole('radio', { name: writing.conflict.take.both }).last().check()
  await draw(page, 'conflict', question, question, 640)
  await command(page, writing.conflict.save).click()
  await savedOn(page)
}

async function drawPublishing(page: Page): Promise<void> {
  const address = page.url().replace(/\?.*/, '')
  await page.goto(`${address}/preview`)
  await page.frameLocator('iframe[aria-hidden=false]').first().getByRole('heading', { level: 1 }).waitFor()
  await draw(page, 'preview', page.getByRole('heading', { level: 1 }), page.getByRole('main'), 620)
  await page.goto(address)
  await savedOn(page)
  const commands = page.getByRole('region', { name: desk.write.commands })
  await fold(page, desk.commands.schedule).locator('summary').click()
  await draw(page, 'schedule', commands, commands)
  await command(page, desk.commands.publish).click()
  await page.getByText(desk.done.published).waitFor()
  await draw(page, 'publish', commands, commands)
  await fold(page, desk.commands.correct).locator('summary').click()
  await page.getByLabel(desk.commands.correction).fill('প্রথমে লেখা হয়েছিল, পানি কমছে। আসলে পানি বাড়ছে।')
  await draw(page, 'correct', fold(page, desk.commands.correct), fold(page, desk.commands.correct))
  await fold(page, desk.commands.withdraw).locator('summary').click()
  await draw(page, 'withdraw', fold(page, desk.commands.withdraw), fold(page, desk.commands.withdraw))
  await headlineOf(page).fill(headline.replace('আগাম', 'আবার'))
  await command(page, desk.commands.update).click()
  await page.getByText(desk.done.updated).waitFor()
  await page.goto(`${address}/history?from=1&to=2`)
  await draw(page, 'history', page.getByRole('heading', { level: 1 }), page.getByRole('main'), 420)
  await page.goto(newsroomRoutes.desk())
  await draw(page, 'begin', page.getByRole('banner'), page.getByRole('main'), 520)
}

async function drawPasting(page: Page): Promise<void> {
  await begin(page)
  await bodyOf(page).click()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/html', '<p style="font-family:SutonnyMJ">Avgvi †mvbvi evsjv</p>')
    data.setData('text/plain', 'Avgvi †mvbvi evsjv')
    document.querySelector('#body')!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  const notice = page.getByRole('status', { name: writing.ansi.title })
  await notice.waitFor()
  await draw(page, 'bengali', notice, notice)
  await page.goto(newsroomRoutes.takeText())
  await page.getByLabel(desk.taking.text).fill([headline, '', 'নিজস্ব প্রতিবেদক', '১৪ এপ্রিল ২০২৬, ০৯:০০', '', ...text.flatMap((one) => [one, ''])].join('\n'))
  await command(page, desk.taking.read).click()
  const reading = page.getByRole('region', { name: desk.taking.reading })
  await reading.waitFor()
  await draw(page, 'take-text', reading, reading, 560)
}

/** What stands between the head of one part and the foot of another, no more than so many pixels high, at full width. */
async function draw(page: Page, name: string, from: Locator, to: Locator, most = 900): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const [first, last] = [await from.boundingBox(), await to.boundingBox()]
  const top = Math.max(0, first!.y - 4)
  const height = Math.min(most, last!.y + last!.height + 4 - top)
  const screenshot = await page.screenshot({ animations: 'disabled', caret: 'hide', clip: { x: 0, y: top, width, height } })
  const picture = await sharp(screenshot).avif({ quality: 55, chromaSubsampling: '4:4:4', effort: 6 }).toBuffer()
  if (picture.length > largest) throw new Error(`${name} has ${picture.length} bytes.`)
  writeFileSync(path(folder, `${name}.avif`), picture)
  console.log(`app/newsroom/help/pictures/${name}.avif: ${Math.round(picture.length / 1000)} kB`)
}
