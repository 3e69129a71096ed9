import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { beginStory, joinAs } from './editors'
import { bn } from './paper'

const t = bn.newsroom.writing
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const body = (page: Page) => page.getByRole('textbox', { name: t.body.label })
const typingSwitch = (page: Page) => page.getByRole('button', { name: t.typing.label })
const options = (page: Page) => page.getByRole('listbox', { name: t.typing.options })
const saved = (page: Page) => expect(page.getByText(t.saving.saved, { exact: true })).toBeVisible()

/** Begins a story with Bengali from Latin keys switched on, by the keyboard. */
async function beginTyping(page: Page): Promise<void> {
  await joinAs(page, 'reporter', 'আয়েশা সিদ্দিকা')
  await beginStory(page)
  await field(page, t.fields.headline).click()
  await page.keyboard.press('Control+m')
  await expect(typingSwitch(page)).toHaveAttribute('aria-pressed', 'true')
}

/** Undoes and says what is left, as often as asked. */
async function undone(page: Page, times: number, text: () => Promise<string>): Promise<string[]> {
  const left: string[] = []
  for (let time = 0; time < times; time += 1) {
    await page.keyboard.press('Control+z')
    left.push(await text())
  }
  return left
}

test('On a borrowed computer a headline, a text and the smaller fields are typed with Latin keys, and saved', async ({ page }) => {
  await beginTyping(page)
  await page.keyboard.type('DrOn nie jatisoNGghe bitorrko')
  await expect(field(page, t.fields.headline)).toHaveValue('ড্রোন নিএ জাতিসঞঘে বিতর্ক')
  await field(page, t.fields.standfirst).click()
  await page.keyboard.type('12.5 shotangsho. D. iunUs bolen')
  await expect(field(page, t.fields.standfirst)).toHaveValue('১২.৫ শতাংশ। ড. ইউনূস বলেন')
  await body(page).click()
  await page.keyboard.type('ami banglay gan gai.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('dwitIyo kotha')
  await expect(body(page).locator('p').first()).toHaveText('আমি বাংলায় গান গাই।')
  await expect(body(page).locator('p').nth(1)).toHaveText('দ্বিতীয় কথা')
  await field(page, t.fields.place).click()
  await page.keyboard.type('Dhaka')
  await expect(field(page, t.fields.place)).toHaveValue('ঢাকা')
  await page.getByText(t.fields.more, { exact: true }).click()
  await field(page, t.fields.shortHeadline).click()
  await page.keyboard.type('chOTO')
  await expect(field(page, t.fields.shortHeadline)).toHaveValue('ছোটো')
  await page.getByRole('combobox', { name: t.chosen.search.replace('{label}', t.fields.topics) }).click()
  await page.keyboard.type('iran')
  await expect(page.getByRole('combobox', { name: t.chosen.search.replace('{label}', t.fields.topics) })).toHaveValue('ইরান')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: t.chosen.search.replace('{label}', t.fields.topics) })).toHaveValue('iran')
  await saved(page)
  await page.reload()
  await expect(field(page, t.fields.headline)).toHaveValue('ড্রোন নিএ জাতিসঞঘে বিতর্ক')
  await expect(body(page)).toContainText('দ্বিতীয় কথা')
})

test('The device remembers; nothing of it is loaded before it is switched on, and switched off the keys are Latin again', async ({ page }) => {
  const scripts = new Set<string>()
  page.on('request', (request) => void (request.resourceType() === 'script' && scripts.add(request.url())))
  await joinAs(page, 'reporter', 'আয়েশা সিদ্দিকা')
  await beginStory(page)
  await body(page).click()
  await page.keyboard.type('ami ')
  const before = scripts.size
  await page.keyboard.press('Control+m')
  await expect(typingSwitch(page)).toHaveAttribute('aria-pressed', 'true')
  expect(scripts.size).toBeGreaterThan(before)
  await page.keyboard.type('ami ')
  await expect(body(page)).toHaveText('ami আমি ')
  await saved(page)
  await page.reload()
  await expect(typingSwitch(page)).toHaveAttribute('aria-pressed', 'true')
  await typingSwitch(page).click()
  await expect(typingSwitch(page)).toHaveAttribute('aria-pressed', 'false')
  await page.reload()
  await expect(body(page)).toBeVisible()
  await expect(typingSwitch(page)).toHaveAttribute('aria-pressed', 'false')
})

test('Words of this newspaper are chosen by digit and by arrows, are announced, and Escape leaves the Latin word', async ({ page }) => {
  await beginTyping(page)
  await page.keyboard.type('dhaka')
  await expect(options(page).getByRole('option')).not.toHaveCount(1)
  await expect(options(page).getByRole('option').first()).toContainText('ধাকা')
  const at = await options(page).getByRole('option').allTextContents().then((all) => all.findIndex((one) => one.endsWith('ঢাকা')))
  expect(at).toBeGreaterThan(0)
  await expect(page.getByRole('status').filter({ hasText: 'ঢাকা' })).toHaveCount(1)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  await page.keyboard.press(String(at + 1))
  await expect(field(page, t.fields.headline)).toHaveValue('ঢাকা')
  await expect(options(page)).toHaveCount(0)
  await page.keyboard.type(' bnp')
  await page.keyboard.press('Escape')
  await page.keyboard.type(' ')
  await expect(field(page, t.fields.headline)).toHaveValue('ঢাকা bnp ')

  await body(page).click()
  await page.keyboard.type('dhaka')
  await expect(options(page).getByRole('option')).not.toHaveCount(1)
  for (let down = 0; down < at; down += 1) await page.keyboard.press('ArrowDown')
  await expect(body(page)).toHaveText('ঢাকা')
  await expect(options(page).getByRole('option', { selected: true })).toContainText('ঢাকা')
  await expect(body(page)).toHaveAttribute('aria-activedescendant', /./)
  await page.keyboard.press('Enter')
  await page.keyboard.type('. ')
  await expect(body(page)).toHaveText('ঢাকা। ')
  await page.keyboard.type('dhaka')
  await options(page).getByRole('option').nth(at).click()
  await expect(body(page)).toHaveText('ঢাকা। ঢাকা')
})

