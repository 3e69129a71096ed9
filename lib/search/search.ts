import type { SearchIndex, StoryFilter } from '@/lib/store/search-index'
import { expand, type Expansion } from './expand'
import { knobs } from './knobs'
import { longestQuery, parseQuery } from './query'
import { rank, rarity } from './rank'

/** What is asked for. `until` is not included; the filters are null where all is wanted. */
export interface SearchRequest extends StoryFilter {
  text: string
  order: 'best' | 'newest'
}

export interface SearchAnswer {
  /** At most 200, in the order asked for. */
  hits: { no: number; storyId: string; score: number }[]
  /** The words, in key form, that stories were found by: what a snippet marks. */
  marked: ReadonlySet<string>
  /** What the query was read as, where that is not what was typed ("did you mean"); null: as typed. */
  reading: string | null
  /** Whether the query was longer than what is searched. */
  shortened: boolean
}

export interface SearchOptions {
  now: Date
  /** Whether newer stories come a little before older ones; off for measuring. */
  recency: boolean
  /** Of a query so many characters are searched; more only for measuring. */
  longest?: number
}

const mostHits = 200

/**
 * The stories that answer a query, best first or newest first. An empty, odd or hostile query is answered as any other:
 * nothing is found for what is no word. Throws only where the index cannot be asked.
 */
export async function search(index: SearchIndex, request: SearchRequest, { longest = longestQuery }: SearchOptions): Promise<SearchAnswer> {
  const query = parseQuery(request.text, longest)
  if (query.words.length === 0) return { hits: [], marked: new Set(), reading: null, shortened: query.shortened }
  const isFiltered = request.section !== null || request.desk !== null || request.from !== null || request.until !== null
  const [{ stories }, expanded, among] = await Promise.all([
    index.size(),
    expand(index, query.words),
    isFiltered ? index.among(request) : null,
  ])
  const expansions = telling(expanded, stories)
  const forms = expansions.flatMap(({ readings }) => readings.flatMap((reading) => reading.forms))
  const blocks = await index.postings([...new Set(forms.map(({ id }) => id))])
  const ranked = rank(expansions, blocks, stories, mostHits, among)
  const living = await index.living(ranked.map(({ no }) => no))
  const hits = ranked.flatMap(({ no, score }) => {
    const story = living.get(no)
    return story === undefined ? [] : [{ no, storyId: story.storyId, score, ordered: story.ordered }]
  })
  if (request.order === 'newest') hits.sort((a, b) => b.ordered.getTime() - a.ordered.getTime())
  return { hits: hits.map(({ no, storyId, score }) => ({ no, storyId, score })), marked: new Set(forms.map(({ word }) => word)), reading: null, shortened: query.shortened }
}

/**
 * Those of a query's words that tell most: at most so many, the rarest, and none that stands in every fifth story as long as
 * a rarer one is there, since reading its long lists would cost much and move nothing.
 */
function telling(expansions: readonly Expansion[], stories: number): Expansion[] {
  const common = (expansion: Expansion) => Math.max(0, ...expansion.readings.map(({ forms }) => forms.reduce((sum, form) => sum + form.share * form.stories, 0)))
  const known = expansions.map((expansion) => ({ expansion, having: common(expansion) })).filter(({ having }) => having > 0).map((one) => ({ ...one, worth: rarity(one.having, stories) * one.expansion.times ** knobs.telling })).sort((a, b) => b.worth - a.worth)
  const rare = known.filter(({ having }) => having <= stories * knobs.common)
  return (rare.length > 0 ? rare : known).slice(0, knobs.mostWords).map(({ expansion }) => expansion)
}
