import type { StoryId } from '@/lib/news/story'
import { poolOf } from './client'
import { Prisma } from './generated/client'
import { readPairs, unpackNumbers, unpackPostings } from './postings'
import type { Db } from './transaction'
import { visible } from './visible'

/** A word of this installation's stories, in key form. */
export interface IndexWord {
  id: number
  word: string
  /** Stories that have it, about: changed and withdrawn ones are counted, and the newest may not be, until the index is packed anew. */
  stories: number
}

export type RootedWord = IndexWord & { root: string }
export type SoundedWord = IndexWord & { sound: string }

export interface WantedWords {
  keys?: readonly string[]
  roots?: readonly string[]
  /** Of each sound only the commonest words come back. */
  sounds?: readonly string[]
}

export interface FoundWords {
  /** The size of the index. */
  stories: number
  byKey: IndexWord[]
  byRoot: RootedWord[]
  bySound: SoundedWord[]
}

/** Some of the stories that have a word: numbers in ascending order, and the weight of the word in each (1 to 255). */
export interface PostingBlock {
  wordId: number
  count: number
  stories: Uint32Array
  weights: Uint8Array
}

/** A story that readers see. */
export interface LivingStory {
  storyId: StoryId
  section: string
  /** The moment that lists order by. */
  ordered: Date
}

/** Which stories are wanted; null: of all. `desk` is the slug of a byline, `until` is not included. */
export interface StoryFilter {
  section: string | null
  desk: string | null
  from: Date | null
  until: Date | null
}

/**
 * What searching asks of the index. A story stands in it under a number that it gets anew whenever its text changes, so a
 * number may be dead: `living` tells. Nothing that readers do not see has a living number. Lists come in no order; what
 * is not known is left out of them.
 */
export interface SearchIndex {
  /** How many stories there are, about. */
  size(): Promise<number>
  /** Words by themselves, by root and by sound, and the size, all in one question: each costs more in asking than in answering. */
  lookUp(wanted: WantedWords): Promise<FoundWords>
  wordsById(ids: readonly number[]): Promise<RootedWord[]>
  /** Words that begin so, the commonest first. */
  wordsByPrefix(prefix: string, most: number): Promise<IndexWord[]>
  /** The postings of all these words. A word has several blocks, whose stories differ. */
  postings(wordIds: readonly number[]): Promise<PostingBlock[]>
  /** The words of these stories by id, in their order; 0 stands between two parts. */
  sequences(numbers: readonly number[]): Promise<Map<number, Int32Array>>
  /** Those among the numbers whose stories readers see. */
  living(numbers: readonly number[]): Promise<Map<number, LivingStory>>
  /** The numbers of all stories that are wanted. */
  among(filter: StoryFilter): Promise<ReadonlySet<number>>
  /** The newest of these, newest first. */
  newest(numbers: readonly number[], most: number): Promise<number[]>
  /** The number under which a story stands, or null. */
  numberOf(storyId: StoryId): Promise<number | null>
}

/** A word with this beginning is looked for among so many of its kind: a single letter begins tens of thousands. */
const mostOfPrefix = 5_000

/** Of words that sound alike so many are looked at, the commonest: a short sound has thousands, and 150 were measured to be too few. */
const mostOfSound = 250

/** Up to so many are sorted by the database; of more, the newest stories of all are gone through until enough are among them. */
const mostSorted = 5_000

// What has been packed is counted in the word's row. Only of a word that was never packed are the fresh ones counted.
const fresh = Prisma.sql`case when w.stories > 0 then w.stories else (select count(*) from search_fresh f where f.word_id = w.id)::int end`
const stories = Prisma.sql`${fresh} as stories`

// Many words as one text, since the driver takes longest over rows: of each the id, the number of stories and the word,
// which has no space in it, and where it is wanted the root.
const listed = Prisma.sql`string_agg(w.id || ' ' || ${fresh} || ' ' || w.word, E'\n')`
const listedRooted = Prisma.sql`string_agg(w.id || ' ' || ${fresh} || ' ' || w.word || ' ' || w.root, E'\n')`

