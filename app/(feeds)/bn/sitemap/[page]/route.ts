import { documentAnswer } from '@/app/(feeds)/answer'
import { paper } from '@/lib/news/paper'
import { found, unknown } from '@/lib/reading/found'
import { listIndexable } from '@/lib/reading/machine-lists'
import { routes } from '@/lib/routes'
import { pagesInSitemap, writeSitemap, type SitemapPage } from '@/lib/syndication/sitemap'

export const dynamic = 'force-dynamic'

/** Page 0 has the lists, the further ones the stories. */
export async function GET(_: Request, { params }: { params: Promise<{ page: string }> }): Promise<Response> {
  const page = Number.parseInt((await params).page, 10)
  return documentAnswer(await listPages(page), (pages) => ({ text: writeSitemap(pages), type: 'application/xml; charset=utf-8', stories: [] }))
}

async function listPages(page: number) {
  if (page === 0) return found(standing)
  const listed = await listIndexable(page - 1, pagesInSitemap)
  if (listed.status !== 'found') return listed
  if (listed.value.length === 0) return unknown
  return found(listed.value.map((story): SitemapPage => ({ path: routes.story(story), changed: story.changed })))
}

const standing: SitemapPage[] = [
  routes.front(), routes.latest(), routes.mostRead(), ...paper.sections.map(({ slug }) => routes.section(slug)), routes.archive(), routes.about(), routes.corrections(),
].map((path) => ({ path, changed: null }))
