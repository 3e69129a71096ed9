import { documentAnswer } from '@/app/(feeds)/answer'
import { countIndexable } from '@/lib/reading/machine-lists'
import { routes } from '@/lib/routes'
import { pagesInSitemap, writeSitemapIndex } from '@/lib/syndication/sitemap'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return documentAnswer(await countIndexable(), (count) => {
    const pages = Array.from({ length: 1 + Math.ceil(count / pagesInSitemap) }, (_, page) => ({ path: routes.sitemap(page), changed: null }))
    return { text: writeSitemapIndex(pages), type: 'application/xml; charset=utf-8', stories: [] }
  })
}
