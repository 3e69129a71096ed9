import { bn, emptySection, en, fill, leadPage, sectionName } from './paper'
import { expect, headlineOnlyAddress, leadAddress, test } from './reader'

const nowhere = [
  ['an address that nobody knows', '/no/such/page/at/all'],
  ['a section that the newspaper does not have', '/astrology'],
  ['a malformed id', '/international/NOT-AN-ID'],
  ['an id that no story has', '/international/0000000000'],
  ['a malformed percent-encoding', '/international/%E0%A6%ZZ'],
  ['an encoded separator', '/international/%2e%2e%2fetc'],
  ['a list that goes on from no story', '/latest?before=0000000000'],
  ['a section that goes on from no id', '/sports?before=x'],
  ['a topic that nobody filed under', '/topic/no-such-topic'],
  ['a desk that does not exist', '/desk/no-such-desk'],
  ['a short address of no story', '/s/0000000000'],
  ['a word in another script', '/%E0%A6%95%E0%A6%96'],
] as const

for (const [what, path] of nowhere) {
  test(`${what} is a real 404, a whole page with the latest list`, async ({ request, page }) => {
    // Asked for as written: a browser would mend some of these.
    const answer = await request.get(path)
    expect(answer.status()).toBe(404)
    expect(answer.headers()['cache-control']).toBe('no-store')
    const html = await answer.text()
    expect(html).toContain('name="robots" content="noindex')
    if (path.includes('%')) return
    expect((await page.goto(path))!.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(bn.status.unknownTitle)
    await expect(page.getByRole('main').getByRole('link', { name: bn.status.goHome })).toBeVisible()
    await expect(page.getByRole('region', { name: bn.site.latest, exact: true }).getByRole('link', { name: leadPage.latest[0]! })).toBeVisible()
    // The alpona of that address, and one alone.
    await expect(page.getByRole('main').locator('svg[aria-hidden=true]')).toHaveCount(1)
  })
}

test('A malformed address shows the page of what was not found, without scripts of its own', async ({ request }) => {
  const html = await (await request.get('/international/%E0%A6%ZZ')).text()
  expect(html).toContain(bn.status.unknownTitle)
  expect(html).toContain(bn.site.latest)
})

test('The English side says in English that nothing is there', async ({ page }) => {
  expect((await page.goto('/en/no/such/page'))!.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.status.unknownTitle)
})

test('A headline without a text says so, has no date of publication, and stays out of search engines', async ({ page }) => {
  const address = await headlineOnlyAddress(page)
  expect((await page.goto(address))!.status()).toBe(200)
  const story = page.getByRole('article')
  await expect(story.getByRole('heading', { level: 1 })).toHaveText(leadPage.related[0]!)
  await expect(story).toContainText(bn.story.headlineOnlyNote)
  await expect(story.locator('time')).toHaveCount(0)
  await expect(story).not.toContainText(`${bn.story.published}:`)
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  expect(await page.content()).not.toContain('datePublished')
  await expect(page.getByRole('region', { name: bn.story.related }).getByRole('link').first()).toBeVisible()
})

test('A list marks a headline that has no text', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('region', { name: bn.site.latest, exact: true }).getByRole('listitem').first()).toContainText(bn.story.headlineOnly)
})

test('A section without stories is a page that says so', async ({ page }) => {
  expect((await page.goto(`/${emptySection}`))!.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(sectionName(emptySection))
  await expect(page.getByRole('main')).toContainText(fill(bn.lists.sectionEmpty, { section: sectionName(emptySection) }))
  await page.goto('/')
  await expect(page.getByRole('region', { name: sectionName(emptySection), exact: true })).toHaveCount(0)
})

test('Every other form of a story’s address leads to the one that it has', async ({ page, request }) => {
  const address = await leadAddress(page)
  const id = address.split('/').at(-1)!
  const forms = [
    [`/sports/${id}`, address], [`/s/${id}`, address], [`/bn${address}`, address], [`${address}/`, address],
    ['/bn', '/'], [`/en/sports/${id}`, `/en${address}`], [`/en/s/${id}`, `/en${address}`],
  ] as const
  for (const [form, home] of forms) {
    const answer = await request.get(form, { maxRedirects: 0 })
    expect(answer.status(), form).toBe(308)
    expect(answer.headers()['location'], form).toBe(home)
  }
})

test('HEAD is answered like GET, without the page', async ({ page, request }) => {
  for (const [path, status] of [[await leadAddress(page), 200], ['/', 200], ['/no/such/page', 404]] as const) {
    const answer = await request.head(path)
    expect(answer.status(), path).toBe(status)
    expect(answer.headers()['content-type']).toBe('text/html; charset=utf-8')
    expect((await answer.body()).length).toBe(0)
  }
})

test('A page that only reads refuses to be written to', async ({ request }) => {
  const answer = await request.post('/international', { data: 'x=1' })
  expect(answer.status()).toBe(405)
  expect(answer.headers()['allow']).toBe('GET, HEAD')
})
