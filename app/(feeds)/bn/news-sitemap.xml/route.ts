import { documentAnswer } from '@/app/(feeds)/answer'
import { listIndexableNews } from '@/lib/reading/machine-lists'
import { routes } from '@/lib/routes'
import { writeNewsSitemap } from '@/lib/syndication/sitemap'

export const dynamic = 'force-dynamic'

/** A news search wants what is younger than two days. */
const hours = 48

export async function GET(): Promise<Response> {
  return documentAnswer(await listIndexableNews(new Date(), hours), (stories) => ({
    text: writeNewsSitemap(stories.map((story) => ({ ...story, path: routes.story(story) }))),
    type: 'application/xml; charset=utf-8', stories: stories.map(({ id }) => id),
  }))
}
