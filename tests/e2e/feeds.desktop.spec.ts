import { SaxesParser } from 'saxes'
import { leadPage } from './paper'
import { expect, leadAddress, test } from './reader'

/** Throws at the first thing that is not well-formed. */
function parsed(xml: string): string[] {
  const names: string[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => names.push(name))
  parser.write(xml).close()
  return names
}

test('A feed reader finds the feed in the head of a list and the newest stories in it', async ({ page, request }) => {
  await page.goto('/')
  const href = await page.locator('link[rel=alternate][type="application/rss+xml"]').getAttribute('href')
  const answer = await request.get(new URL(href!).pathname)
  expect(answer.headers()['content-type']).toBe('application/rss+xml; charset=utf-8')
  const xml = await answer.text()
  expect(parsed(xml).filter((name) => name === 'item').length).toBeGreaterThanOrEqual(15)
  expect(xml).toContain(`<title>${leadPage.headline}</title>`)
  expect(xml).toContain(await leadAddress(page))
  const again = await request.get('/feed.xml', { headers: { 'If-None-Match': answer.headers().etag! } })
  expect(again.status()).toBe(304)
})

test('Every list has its feeds, and what is no list has none', async ({ page, request }) => {
  await page.goto(await leadAddress(page))
  const desk = await page.locator('a[href^="/desk/"]').first().getAttribute('href')
  for (const list of ['', '/international', desk!]) {
    for (const file of ['feed.xml', 'atom.xml']) {
      const answer = await request.get(`${list}/${file}`)
      expect(answer.status(), `${list}/${file}`).toBe(200)
      parsed(await answer.text())
    }
    const json = (await (await request.get(`${list}/feed.json`)).json()) as { items: unknown[] }
    expect(json.items.length).toBeGreaterThan(0)
  }
  for (const path of ['/no-such-section/feed.xml', '/topic/no-such-topic/atom.xml', '/desk/nobody/feed.json']) {
    expect((await request.get(path)).status(), path).toBe(404)
  }
})

test('Crawlers are told where the sitemaps are, and samples stay out of them', async ({ request }) => {
  const robots = await (await request.get('/robots.txt')).text()
  expect(robots).toMatch(/^Sitemap: .*\/sitemap\.xml$/m)
  expect(robots).toContain('Disallow: /newsroom')
  const index = await (await request.get('/sitemap.xml')).text()
  expect(parsed(index)).toContain('sitemapindex')
  expect(index).toContain('/sitemap/0.xml')
  const standing = await (await request.get('/sitemap/0.xml')).text()
  parsed(standing)
  expect(standing).toContain('/international</loc>')
  expect(standing).not.toMatch(/\/[a-z-]+\/[0-9a-hjkmnp-tv-z]{10}</)
  expect(parsed(await (await request.get('/news-sitemap.xml')).text())).toEqual(['urlset'])
})
