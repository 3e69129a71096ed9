import { bn, en, leadPage, sectionName } from './paper'
import { expect, openLeadStory, test } from './reader'

test('A reader changes the language of the interface and comes back to the same story', async ({ page }) => {
  await openLeadStory(page)
  const address = page.url()
  const document = page.locator('html')
  await expect(document).toHaveAttribute('lang', 'bn')

  const pages = page.getByRole('contentinfo')
  await pages.getByRole('link', { name: bn.site.language, exact: true }).click()
  await expect(page).toHaveURL(address.replace(/(\/[a-z-]+\/[0-9a-z]{10})$/, '/en$1'))
  await expect(document).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toHaveText(leadPage.headline)
  await expect(page.getByRole('article').getByRole('link', { name: sectionName(leadPage.section, 'en'), exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: en.story.related })).toBeVisible()

  await pages.getByRole('link', { name: en.site.language, exact: true }).click()
  await expect(page).toHaveURL(address)
  await expect(document).toHaveAttribute('lang', 'bn')
})

test('In the English interface Bengali runs are marked as Bengali, and the other way round', async ({ page }) => {
  await openLeadStory(page)
  await page.goto(`/en${new URL(page.url()).pathname}`)
  for (const text of [leadPage.headline, leadPage.desk, leadPage.signOff, leadPage.related[0]!]) {
    const run = page.getByRole('main').getByText(text).first()
    expect(await run.evaluate((node) => node.closest('[lang]')!.getAttribute('lang')), text).toBe('bn')
  }
  // No Bengali letter stands in a run that claims to be English.
  const wrong = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!
      const text = node.textContent!.trim()
      if (parent.closest('script, style') || !parent.closest('body')) continue
      if (/[\u0980-\u09FE]/.test(text) && parent.closest('[lang]')!.getAttribute('lang') !== 'bn') found.push(text)
    }
    return found
  })
  expect(wrong).toEqual([])

  await page.goto('/')
  const way = page.getByRole('contentinfo').getByRole('link', { name: bn.site.language, exact: true })
  await expect(way).toHaveAttribute('lang', 'en')
  await expect(way).toHaveAttribute('hreflang', 'en')
})

test('Whoever reads in English stays there from page to page', async ({ page }) => {
  await page.goto('/en')
  const own = await page.evaluate(() => [...document.querySelectorAll('a[href^="/"]')]
    .filter((link) => link.getAttribute('hreflang') !== 'bn').map((link) => link.getAttribute('href')!))
  expect(own.length).toBeGreaterThan(40)
  // A choice of form leads back to where it was made.
  const leads = own.map((href) => href.startsWith('/view/') ? new URL(href, 'http://paper').searchParams.get('to')! : href)
  expect(leads.filter((href) => href !== '/en' && !href.startsWith('/en/'))).toEqual([])
})

test('Dates and numerals follow the language of the interface', async ({ page }) => {
  await page.goto('/en')
  const shown = await page.getByRole('banner').locator('time').innerText()
  expect(shown).toMatch(/^[A-Z][a-z]+day, \d{1,2} [A-Z][a-z]+ \d{4}$/)
  await page.goto('/')
  expect(await page.getByRole('banner').locator('time').innerText()).toMatch(/^[\u0980-\u09FE]+, [০-৯]{1,2} [\u0980-\u09FE]+ [০-৯]{4}$/)
  // Latin digits stand nowhere on a Bengali page except inside headlines and texts that have them.
  expect(await page.getByRole('main').getByRole('region', { name: bn.site.mostRead }).innerText()).not.toMatch(/\d/)
})
