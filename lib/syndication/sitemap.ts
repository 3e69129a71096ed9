import { paper } from '@/lib/news/paper'
import { siteOrigin } from '@/lib/news/site-origin'
import { element, elementAround } from './markup'

/** A page that search engines may list. */
export interface SitemapPage {
  path: string
  changed: Date | null
}

/** A story of the last two days, as a news search wants it. */
export interface NewsPage {
  path: string
  headline: string
  published: Date
}

/** What one sitemap may hold; search engines allow five times as much, and read smaller ones sooner. */
export const pagesInSitemap = 10_000

const heading = '<?xml version="1.0" encoding="utf-8"?>\n'
const sitemapSpace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** The list of all sitemaps, by their paths. */
export function writeSitemapIndex(sitemaps: readonly SitemapPage[]): string {
  const entries = sitemaps.map(({ path, changed }) => elementAround('sitemap', placeOf(path) + lastChange(changed)))
  return heading + elementAround('sitemapindex', entries.join('\n'), { xmlns: sitemapSpace })
}

/** One sitemap. `pages` are at most `pagesInSitemap`. */
export function writeSitemap(pages: readonly SitemapPage[]): string {
  const entries = pages.map(({ path, changed }) => elementAround('url', placeOf(path) + lastChange(changed)))
  return heading + elementAround('urlset', entries.join('\n'), { xmlns: sitemapSpace })
}

/** The sitemap of the newest stories. */
export function writeNewsSitemap(pages: readonly NewsPage[]): string {
  const publication = elementAround('news:publication', element('news:name', paper.name) + element('news:language', 'bn'))
  const entries = pages.map(({ path, headline, published }) => elementAround('url', placeOf(path) + elementAround('news:news',
    publication + element('news:publication_date', published.toISOString()) + element('news:title', headline))))
  return heading + elementAround('urlset', entries.join('\n'), { xmlns: sitemapSpace, 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' })
}

const placeOf = (path: string) => element('loc', siteOrigin + path)
const lastChange = (changed: Date | null) => element('lastmod', changed === null ? null : changed.toISOString())
