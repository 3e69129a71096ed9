import type { StoryId } from '@/lib/news/story'
import { unpackNumbers } from './postings'
import type { Db } from './transaction'
import { visible } from './visible'

/** The newest stories that readers see, newest first, as the index has them: the ids of their words in order, 0 between two parts. */
export async function listNewestSequences(db: Db, most: number): Promise<{ id: StoryId; sequence: Int32Array }[]> {
  const rows = await db.$queryRaw<{ id: string; sequence: string }[]>`
    select s.id, x.sequence from story s join search_story x on x.story_id = s.id
    where ${visible} order by s.ordered desc, s.id desc limit ${most}`
  return rows.map(({ id, sequence }) => ({ id, sequence: unpackNumbers(sequence) }))
}

/** These words of the index with their roots; in one piece, since there are tens of thousands. */
export async function listWords(db: Db, ids: readonly number[]): Promise<Map<number, { word: string; root: string }>> {
  const [all] = await db.$queryRaw<{ words: string | null }[]>`
    select string_agg(id || E'\t' || word || E'\t' || root, E'\n') as words from search_word where id = any (${[...ids]}::int[])`
  return new Map((all?.words ?? '').split('\n').filter((line) => line !== '').map((line) => {
    const [id, word, root] = line.split('\t')
    return [Number(id), { word: word!, root: root! }]
  }))
}

/** All names on which nothing is left to decide: those of topics, as they are called, and the keys of decided ones. */
export async function listSettledNames(db: Db): Promise<{ names: string[]; keys: string[] }> {
  const [topics, decided] = [await db.topic.findMany({ select: { name: true } }), await db.decidedName.findMany({ select: { key: true } })]
  return { names: topics.map(({ name }) => name), keys: decided.map(({ key }) => key) }
}

/** The headlines of these stories with the beginning of their texts, in the order given; those that are gone left out. */
export async function listBeginnings(db: Db, ids: readonly StoryId[]): Promise<Map<StoryId, { headline: string; beginning: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db.$queryRaw<{ id: string; headline: string; beginning: string }[]>`
    select id, headline, left(plain_text, 2000) as beginning from story where id = any (${[...ids]}::text[])`
  return new Map(rows.map(({ id, ...said }) => [id, said]))
}
