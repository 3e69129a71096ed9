import AxeBuilder from '@axe-core/playwright'
import { bn, en, fill } from './paper'
import { expect, test, type Page } from './reader'

const story = 'ইলিশ কেন উজানে যায়'
const words = (query: string) => `/search?q=${encodeURIComponent(query)}`
const results = (page: Page) => page.getByRole('main').getByRole('article')
const field = (page: Page) => page.getByLabel(bn.search.label)
const options = (page: Page) => page.getByRole('listbox', { name: bn.search.suggestions }).getByRole('option')

for (const [how, query] of [
  ['in another inflection', 'ইলিশকে উজান'], ['in another spelling', 'ইলীশ উযানে'], ['in Latin letters', 'ilish ujane'], ['in both', 'ilish উজানে'],
] as const) {
  test(`A query ${how} finds the story that means it, and marks the words as they stand there`, async ({ page }) => {
    await page.goto(words(query))
    const first = results(page).first()
    await expect(first.getByRole('heading')).toHaveText(story)
    await expect(first.getByRole('heading').locator('mark').first()).toHaveText('ইলিশ')
    // What is shown of the text says why it was found.
    await expect(first.locator('p mark').first()).toBeVisible()
  })
}

test('A query in Latin letters is offered in Bengali ones, and leads there', async ({ page }) => {
  await page.goto(words('ilish ujane'))
  const [before, after] = bn.search.didYouMean.split('{q}') as [string, string]
  const offer = page.getByRole('main').getByRole('link', { name: before })
  await expect(offer).toContainText(after)
  await offer.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/ইলিশ/)
  await expect(results(page).first().getByRole('heading')).toHaveText(story)
  await expect(page.getByRole('main').getByRole('link', { name: before })).toHaveCount(0)
})

test('Words in quotes are looked for as they stand together', async ({ page }) => {
  await page.goto(words('“কেন উজানে যায়”'))
  await expect(results(page)).toHaveCount(1)
  await expect(results(page).getByRole('heading')).toHaveText(story)
  await page.goto(words('“উজানে কেন যায়”'))
  await expect(page.getByRole('main')).toContainText(fill(bn.search.none, { q: '“উজানে কেন যায়”' }))
})

test('What was found can be narrowed by section and by days of the Bangla calendar, ordered, and let go again', async ({ page }) => {
  await page.goto(words('নদী'))
  const all = await results(page).count()
  await page.getByText(bn.search.narrow, { exact: true }).click()
  await page.getByRole('combobox', { name: bn.search.section }).selectOption('environment')
  await page.getByRole('textbox', { name: bn.search.from }).fill('১ অগ্রহায়ণ ১৪২৯')
  await page.getByRole('textbox', { name: bn.search.until }).fill('৩০/৮/১৪২৯')
  await page.getByRole('button', { name: bn.search.apply }).click()
  await expect(page).toHaveURL(/section=environment.*from=.*until=/)
  await expect(page.getByText('বাছাই: পরিবেশ, ১ অগ্রহায়ণ ১৪২৯ থেকে, ৩০/৮/১৪২৯ পর্যন্ত')).toBeVisible()
  const narrowed = await results(page).count()
  expect(narrowed).toBeGreaterThan(0)
  expect(narrowed).toBeLessThan(all)
  for (const found of await results(page).all()) {
    await expect(found).toContainText('পরিবেশ')
    await expect(found).toContainText(/অগ্রহায়ণ ১৪২৯/)
  }

  const order = page.getByRole('navigation', { name: bn.search.order })
  await order.getByRole('link', { name: bn.search.newest }).click()
  await expect(page).toHaveURL(/order=newest/)
  await expect(order.getByRole('link', { name: bn.search.newest })).toHaveAttribute('aria-current', 'true')
  const times = await results(page).locator('time').evaluateAll((all) => all.map((time) => time.getAttribute('datetime')!))
  expect(times).toEqual(times.toSorted().reverse())

  await page.getByRole('link', { name: bn.search.clear }).click()
  await expect(page).toHaveURL(/order=newest/)
  await expect(page).not.toHaveURL(/section=|from=/)
  // In order of time the weakest matches are left out, so that it need not be as many as before.
  await expect.poll(() => results(page).count()).toBeGreaterThan(narrowed)
})

