import type { StoryId } from '@/lib/news/story'
import { packNumbers } from './postings'
import type { Db } from './transaction'

/**
 * The version of what lib/search/analyse-story.ts makes of a story. Raise it when that, or what of lib/bangla it uses,
 * gives other words, roots, sounds or weights: at its next start every installation then indexes its stories anew.
 */
export const analysisVersion = 1

/** A word of a story with what it is looked up by, and its weight there (1 to 255). */
export interface AnalysedWord {
  word: string
  root: string
  sound: string
  weight: number
}

/** What the index holds of a story: each different word once, and their order with empty ones between two parts. */
export interface Analysed {
  words: AnalysedWord[]
  sequence: string[]
}

/**
 * Brings stories that the transaction holds into the index, in place of what it had of them; once a transaction, for all
 * of them, since new words are then added in one order and no two transactions wait for each other in a circle. A story
 * that says the same as before keeps its number.
 */
export async function indexStories(db: Db, stories: ReadonlyMap<StoryId, Analysed>): Promise<void> {
  if (stories.size === 0) return
  const ids = await wordIds(db, wordsOf(stories.values()))
  const before = new Map((await db.$queryRaw<{ storyId: string; sequence: string }[]>`
    select story_id as "storyId", sequence from search_story where story_id = any (${[...stories.keys()]}::text[]) and analysis = ${analysisVersion}::int`)
    .map(({ storyId, sequence }) => [storyId, sequence]))
  const changed = [...stories].map(([storyId, { words, sequence }]) => ({ storyId, words, sequence: packSequence(sequence, ids) }))
    .filter(({ storyId, sequence }) => before.get(storyId) !== sequence)
  if (changed.length === 0) return
  const numbers = new Map((await db.$queryRaw<{ no: number; storyId: string }[]>`
    insert into search_story (story_id, sequence, analysis, indexed)
    select story_id, sequence, ${analysisVersion}::int, now()
    from unnest(${changed.map(({ storyId }) => storyId)}::text[], ${changed.map(({ sequence }) => sequence)}::text[]) as given(story_id, sequence)
    order by story_id
    on conflict (story_id) do update set no = excluded.no, sequence = excluded.sequence, analysis = excluded.analysis, indexed = excluded.indexed
    returning no, story_id as "storyId"`).map(({ no, storyId }) => [storyId, no]))
  const postings = changed.flatMap(({ storyId, words }) =>
    words.map(({ word, weight }) => ({ wordId: ids.get(word)!, no: numbers.get(storyId)!, weight })))
  await db.$executeRaw`
    insert into search_fresh (word_id, no, weight)
    select * from unnest(${postings.map(({ wordId }) => wordId)}::int[], ${postings.map(({ no }) => no)}::int[], ${postings.map(({ weight }) => weight)}::int[])`
}

/** Takes stories out of the index, also where they only wait for their time. */
export async function unindexStories(db: Db, ids: readonly StoryId[]): Promise<void> {
  if (ids.length === 0) return
  await db.$executeRaw`delete from search_story where story_id = any (${[...ids]}::text[])`
  await stopWaiting(db, ids)
}

/** Keeps the words of scheduled stories until `indexWaiting`. */
export async function keepWaiting(db: Db, stories: ReadonlyMap<StoryId, Analysed>): Promise<void> {
  if (stories.size === 0) return
  await unindexStories(db, [...stories.keys()])
  await db.searchWaiting.createMany({
    data: [...stories].map(([storyId, analysed]) => ({ storyId, analysis: analysisVersion, words: analysed as object })),
  })
}

/**
 * Brings scheduled stories, whose time has come, into the index. One whose words are not there, or of another version of
 * the analysis, is found by the next look for stories that the index lacks.
 */
export async function indexWaiting(db: Db, ids: readonly StoryId[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await db.searchWaiting.findMany({ where: { storyId: { in: [...ids] }, analysis: analysisVersion } })
  await indexStories(db, new Map(rows.map(({ storyId, words }) => [storyId, words as unknown as Analysed])))
  await stopWaiting(db, ids)
}

/** What was kept of stories that wait no longer. */
export async function stopWaiting(db: Db, ids: readonly StoryId[]): Promise<void> {
  if (ids.length === 0) return
  await db.$executeRaw`delete from search_waiting where story_id = any (${[...ids]}::text[])`
}

/** The words of stories, each once. */
export function wordsOf(stories: Iterable<Analysed>): Map<string, AnalysedWord> {
  const words = new Map<string, AnalysedWord>()
  for (const story of stories) for (const word of story.words) words.set(word.word, word)
  return words
}

/** The words of a story by id, in their order; 0 stands between two parts. */
function packSequence(sequence: readonly string[], ids: ReadonlyMap<string, number>): string {
  return packNumbers(sequence.map((word) => (word === '' ? 0 : ids.get(word)!)))
}

async function wordIds(db: Db, words: ReadonlyMap<string, AnalysedWord>): Promise<Map<string, number>> {
  const given = [...words.values()]
  const list = given.map(({ word }) => word)
  // A number is used up by each attempt, so what is known already is not attempted.
  await db.$executeRaw`
    insert into search_word (word, root, sound)
    select word, root, sound from unnest(${list}::text[], ${given.map(({ root }) => root)}::text[], ${given.map(({ sound }) => sound)}::text[]) as given(word, root, sound)
    where not exists (select from search_word known where known.word = given.word)
    order by word on conflict (word) do nothing`
  // A statement of its own sees what others have added meanwhile.
  const known = await db.$queryRaw<{ id: number; word: string }[]>`select id, word from search_word where word = any (${list}::text[])`
  return new Map(known.map(({ id, word }) => [word, id]))
}
