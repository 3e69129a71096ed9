import { bn, en, leadPage, sectionName } from './paper'
import { expect, leadAddress, pictureStoryAddress, test, type Page } from './reader'

const robots = (page: Page) => page.locator('meta[name=robots]').getAttribute('content')

async function jsonLd(page: Page): Promise<Record<string, unknown>[]> {
  const texts = await page.locator('script[type="application/ld+json"]').allTextContents()
  return texts.map((text) => JSON.parse(text) as Record<string, unknown>)
}

test('A story says where it stands, in which languages its page is, and what it is about', async ({ page }) => {
  const address = await leadAddress(page)
  await page.goto(address)
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href')
  expect(new URL(canonical!).pathname).toBe(address)
  const languages = await page.locator('link[rel=alternate][hreflang]').evaluateAll((links) =>
    Object.fromEntries(links.map((link) => [link.getAttribute('hreflang'), new URL((link as HTMLLinkElement).href).pathname])))
  expect(languages).toEqual({ bn: address, en: `/en${address}`, 'x-default': address })
  await expect(page).toHaveTitle(`${leadPage.headline} · পাঠক`)
  expect((await page.locator('meta[name=description]').getAttribute('content'))!.length).toBeGreaterThan(40)
  await expect(page.locator('meta[property="og:type"]')).toHaveAttribute('content', 'article')
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', leadPage.headline)

  await page.goto(`/en${address}`)
  expect(new URL((await page.locator('link[rel=canonical]').getAttribute('href'))!).pathname).toBe(`/en${address}`)
  await expect(page).toHaveTitle(`${leadPage.headline} · Pathok`)
})

test('The article is told in machine form, with its dates, author, publisher and way from the front', async ({ page }) => {
  const address = await leadAddress(page)
  await page.goto(address)
  const [article, breadcrumb] = await jsonLd(page)
  expect(article).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: leadPage.headline,
    inLanguage: 'bn',
    articleSection: sectionName(leadPage.section),
    datePublished: leadPage.published,
    dateModified: leadPage.published,
    author: [{ '@type': 'Organization', name: leadPage.desk }],
    publisher: { '@type': 'NewsMediaOrganization', name: 'পাঠক' },
  })
  expect(new URL(article!.url as string).pathname).toBe(address)
  expect(breadcrumb).toMatchObject({ '@type': 'BreadcrumbList' })
  const steps = breadcrumb!.itemListElement as { position: number; item: string }[]
  expect(steps.map(({ position, item }) => [position, new URL(item).pathname])).toEqual([[1, '/'], [2, `/${leadPage.section}`], [3, address]])
})

test('A story with a picture gives its card to whoever shares it, and both to search engines, and they are there', async ({ page, request }) => {
  await page.goto(await pictureStoryAddress(page))
  const [article] = await jsonLd(page)
  const shared = await page.locator('meta[property="og:image"]').getAttribute('content')
  const named = (article!.image as { url: string }[]).map(({ url }) => url)
  expect(named).toContain(shared)
  expect(named.length).toBeGreaterThan(1)
  for (const address of named) {
    const answer = await request.get(new URL(address).pathname)
    expect(answer.status(), address).toBe(200)
    expect(answer.headers()['content-type']).toBe('image/jpeg')
    expect(answer.headers()['cache-control']).toContain('immutable')
  }
})

test('Every other page shares the paper’s own picture, and its icons are there', async ({ page, request }) => {
  await page.goto('/')
  const addresses = [
    await page.locator('meta[property="og:image"]').getAttribute('content'),
    ...await page.locator('link[rel=icon], link[rel=apple-touch-icon]').evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href)),
  ]
  expect(addresses.length).toBeGreaterThanOrEqual(4)
  for (const address of addresses) {
    const answer = await request.get(new URL(address!).pathname)
    expect(answer.status(), address!).toBe(200)
    expect(answer.headers()['content-type']).toMatch(/^image\//)
  }
})

test('What is not the newspaper’s own stays out of search engines: documents and the sample paper', async ({ page }) => {
  await page.goto(await pictureStoryAddress(page))
  await expect(page.getByRole('article')).toContainText(bn.story.samplePaperNote)
  expect(await robots(page)).toMatch(/noindex/)
  await page.goto(await leadAddress(page))
  const document = (await page.getByRole('article').textContent())!.includes(bn.story.sampleDocument)
  expect(await robots(page)).toMatch(document ? /noindex/ : /^index/)
})

test('The front, the sections and the imprint may be found; what only repeats them may not', async ({ page }) => {
  for (const path of ['/', '/sports', '/latest', '/most-read', '/about', '/en']) {
    await page.goto(path)
    expect(await robots(page), path).toMatch(/^index/)
  }
  for (const path of ['/search?q=x', '/settings', '/archive/2022/11', '/archive/bn/1429/8/19', '/no/such/page']) {
    await page.goto(path)
    expect(await robots(page), path).toMatch(/noindex/)
  }
})

test('No two kinds of page have the same title or none', async ({ page }) => {
  const titles: string[] = []
  for (const path of ['/', '/sports', '/latest', '/most-read', '/archive', '/search', '/settings', '/about', '/en', '/en/about']) {
    await page.goto(path)
    titles.push(await page.title())
  }
  expect(titles).toEqual([...new Set(titles)])
  expect(titles.at(-1)).toBe(`${en.about.title} · Pathok`)
})