test('A day that cannot be read is said to be none, and the rest is searched', async ({ page }) => {
  await page.goto(`${words('নদী')}&from=${encodeURIComponent('৩২ বৈশাখ')}`)
  await expect(page.getByRole('alert')).toHaveText(bn.search.oddDay)
  await expect(page.getByRole('textbox', { name: bn.search.from })).toHaveValue('৩২ বৈশাখ')
  await expect(results(page).first()).toBeVisible()
})

test('Where nothing is found, a kind word and the latest stand', async ({ page }) => {
  await page.goto(words('ক্ষযক্ষয'))
  await expect(page.getByRole('main')).toContainText(fill(bn.search.none, { q: 'ক্ষযক্ষয' }))
  await expect(page.getByRole('main')).toContainText(bn.search.noneHint)
  await expect(page.getByRole('region', { name: bn.site.latest, exact: true }).getByRole('link').first()).toBeVisible()
})

test('Of a long query the beginning is searched, and the page says so', async ({ page }) => {
  await page.goto(words(`ইলিশ উজানে ${'আরও অনেক কথা '.repeat(20)}`))
  await expect(page.getByRole('main')).toContainText(bn.search.shortened)
  await expect(field(page)).toHaveValue(/^ইলিশ উজানে/)
})

test('Whatever is asked, there is an answer in plain words', async ({ page }) => {
  for (const query of ['…', '"', '%', '_', '\\', '()', '😀', '\u200D', '-'.repeat(200)]) {
    const answer = await page.request.get(words(query))
    expect(answer.status(), query).toBe(200)
    expect(await answer.text(), query).toContain(bn.search.noWords)
  }
  for (const query of ["' or '1'='1", '<script>alert(1)</script>', 'a'.repeat(1500), '../../etc/passwd', '${7*7}', '১'.repeat(150), '"""ক', 'ক"'.repeat(60)]) {
    expect((await page.request.get(words(query))).status(), query).toBe(200)
    const asked = await page.request.get(`/api/search?q=${encodeURIComponent(query)}`)
    expect(asked.status(), query).toBe(200)
    expect(Array.isArray((await asked.json()).results)).toBe(true)
  }
  for (const odd of ['section=x', 'desk=../x', 'order=up', 'page=-1', 'page=99999999999', 'from=xx&until=yy', 'q=b&q=c', 'page=11']) {
    expect((await page.request.get(`${words('নদী')}&${odd}`)).status(), odd).toBe(200)
  }
  const long = await page.request.get(words('দীর্ঘ'.repeat(200)))
  expect(long.status()).toBe(414)
  expect(await long.text()).toContain('ঠিকানাটি অনেক লম্বা')
})

test('Programs get the same in JSON, and are told what is wrong', async ({ request }) => {
  const answer = await request.get(`/api/search?q=${encodeURIComponent('ইলিশ উজানে')}&section=environment`)
  expect(answer.headers()['cache-control']).toBe('no-store')
  const { results: [first], total, page } = await answer.json()
  expect({ page, headline: first.headline, section: first.section }).toEqual({ page: 1, headline: story, section: 'environment' })
  expect(total).toBeGreaterThan(0)
  expect(first.headlineMarks.map(([start, end]: [number, number]) => first.headline.slice(start, end))).toContain('ইলিশ')
  expect((await request.get(first.url)).status()).toBe(200)
  for (const query of ['', '?q=', '?q=a&from=xx', '?q=a&section=nowhere', '?q=a&page=0']) {
    const refused = await request.get(`/api/search${query}`)
    expect(refused.status(), query).toBe(400)
    expect(Object.keys(await refused.json())).toEqual(['problem', 'detail'])
  }
  const suggested = await request.get(`/api/suggest?q=${encodeURIComponent('ইলি')}`)
  expect(suggested.headers()['cache-control']).toBe('private, max-age=60')
  expect((await suggested.json()).suggestions.map(({ text }: { text: string }) => text)).toContain(story)
  const browsers = await request.get(`/api/suggest?q=${encodeURIComponent('ইলি')}&form=opensearch`)
  expect(browsers.headers()['content-type']).toContain('application/x-suggestions+json')
  expect(await browsers.json()).toEqual(['ইলি', expect.arrayContaining([story])])
})