// The highest number that a segment has ends what is packed; what came later is counted.
const size = Prisma.sql`(coalesce((select sum(stories) from search_segment), 0)
  + (select count(*) from search_story where no > coalesce((select max(last) from search_segment), 0)))::int`

/**
 * The index in the database. Given an open transaction, it sees what that has written; its questions are then asked one
 * after the other. Words in no story at all are left out.
 */
export function searchIndex(db: Db): SearchIndex {
  const ask = askerOf(db)
  return {
    size: async () => (await ask<{ stories: number }>('size', Prisma.sql`select ${size} as stories`))[0]!.stories,
    async lookUp({ keys = [], roots = [], sounds = [] }) {
      const rows = await ask<{ by: 'key' | 'root' | 'sound' | 'size'; of: string; words: string | null }>('words', Prisma.sql`
        select 'key' as by, '' as of, ${listed} as words from search_word w where w.word = any (${[...new Set(keys)]}::text[])
        union all select 'root', '', ${listedRooted} from search_word w where w.root = any (${[...new Set(roots)]}::text[])
        union all select 'sound', given.sound, w.words from unnest(${[...new Set(sounds)]}::text[]) as given(sound) cross join lateral (
          select ${listed} as words from (select * from search_word w where w.sound = given.sound order by w.stories desc limit ${mostOfSound}) w) w
        union all select 'size', '', ${size}::text`)
      const found: FoundWords = { stories: 0, byKey: [], byRoot: [], bySound: [] }
      for (const { by, of, words } of rows) {
        if (words === null) continue
        if (by === 'size') found.stories = Number(words)
        else if (by === 'key') readWords(words, (id, stories, word) => found.byKey.push({ id, word, stories }))
        else if (by === 'root') readWords(words, (id, stories, word, root) => found.byRoot.push({ id, word, stories, root }))
        else readWords(words, (id, stories, word) => found.bySound.push({ id, word, stories, sound: of }))
      }
      return found
    },
    async wordsById(ids) {
      if (ids.length === 0) return []
      const found: RootedWord[] = []
      const [all] = await ask<{ words: string | null }>('numbers', Prisma.sql`
        select ${listedRooted} as words from search_word w where w.id = any (${[...ids]}::int[])`)
      if (all?.words) readWords(all.words, (id, stories, word, root) => found.push({ id, word, stories, root }))
      return found
    },
    async wordsByPrefix(prefix, most) {
      // A range, which also a plan made for any prefix finds by the index; no word goes on with the last of all characters.
      const found = await ask<IndexWord>('beginnings', Prisma.sql`
        select * from (
          select w.id, w.word, ${stories} from search_word w where w.word >= ${prefix} and w.word < ${`${prefix}\u{10FFFF}`} limit ${mostOfPrefix}) w
        order by stories desc, word limit ${most}`)
      return found.filter((word) => word.stories > 0)
    },
    async postings(wordIds) {
      if (wordIds.length === 0) return []
      // One statement, since packing moves postings from one table to the other.
      const rows = await ask<{ wordId: number; count: number; packed: string; fresh: boolean }>('postings', Prisma.sql`
        select b.word_id as "wordId", b.count, b.packed, false as fresh
        from search_segment s join search_block b on b.segment_id = s.id where b.word_id = any (${[...wordIds]}::int[])
        union all
        select word_id, count(*)::int, string_agg(no || ' ' || weight, ' ' order by no), true
        from search_fresh where word_id = any (${[...wordIds]}::int[]) group by word_id`)
      return rows.map(({ wordId, count, packed, fresh }) => ({ wordId, count, ...(fresh ? readPairs(packed, count) : unpackPostings(packed, count)) }))
    },
    async sequences(numbers) {
      if (numbers.length === 0) return new Map()
      const rows = await ask<{ no: number; sequence: string }>('sequences', Prisma.sql`
        select no, sequence from search_story where no = any (${[...numbers]}::int[])`)
      return new Map(rows.map(({ no, sequence }) => [no, unpackNumbers(sequence)]))
    },
    async living(numbers) {
      if (numbers.length === 0) return new Map()
      // Times as numbers, which the driver reads ten times as fast.
      const rows = await ask<{ no: number; storyId: StoryId; section: string; ordered: number }>('living', Prisma.sql`
        select x.no, s.id as "storyId", s.section, date_part('epoch', s.ordered) * 1000 as ordered
        from search_story x join story s on s.id = x.story_id where x.no = any (${[...numbers]}::int[]) and ${visible}`)
      return new Map(rows.map(({ no, ordered, ...story }) => [no, { ...story, ordered: new Date(Math.round(ordered)) }]))
    },
    async among({ section, desk, from, until }) {
      const [all] = await ask<{ numbers: string | null }>(null, Prisma.sql`
        select string_agg(x.no::text, ' ') as numbers from story s join search_story x on x.story_id = s.id
        where ${visible}
          ${section === null ? Prisma.empty : Prisma.sql`and s.section = ${section}`}
          ${desk === null ? Prisma.empty : Prisma.sql`and s.id in (select story_id from byline where contributor_slug = ${desk})`}
          ${from === null ? Prisma.empty : Prisma.sql`and s.ordered >= ${from}`}
          ${until === null ? Prisma.empty : Prisma.sql`and s.ordered < ${until}`}`)
      return new Set((all?.numbers ?? '').split(' ').filter((number) => number !== '').map(Number))
    },
    async newest(numbers, most) {
      if (numbers.length === 0) return []
      if (numbers.length <= mostSorted) {
        const rows = await ask<{ no: number }>('newest', Prisma.sql`
          select x.no from search_story x join story s on s.id = x.story_id
          where x.no = any (${[...numbers]}::int[]) and ${visible} order by s.ordered desc, s.id desc limit ${most}`)
        return rows.map(({ no }) => no)
      }
      return newestOfMany(ask, new Set(numbers), most)
    },
    async numberOf(storyId) {
      const [found] = await ask<{ no: number }>('number', Prisma.sql`select no from search_story where story_id = ${storyId}`)
      return found?.no ?? null
    },
  }
}

