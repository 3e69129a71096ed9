import 'server-only'
import { banglaDateAt, dhakaDate } from '@/lib/bangla/dates'
import { key } from '@/lib/bangla/normalise'
import type { BanglaDate, CivilDate } from '@/lib/bangla/calendar'
import { paper } from '@/lib/news/paper'
import type { Contributor, StorySummary } from '@/lib/news/story'
import type { SearchArguments } from '@/lib/routes'
import { pageLength, rangeOf, readAsked, usualRanges, type Asked, type ReadArgument } from '@/lib/search/asked'
import { search } from '@/lib/search/search'
import { markWords, snippet, type Piece } from '@/lib/search/snippet'
import { searchIndex } from '@/lib/store/search-index'
import { listSearchedTexts, listSigningDesks } from '@/lib/store/searched'
import { listByIds } from '@/lib/store/summaries'
import { ask, found, type Found } from './found'
import { onceAnEdition } from './once-an-edition'

export { keptText } from '@/lib/search/asked'
export { markRanges, type Piece } from '@/lib/search/snippet'

/** A story with what it was found by marked, in its headline and in the part of its text that shows it best. */
export interface FoundStory {
  story: StorySummary
  headline: Piece[]
  snippet: Piece[]
}

export interface SearchResult {
  asked: Asked
  /** Whether there is a word in it to look for. */
  hasWords: boolean
  /** One page of what was found, in the order asked for. */
  stories: FoundStory[]
  /** How many were found, at most as many as are ranked; `full`: so many. */
  total: number
  full: boolean
  pages: number
  /** The query in Bengali, where it was typed in Latin letters or otherwise than it was understood. */
  reading: string | null
  /** Whether only the beginning of the query was searched. */
  shortened: boolean
}

/** How many stories are ranked, and so can be paged through. */
const ranked = 200

/** What the arguments of an address ask of the search, read without asking the store. */
export function askedOf(argument: ReadArgument, now: Date): Asked {
  return readAsked(argument, now)
}

/**
 * What readers find by an address of the search: stories that they see, whatever the arguments hold. Arguments that
 * cannot be understood are named in `asked.odd` and left out. A query without words finds nothing, without a query.
 */
export async function searchStories(asked: Asked, now: Date): Promise<Found<SearchResult>> {
  const hasWords = key(asked.text) !== ''
  const nothing = { asked, hasWords, stories: [], total: 0, full: false, pages: 0, reading: null, shortened: false }
  if (!hasWords) return found(nothing)
  return ask(async (db) => {
    const request = { text: asked.text, section: asked.section, desk: asked.desk, order: asked.order, ...rangeOf(asked) }
    const { hits, marked, reading, shortened } = await search(searchIndex(db), request, { now, recency: true })
    const shown = hits.slice((asked.page - 1) * pageLength, asked.page * pageLength).map(({ storyId }) => storyId)
    const [summaries, texts] = await Promise.all([listByIds(db, shown), listSearchedTexts(db, shown)])
    const textOf = new Map(texts.map(({ id, text }) => [id, text]))
    const stories = summaries.map((story) => ({
      story,
      headline: markWords(story.headline, marked),
      snippet: snippet(textOf.get(story.id) ?? '', marked),
    }))
    const total = hits.length
    return found({ asked, hasWords, stories, total, full: total >= ranked, pages: Math.ceil(total / pageLength), reading, shortened })
  })
}

/** What the form offers beside the words. */
export interface SearchChoices {
  desks: Contributor[]
  ranges: ReturnType<typeof usualRanges>
  today: { civil: CivilDate; bangla: BanglaDate | null }
}

/** The desks to choose from, and ranges of days that end today. Without desks where the store is away: the form works all the same. */
export async function listSearchChoices(now: Date): Promise<SearchChoices> {
  const civil = dhakaDate(now)
  const bangla = banglaDateAt(now, paper.banglaDayStart)
  const desks = await ask(async (db) => found(await onceAnEdition(db, 'signing desks', () => listSigningDesks(db))))
  return { desks: desks.status === 'found' ? desks.value : [], ranges: usualRanges(civil, bangla?.year ?? null), today: { civil, bangla } }
}

/** What was asked as the arguments of its one address, from which the other pages' are made. */
export function argumentsOf({ text, section, desk, from, until, order, page }: Asked): SearchArguments {
  return { q: text, section, desk, from: from?.typed ?? null, until: until?.typed ?? null, order, page }
}
