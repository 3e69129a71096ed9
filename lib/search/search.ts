import { stopWords } from '@/lib/bangla/stop-words'
import type { IndexWord, LivingStory, PostingBlock, SearchIndex, StoryFilter } from '@/lib/store/search-index'
import { expand, type Expansion } from './expand'
import { longestQuery, parseQuery, type QueryWord } from './query'
import { best, good, havingAll, holdsPhrase, rarity, score, type Hit } from './rank'

/** What is asked for. `until` is not included; the filters are null where all is wanted. */
export interface SearchRequest extends StoryFilter {
  text: string
  order: 'best' | 'newest'
}

export interface SearchAnswer {
  /** At most 100, in the order asked for. */
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

const mostHits = 100
/** Of a long query so many words are looked for, the most telling; readers' queries have few. */
const mostWords = 100
/** A word that a larger share of the stories has is left out where a rarer one is asked for. */
const commonShare = 0.2
/** In order of time only what scores so much of the best is shown, or a chance match of yesterday came first. */
const goodShare = 0.45
/** A story of today scores so much more than one of long ago, one of `recencyDays` ago half of that. */
const recencyGain = 0.12
const recencyDays = 45
/** How many of the best may come first once it is known which still stand and how old they are; nearly always. */
const mayBeFirst = 5
/** So many of the best are read through for a phrase. */
const mostRead = 600

/**
 * The stories that answer a query, best first or newest first. An empty, odd or hostile query is answered as any other:
 * nothing is found for what is no word. Throws only where the index cannot be asked.
 */
export async function search(index: SearchIndex, request: SearchRequest, { now, recency, longest = longestQuery }: SearchOptions): Promise<SearchAnswer> {
  const query = parseQuery(request.text, longest)
  if (query.words.length === 0) return { hits: [], marked: new Set(), reading: null, shortened: query.shortened }
  const isFiltered = request.section !== null || request.desk !== null || request.from !== null || request.until !== null
  const [{ stories, expansions: expanded, found: phrased }, among] = await Promise.all([
    expand(index, query.words, [...new Set(query.phrases.flat())]),
    isFiltered ? index.among(request) : null,
  ])
  const expansions = telling(expanded, stories)
  const forms = expansions.flatMap(({ readings }) => readings.flatMap((reading) => reading.forms))
  const blocks = await index.postings([...new Set([...forms, ...phrased].map(({ id }) => id))])
  const phrases = phrasesOf(query.phrases, phrased)
  const scored = score(expansions, blocks, stories, phrases.length === 0 ? among : withAll(phrases, blocks, among))
  const ranked = phrases.length === 0 ? best(scored, mostHits) : await withPhrases(index, phrases, best(scored, mostRead))
  const [hits, sequences] = await Promise.all([
    request.order === 'newest'
      ? newestFirst(index, phrases.length === 0 ? good(scored, goodShare) : ranked.map(({ no }) => no), ranked)
      : bestFirst(index, ranked, recency ? now : null),
    // Meanwhile, of those that may be the first, for how the query was read.
    expanded.some(({ guessed }) => guessed) ? index.sequences(ranked.slice(0, mayBeFirst).map(({ no }) => no)) : null,
  ])
  const reading = sequences === null ? null : await readAs(index, query.words, expanded, hits, sequences)
  return { hits, marked: toMark(expanded, phrased), reading, shortened: query.shortened }
}

/** Of what was guessed, what is less likely than this beside the likeliest finds a story now and then, and would look odd marked. */
const likely = 0.6

/** A common word may have been left out of the search and still says why a story was found; one that says nothing does not. */
function toMark(expanded: readonly Expansion[], phrased: readonly IndexWord[]): ReadonlySet<string> {
  const words = expanded.flatMap(({ readings, guessed }) => {
    const least = guessed ? likely * Math.max(...readings.map(({ trust }) => trust)) : 0
    return readings.filter(({ trust }) => trust >= least).flatMap(({ forms }) => forms.map(({ word }) => word))
  })
  const telling = words.filter((word) => !stopWords.has(word))
  return new Set([...(telling.length > 0 ? telling : words), ...phrased.map(({ word }) => word)])
}

/**
 * Those of a query's words that tell most: at most so many, the rarest, and none that stands in every fifth story as long as
 * a rarer one is there, since reading its long lists would cost much and move nothing.
 */
function telling(expansions: readonly Expansion[], stories: number): Expansion[] {
  const known = expansions.map((expansion) => {
    const having = Math.max(0, ...expansion.readings.map(({ forms }) => forms.reduce((sum, form) => sum + form.share * form.stories, 0)))
    return { expansion, having, worth: rarity(having, stories) * Math.sqrt(expansion.times) }
  }).filter(({ having }) => having > 0).sort((a, b) => b.worth - a.worth)
  const rare = known.filter(({ having }) => having <= stories * commonShare)
  return (rare.length > 0 ? rare : known).slice(0, mostWords).map(({ expansion }) => expansion)
}

/** Phrases as ids of words; one with a word that no story has is a phrase of one word that no story has. */
function phrasesOf(phrases: readonly string[][], words: readonly IndexWord[]): number[][] {
  const ids = new Map(words.map(({ word, id }) => [word, id]))
  return phrases.map((phrase) => phrase.every((word) => ids.has(word)) ? phrase.map((word) => ids.get(word)!) : [-1])
}

function withAll(phrases: readonly number[][], blocks: readonly PostingBlock[], among: ReadonlySet<number> | null): ReadonlySet<number> {
  const all = havingAll([...new Set(phrases.flat())], blocks)
  return among === null ? all : new Set([...all].filter((no) => among.has(no)))
}

async function withPhrases(index: SearchIndex, phrases: readonly number[][], hits: readonly Hit[]): Promise<Hit[]> {
  const sequences = await index.sequences(hits.map(({ no }) => no))
  return hits.filter(({ no }) => phrases.every((phrase) => holdsPhrase(sequences.get(no) ?? new Int32Array(0), phrase))).slice(0, mostHits)
}

async function bestFirst(index: SearchIndex, ranked: readonly Hit[], now: Date | null): Promise<SearchAnswer['hits']> {
  const living = await index.living(ranked.map(({ no }) => no))
  const hits = ranked.flatMap(({ no, score }) => {
    const story = living.get(no)
    return story === undefined ? [] : [{ no, storyId: story.storyId, score: now === null ? score : score * freshness(story, now) }]
  })
  return now === null ? hits : hits.sort((a, b) => b.score - a.score)
}

function freshness({ ordered }: LivingStory, now: Date): number {
  const days = Math.max(0, now.getTime() - ordered.getTime()) / 86_400_000
  return 1 + recencyGain / (1 + days / recencyDays)
}

async function newestFirst(index: SearchIndex, numbers: readonly number[], ranked: readonly Hit[]): Promise<SearchAnswer['hits']> {
  const newest = await index.newest(numbers, mostHits)
  const living = await index.living(newest)
  const scores = new Map(ranked.map(({ no, score }) => [no, score]))
  return newest.flatMap((no) => {
    const story = living.get(no)
    return story === undefined ? [] : [{ no, storyId: story.storyId, score: scores.get(no) ?? 0 }]
  })
}

/**
 * The query with its guessed words as they were understood: of each the likeliest that stands in the best story, since words
 * that are asked for together stand together. Null where nothing was found. `sequences`: those that were asked for already.
 */
async function readAs(
  index: SearchIndex, words: readonly QueryWord[], expansions: readonly Expansion[], hits: SearchAnswer['hits'], sequences: ReadonlyMap<number, Int32Array>,
): Promise<string | null> {
  const [first] = hits
  if (first === undefined) return null
  const sequence = sequences.get(first.no) ?? (await index.sequences([first.no])).get(first.no)
  const has = new Set(sequence)
  const read = words.map(({ key }, place) => {
    const { guessed, readings } = expansions[place]!
    if (!guessed || readings.length === 0) return key
    const forms = readings.flatMap(({ forms, trust }) => forms.map(({ id, word, share }) => ({ id, word, worth: share * trust }))).sort((a, b) => b.worth - a.worth)
    return (forms.find(({ id }) => has.has(id)) ?? forms[0]!).word
  })
  const reading = read.map(drawn).join(' ')
  return reading === words.map(({ key }) => drawn(key)).join(' ') ? null : reading
}

/** A key has no joiner, but ra with ya-phala at a word's beginning is only drawn with one: র‍্যাব. */
function drawn(key: string): string {
  return key.replace(/^\u09B0\u09CD\u09AF(?!\u09BC)/, '\u09B0\u200D\u09CD\u09AF')
}