test('Backspace takes one key of the word, or one code point of the text; undoing takes a word', async ({ page }) => {
  await beginTyping(page)
  const value = () => field(page, t.fields.headline).inputValue()
  await expectBackspace(page, value)
  await field(page, t.fields.headline).fill('')
  await page.keyboard.type('ami jabo na')
  expect(await undone(page, 3, value)).toEqual(['আমি জাব ', 'আমি ', ''])
  await page.keyboard.press('Control+y')
  expect(await value()).toBe('আমি ')

  await body(page).click()
  const text = () => text_(body(page))
  await expectBackspace(page, text)
  for (let times = 0; times < 12; times += 1) await page.keyboard.press('Backspace')
  await page.keyboard.type('ami jabo na')
  expect(await undone(page, 2, text)).toEqual(['আমি জাব ', 'আমি '])
})

const text_ = async (locator: Locator) => (await locator.textContent()) ?? ''

async function expectBackspace(page: Page, text: () => Promise<string>): Promise<void> {
  await page.keyboard.type('krikeT')
  await page.keyboard.press('Backspace')
  expect(await text()).toBe('ক্রিকে')
  await page.keyboard.type('T ')
  expect(await text()).toBe('ক্রিকেট ')
  const left: string[] = []
  for (let times = 0; times < 4; times += 1) {
    await page.keyboard.press('Backspace')
    left.push(await text())
  }
  expect(left).toEqual(['ক্রিকেট', 'ক্রিকে', 'ক্রিক', 'ক্রি'])
  await page.keyboard.type('keT')
  expect(await text()).toBe('ক্রিকেট')
}

test('A keyboard of the system goes on composing, a paste stays what it is, and old Bengali is still converted', async ({ page, context }) => {
  await beginTyping(page)
  await body(page).click()
  const keyboard = await context.newCDPSession(page)
  for (const text of ['ক', 'কা', 'কার', 'কার্', 'কার্য', 'কার্যকর']) {
    await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  }
  await keyboard.send('Input.insertText', { text: 'কার্যকর' })
  await expect(body(page)).toHaveText('কার্যকর')
  // A keyboard that shows Latin letters while it composes.
  for (const text of ['a', 'am', 'ami']) await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await expect(body(page)).toHaveText('কার্যকরami')
  await expect(options(page)).toHaveCount(0)
  await keyboard.send('Input.insertText', { text: ' আমি ' })
  await page.keyboard.type('thaki ')
  await expect(body(page)).toHaveText('কার্যকর আমি থাকি ')
  const paste = (html: string, text: string) => page.evaluate(([html, text]) => {
    const data = new DataTransfer()
    if (html !== '') data.setData('text/html', html!)
    data.setData('text/plain', text!)
    document.querySelector('#body')!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, [html, text])
  await paste('', 'FIFA ')
  await expect(body(page)).toContainText('থাকি FIFA')
  await page.keyboard.type(' khela ')
  await expect(body(page)).toContainText('FIFA খেলা')
  await page.keyboard.press('Enter')
  await paste('', 'Avgvi †mvbvi evsjv, Avwg †Zvgvq fv‡jvevwm')
  await expect(body(page)).toContainText('আমার সোনার বাংলা')
  await saved(page)
})

test('Section and topics are proposed from what is written, and added only when somebody agrees', async ({ page }) => {
  await joinAs(page, 'editor', 'প্রস্তাবের সম্পাদক')
  const topics = page.getByRole('combobox', { name: t.chosen.search.replace('{label}', t.fields.topics) })
  const section = page.getByLabel(t.fields.section, { exact: true })
  for (const headline of ['শিমুলতলী ঘাটে নৌকাবাইচ', 'শিমুলতলী ঘাটে নৌকাবাইচে হার', 'নৌকাবাইচ এবার শিমুলতলী ঘাটে']) {
    await beginStory(page)
    await field(page, t.fields.headline).fill(headline)
    await section.selectOption('sports')
    await topics.fill('শিমুলতলী')
    await page.getByRole('option', { name: 'শিমুলতলী', exact: true }).click()
    await body(page).click()
    await page.keyboard.type('ঘাটে ভিড়।')
    await page.getByRole('button', { name: bn.newsroom.desk.commands.publish, exact: true }).click()
    await expect(page.getByText(bn.newsroom.desk.done.published)).toBeVisible()
  }
  await beginStory(page)
  await field(page, t.fields.headline).fill('শিমুলতলীর ঘাটে নৌকাবাইচের প্রস্তুতি')
  const proposed = page.getByRole('button', { name: t.proposals.add.replace('{name}', 'শিমুলতলী') })
  await expect(proposed).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'শিমুলতলী' })).toHaveCount(0)
  await expect(section).not.toHaveValue('sports')
  await proposed.press('Enter')
  await expect(page.getByRole('listitem').filter({ hasText: 'শিমুলতলী' })).toHaveCount(1)
  await expect(proposed).toHaveCount(0)
  await page.getByRole('button', { name: new RegExp(t.proposals.takeSection.replace('{name}', '.+')) }).press('Enter')
  await expect(section).toHaveValue('sports')
  await expect(section).toBeFocused()
  await saved(page)
})
