import AxeBuilder from '@axe-core/playwright'
import { bn, leadPage } from './paper'
import { expect, leadAddress, openLeadStory, test, type Page } from './reader'
import { ground, colours } from './theme'
import { speakWith } from './voice'

const tools = (page: Page) => page.getByRole('group', { name: bn.tools.title })
const open = (page: Page, word: string) => tools(page).getByText(word, { exact: true }).click()

test('A story is passed on by the dialog of the platform, as a link to a network or by its copied address', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.share = (what?: ShareData) => {
      Object.assign(window, { shared: what })
      return Promise.resolve()
    }
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: (text: string) => Promise.resolve(Object.assign(window, { copied: text })) } })
  })
  await openLeadStory(page)
  await open(page, bn.tools.share)
  await tools(page).getByRole('button', { name: bn.tools.platform }).click()
  const short = new URL((await tools(page).locator('[data-short]').getAttribute('href'))!, page.url()).href
  expect(await page.evaluate('shared')).toEqual({ title: leadPage.headline, url: short })

  await tools(page).getByRole('button', { name: bn.tools.copy }).click()
  await expect(tools(page).getByText(bn.tools.copied)).toBeVisible()
  expect(await page.evaluate('copied')).toBe(short)
  for (const [name, holds] of [[bn.tools.whatsapp, 'https://wa.me/'], [bn.tools.facebook, 'https://www.facebook.com/sharer/'], [bn.tools.messenger, 'fb-messenger://share/']] as const) {
    const href = await tools(page).getByRole('link', { name }).getAttribute('href')
    expect(href).toContain(holds)
    expect(href).toContain(encodeURIComponent(short))
  }

  await page.keyboard.press('Escape')
  await expect(tools(page).getByRole('link', { name: bn.tools.facebook })).toBeHidden()
  await page.goto(short)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(leadPage.headline)
})

test('The colours are chosen beside the text, and what is open is as accessible as the rest', async ({ page }) => {
  await speakWith(page, ['bn-BD'])
  await openLeadStory(page)
  await open(page, bn.tools.look)
  await tools(page).getByRole('group', { name: bn.settings.theme }).getByText(bn.settings.themeNight, { exact: true }).click()
  expect(await ground(page)).toBe(colours.night.paper)
  const faults = async () => (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
  expect(await faults()).toEqual([])
  await open(page, bn.tools.share)
  await expect(tools(page).getByRole('button', { name: bn.tools.copy })).toBeVisible()
  expect(await faults()).toEqual([])
  await page.keyboard.press('Escape')
  await tools(page).getByRole('button', { name: bn.tools.listen }).click()
  await expect(page.getByRole('group', { name: bn.tools.listening })).toBeVisible()
  expect(await faults()).toEqual([])
})

const insideApps = {
  'Facebook on Android': 'Mozilla/5.0 (Linux; Android 13; SM-A135F Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0.6099.144 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/446.0.0.36.112;]',
  'Facebook on an iPhone': 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/446.0.0.36.112;FBDV/iPhone14,5]',
  'Messenger': 'Mozilla/5.0 (Linux; Android 12; Redmi 9A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0.6045.193 Mobile Safari/537.36 [FB_IAB/Orca-Android;FBAV/438.0.0.26.120;]',
}

for (const [name, userAgent] of Object.entries(insideApps)) {
  test.describe(`Inside ${name}`, () => {
    test.use({ userAgent, serviceWorkers: 'block' })

    test('a story is read and passed on, and nothing is offered that does nothing there', async ({ page }) => {
      await speakWith(page, ['bn-BD'])
      await page.addInitScript(() => {
        for (const name of ['share', 'clipboard', 'serviceWorker']) Object.defineProperty(Navigator.prototype, name, { value: undefined, configurable: true })
        delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker
      })
      await page.goto(await leadAddress(page))
      await expect(page.getByRole('article')).toContainText(leadPage.signOff)
      await open(page, bn.tools.share)
      await tools(page).getByRole('button', { name: bn.tools.copy }).click()
      await expect(tools(page).getByRole('status').filter({ hasText: /./ })).toBeVisible()
      await expect(tools(page).getByRole('link', { name: bn.tools.facebook })).toBeVisible()
      for (const word of [bn.tools.platform, bn.tools.listen, bn.tools.print, bn.kept.storyButton]) await expect(page.getByRole('button', { name: word })).toHaveCount(0)
      await expect(page.getByRole('link', { name: bn.tools.messenger })).toHaveCount(0)
    })
  })
}