/** Reads what `listed` or `listedRooted` wrote; words in no story are left out. */
function readWords(text: string, take: (id: number, stories: number, word: string, root: string) => void): void {
  for (const line of text.split('\n')) {
    const [id, stories, word, root = ''] = line.split(' ')
    if (stories !== '0') take(Number(id), Number(stories), word!, root)
  }
}

/**
 * Asks one question. A named one is prepared and planned once a connection, since to plan it costs as much as to answer it;
 * without a name it is planned for the values it has.
 */
type Ask = <Row extends object>(name: string | null, sql: Prisma.Sql) => Promise<Row[]>

function askerOf(db: Db): Ask {
  const pool = poolOf(db)
  if (pool === null) return (_, sql) => db.$queryRaw(sql)
  return async <Row extends object>(name: string | null, sql: Prisma.Sql) =>
    name === null ? db.$queryRaw<Row[]>(sql) : (await pool.query<Row>({ name: `search_${name}`, text: sql.text, values: sql.values })).rows
}

async function newestOfMany(ask: Ask, numbers: ReadonlySet<number>, most: number): Promise<number[]> {
  const found: number[] = []
  let last: { ordered: Date; id: string } | undefined
  for (;;) {
    const rows: { no: number; ordered: Date; id: string }[] = await ask(null, Prisma.sql`
      select x.no, s.ordered, s.id from story s join search_story x on x.story_id = s.id
      where ${visible} ${last === undefined ? Prisma.empty : Prisma.sql`and (s.ordered, s.id) < (${last.ordered}, ${last.id})`}
      order by s.ordered desc, s.id desc limit ${mostSorted}`)
    for (const { no } of rows) if (numbers.has(no) && found.push(no) === most) return found
    last = rows.at(-1)
    if (rows.length < mostSorted) return found
  }
}
