import { bn, leadPage } from './paper'
import { expect, leadAddress, openLeadStory, test, type Page } from './reader'
import { comeVoices, endSentence, heard, speakWith } from './voice'

const tools = (page: Page) => page.getByRole('group', { name: bn.tools.title })
const player = (page: Page) => page.getByRole('group', { name: bn.tools.listening })
const lastSaid = async (page: Page) => (await heard(page)).sentences.at(-1)
const marked = (page: Page) => page.evaluate(() => [...(CSS.highlights.get('aloud') ?? [])].join(''))

test('A story is read aloud from its headline on, sentence by sentence, each marked while it is said', async ({ page }) => {
  await speakWith(page, ['en-US', 'bn-BD'])
  await openLeadStory(page)
  await tools(page).getByRole('button', { name: bn.tools.listen }).click()
  await expect(player(page)).toBeVisible()
  expect(await heard(page)).toMatchObject({ sentences: [{ text: leadPage.headline, lang: 'bn-BD', rate: 1 }] })
  expect(await marked(page)).toBe(leadPage.headline)

  await endSentence(page)
  const first = await lastSaid(page)
  const opening = await page.getByRole('article').locator('.prose > p, [data-aloud]').first().textContent()
  expect(opening).toContain((await marked(page)).trim())
  await endSentence(page)
  expect((await lastSaid(page))!.text).not.toBe(first!.text)

  // To the end: whoever handled the text signs it with initials, which nobody says, and then the player goes.
  for (let at = 0; at < 200 && await player(page).isVisible(); at++) await endSentence(page)
  await expect(player(page)).toBeHidden()
  const all = (await heard(page)).sentences.map(({ text }) => text).join(' ')
  expect(all).not.toContain(leadPage.signOff.replaceAll('/', ''))
  expect(all).not.toMatch(/[0-9\u09E6-\u09EF]/)
})

test('A reader stops the voice, goes on, goes by paragraphs and chooses a speed that is kept', async ({ page }) => {
  await speakWith(page, ['bn-IN'])
  const address = await leadAddress(page)
  await page.goto(address)
  const begin = async () => {
    await tools(page).getByRole('button', { name: bn.tools.listen }).click()
    await expect(player(page)).toBeVisible()
  }
  await begin()
  await player(page).getByRole('button', { name: bn.tools.on }).click()
  const paragraph = await lastSaid(page)
  expect(paragraph!.text).not.toBe(leadPage.headline)

  await player(page).getByRole('button', { name: bn.tools.pause }).click()
  const stopped = await heard(page)
  await endSentence(page)
  expect(await heard(page)).toEqual(stopped)
  await player(page).getByRole('button', { name: bn.tools.play }).click()
  // A voice that was stopped says the sentence again.
  expect((await lastSaid(page))!.text).toBe(paragraph!.text)

  await player(page).getByRole('button', { name: bn.tools.back }).click()
  expect((await lastSaid(page))!.text).toBe(leadPage.headline)
  await player(page).getByLabel(bn.tools.speed).selectOption('1.5')
  expect(await lastSaid(page)).toMatchObject({ text: leadPage.headline, rate: 1.5 })

  // Scrolling away from it does not stop it.
  const said = (await heard(page)).sentences.length
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await endSentence(page)
  expect((await heard(page)).sentences).toHaveLength(said + 1)
  await expect(player(page)).toBeInViewport()

  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')))
  await expect(player(page)).toBeHidden()
  expect(await page.evaluate('speechSynthesis.speaking')).toBe(false)
  await page.goto(address)
  await begin()
  expect(await lastSaid(page)).toMatchObject({ rate: 1.5 })
})

test('Listening is offered once a Bengali voice has come, above the text too, and never without one', async ({ page, browser }) => {
  await speakWith(page, ['bn_BD'], { late: true })
  await openLeadStory(page)
  const listen = page.getByRole('button', { name: bn.tools.listen })
  // What stands beside it has been uncovered, so its script has run.
  await expect(tools(page).getByRole('button', { name: bn.tools.print })).toBeVisible()
  await expect(listen).toHaveCount(0)
  await comeVoices(page)
  await expect(listen).toHaveCount(2)
  await listen.first().click()
  await expect(player(page)).toBeVisible()
  expect(await lastSaid(page)).toMatchObject({ text: leadPage.headline })
  await player(page).getByRole('button', { name: bn.tools.stop }).click()
  await expect(listen.first()).toBeFocused()

  const elsewhere = await browser.newPage()
  await speakWith(elsewhere, ['en-US', 'hi-IN'])
  await elsewhere.goto(page.url())
  await expect(tools(elsewhere).getByRole('button', { name: bn.tools.print })).toBeVisible()
  await expect(elsewhere.getByRole('button', { name: bn.tools.listen })).toHaveCount(0)
  await elsewhere.close()
})
