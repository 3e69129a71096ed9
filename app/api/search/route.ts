import { argumentsOf, askedOf, markRanges, searchStories, type FoundStory, type Piece } from '@/lib/reading/search'
import { routes } from '@/lib/routes'
import { answer, atMost, busy, problem, unavailable } from '../answer'

export const dynamic = 'force-dynamic'

const inTurn = atMost(6)

/**
 * The search for programs: `?q=…&section=…&desk=…&from=…&until=…&order=best|newest&page=…`, as the page of the search
 * takes them. Twenty stories a page; marks are ranges of UTF-16 units, end excluded; addresses are paths of this site.
 */
export async function GET(request: Request): Promise<Response> {
  const given = new URL(request.url).searchParams
  const now = new Date()
  const asked = askedOf((name) => given.get(name), now)
  if (asked.text === '') return problem(400, 'q', 'Say in q what to search for.')
  const [odd] = asked.odd
  if (odd !== undefined) return problem(400, odd, `The value of ${odd} is none that is known here.`)
  const result = await inTurn(() => searchStories(asked, now))
  if (result === null) return busy()
  if (result.status !== 'found') return unavailable()
  const { stories, total, full, pages, reading, shortened } = result.value
  const { page } = asked
  return answer(200, {
    query: asked.text,
    reading,
    shortened,
    total,
    more: full,
    page,
    next: page < pages ? `${routes.searchAnswers()}${routes.search({ ...argumentsOf(asked), page: page + 1 }).slice(routes.search().length)}` : null,
    results: stories.map(toResult),
  })
}

function toResult({ story, headline, snippet }: FoundStory) {
  return {
    id: story.id,
    url: routes.story(story),
    headline: textOf(headline),
    headlineMarks: markRanges(headline),
    snippet: textOf(snippet),
    snippetMarks: markRanges(snippet),
    section: story.section,
    published: story.published?.toISOString() ?? null,
  }
}

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')
