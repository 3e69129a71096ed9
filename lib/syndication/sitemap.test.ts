import { expect, test } from 'vitest'
import { writeNewsSitemap, writeSitemap, writeSitemapIndex } from './sitemap'

const changed = new Date('2026-01-02T03:04:05Z')

test('a sitemap names each page by its whole address, and when it changed where that is known', () => {
  const text = writeSitemap([{ path: '/national/76z53jt8n6', changed }, { path: '/about', changed: null }])
  expect(text).toContain('<loc>http://localhost:3000/national/76z53jt8n6</loc><lastmod>2026-01-02T03:04:05.000Z</lastmod>')
  expect(text).toContain('<url><loc>http://localhost:3000/about</loc></url>')
})

test('the index leads to every sitemap', () => {
  expect(writeSitemapIndex([{ path: '/sitemap/1.xml', changed }])).toContain('<sitemap><loc>http://localhost:3000/sitemap/1.xml</loc>')
})

test('a news search reads name, language, time and headline, signs of XML among them', () => {
  const text = writeNewsSitemap([{ path: '/national/76z53jt8n6', headline: 'ক < খ & গ', published: changed }])
  expect(text).toContain('<news:language>bn</news:language>')
  expect(text).toContain('<news:title>ক &lt; খ &amp; গ</news:title>')
})