test('A browser can take the search among its own', async ({ page, request }) => {
  await page.goto('/')
  const address = await page.locator('link[rel=search]').getAttribute('href')
  const description = await request.get(address!)
  expect(description.headers()['content-type']).toContain('application/opensearchdescription+xml')
  expect(await description.text()).toContain('/search?q={searchTerms}')
})

test('While somebody types, the keyboard goes through what they may mean, and opens it', async ({ page }) => {
  await page.goto('/search')
  await field(page).focus()
  await expect(page.getByRole('combobox', { name: bn.search.label })).toHaveAttribute('aria-expanded', 'false')
  await field(page).pressSequentially('ilish')
  await expect(options(page).first()).toBeVisible()
  await expect(page.getByRole('combobox', { name: bn.search.label })).toHaveAttribute('aria-expanded', 'true')
  // The number is said to who does not see the list.
  await expect(page.getByRole('status')).toHaveText(/^[০-৯]+/)

  await page.keyboard.press('ArrowDown')
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true')
  await expect(field(page)).toHaveAttribute('aria-activedescendant', (await options(page).first().getAttribute('id'))!)
  await page.keyboard.press('End')
  await expect(options(page).last()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(field(page)).not.toHaveAttribute('aria-activedescendant')

  await page.keyboard.press('Escape')
  await expect(options(page)).toHaveCount(0)
  await expect(field(page)).toHaveValue('ilish')
  await page.keyboard.press('ArrowDown')
  await expect(options(page).first()).toBeVisible()
  const chosen = options(page).filter({ hasText: story })
  for (let at = 0; at < 8 && (await chosen.getAttribute('aria-selected')) !== 'true'; at += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(story)
})

test('Who chooses nothing sends the form; leaving the field closes the list; the English pages lead to English ones', async ({ page }) => {
  await page.goto('/en/search')
  const english = page.getByLabel(en.search.label)
  await english.focus()
  await english.pressSequentially('ilish')
  const list = page.getByRole('listbox', { name: en.search.suggestions })
  await expect(list).toBeVisible()
  await page.getByRole('heading', { level: 1 }).click()
  await expect(list).toBeHidden()
  await english.focus()
  await page.keyboard.press('ArrowDown')
  await expect(list).toBeVisible()
  await list.getByRole('option').filter({ hasText: story }).click()
  await expect(page).toHaveURL(/\/en\/environment\/[0-9a-z]{10}$/)
  await page.goBack()
  await page.getByLabel(en.search.label).fill('ilish ujane')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/en\/search\?q=ilish/)
})

test('Nothing is asked while letters are being put together, nor for one letter', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.pathname === '/api/suggest') asked.push(url.searchParams.get('q')!)
  })
  await page.goto('/search')
  await field(page).focus()
  await expect(field(page)).toHaveAttribute('role', 'combobox')
  await field(page).evaluate((input: HTMLInputElement) => {
    const type = (value: string) => {
      input.value = value
      input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
    }
    input.dispatchEvent(new CompositionEvent('compositionstart'))
    for (const value of ['i', 'il', 'ili', 'ইলি', 'ইলিশ']) type(value)
  })
  // Longer than the pause after which it would have been asked.
  await page.waitForTimeout(1_000)
  expect(asked).toEqual([])
  await field(page).evaluate((input) => input.dispatchEvent(new CompositionEvent('compositionend')))
  await expect(options(page).first()).toBeVisible()
  expect(asked).toEqual(['ইলিশ'])
  await field(page).fill('ই')
  await expect(options(page)).toHaveCount(0)
  await page.waitForTimeout(1_000)
  expect(asked).toEqual(['ইলিশ'])
})

test('The script that suggests comes when somebody begins to search, and axe finds nothing in its list', async ({ page }) => {
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname)
  })
  await page.goto('/search')
  await page.waitForLoadState('networkidle')
  expect(scripts.filter((path) => path.includes('search-box'))).toEqual([])
  await page.setViewportSize({ width: 360, height: 640 })
  await field(page).focus()
  await field(page).pressSequentially('ilish')
  await expect(options(page).first()).toBeVisible()
  expect(scripts.filter((path) => path.includes('search-box'))).toHaveLength(1)
  await page.keyboard.press('ArrowDown')
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([])
})
