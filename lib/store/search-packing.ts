import pg from 'pg'
import { clientConfig, type Connection } from './connection'
import { packPostings, readPairs, unpackPostings, type Postings } from './postings'

/** Fresh stories from which on they are packed: to read a few rows more a word costs less than another segment. */
export const freshEnough = 256

/** Segments of a like size from which on they become one. */
const likeEnough = 8

/** Rows, and characters of them, in one statement. */
const mostRows = 4_000
const mostCharacters = 2_000_000
const mostPairs = 20_000
const highestId = 2 ** 31 - 1

/** A connection of its own for long work on the index; ends with the work. */
export async function withIndexer<Value>(connection: Connection, work: (client: pg.ClientBase) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ ...clientConfig(connection), connectionTimeoutMillis: 5_000, application_name: 'pathok-search' })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** How many stories are not packed yet, about. */
async function countFresh(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ stories: number }>(
    'select count(*)::int as stories from search_story where no > coalesce((select max(last) from search_segment), 0)',
  )
  return rows[0]!.stories
}

/**
 * Packs what is fresh into a segment, when there is enough of it or `all` is asked for, and makes one of segments of a
 * like size; `all` makes one of all that are not of the largest kind. Each step is a transaction: whoever searches
 * meanwhile finds everything once, and work that is broken off was not begun. Any number may call it at once.
 */
export async function packIndex(client: pg.ClientBase, { all = false } = {}): Promise<void> {
  if (all || await countFresh(client) >= freshEnough) await changeSegments(client, () => packFresh(client))
  while (await changeSegments(client, () => mergeSome(client, all)));
}

/**
 * Runs `work` as one transaction after every other change of segments; with `oneMoment` all its statements see the same.
 * Reading and publishing go on meanwhile.
 */
export async function changeSegments<Value>(client: pg.ClientBase, work: () => Promise<Value>, { oneMoment = true } = {}): Promise<Value> {
  await client.query(oneMoment ? 'begin isolation level repeatable read' : 'begin isolation level read committed')
  try {
    // To wait for a table does not yet choose the moment.
    await client.query('lock table search_segment in share row exclusive mode')
    const value = await work()
    await client.query('commit')
    return value
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

/** Writes blocks of a new segment, a statement for many. */
export class BlockWriter {
  private ids: number[] = []
  private counts: number[] = []
  private packed: string[] = []
  private characters = 0

  constructor(private readonly client: pg.ClientBase, private readonly segment: number) {}

  async write(wordId: number, { stories, weights }: Postings): Promise<void> {
    const text = packPostings(stories, weights)
    this.ids.push(wordId)
    this.counts.push(stories.length)
    this.packed.push(text)
    this.characters += text.length
    if (this.ids.length >= mostRows || this.characters >= mostCharacters) await this.flush()
  }

  async flush(): Promise<void> {
    if (this.ids.length === 0) return
    await this.client.query(
      `insert into search_block (segment_id, word_id, count, packed) select $1, * from unnest($2::int[], $3::int[], $4::text[])`,
      [this.segment, this.ids, this.counts, this.packed],
    )
    this.ids = []
    this.counts = []
    this.packed = []
    this.characters = 0
  }
}

/** Begins a segment and resolves with its id. */
export async function addSegment(client: pg.ClientBase, stories: number, last: number): Promise<number> {
  const { rows } = await client.query<{ id: number }>('insert into search_segment (stories, last) values ($1, $2) returning id', [stories, last])
  return rows[0]!.id
}

async function packFresh(client: pg.ClientBase): Promise<void> {
  const { rows: found } = await client.query<{ stories: number; last: number | null }>(
    'select count(*)::int as stories, max(no) as last from search_story where no in (select no from search_fresh)',
  )
  const { stories, last } = found[0]!
  if (last !== null) {
    const segment = await addSegment(client, stories, last)
    const writer = new BlockWriter(client, segment)
    for (let after: number | undefined = 0; after !== undefined;) {
      const { rows: bounds }: { rows: { id: number }[] } = await client.query(
        'select word_id as id from search_fresh where word_id > $1 order by word_id offset $2 limit 1', [after, mostPairs],
      )
      // What was changed or withdrawn since is left behind.
      const { rows } = await client.query<{ id: number; count: number; pairs: string }>(
        `select f.word_id as id, count(*)::int as count, string_agg(f.no || ' ' || f.weight, ' ' order by f.no) as pairs
         from search_fresh f join search_story s on s.no = f.no where f.word_id > $1 and f.word_id <= $2 group by f.word_id order by f.word_id`,
        [after, bounds[0]?.id ?? highestId],
      )
      for (const { id, count, pairs } of rows) await writer.write(id, readPairs(pairs, count))
      await raiseCounts(client, rows.map(({ id, count }) => [id, count]))
      after = bounds[0]?.id
    }
    await writer.flush()
  }
  // Those that this transaction sees: what was published since stays.
  await client.query('delete from search_fresh')
}

/** Adds to the numbers of stories that words have. */
export async function raiseCounts(client: pg.ClientBase, counts: readonly (readonly [id: number, more: number])[]): Promise<void> {
  for (let at = 0; at < counts.length; at += mostRows) {
    const some = counts.slice(at, at + mostRows)
    await client.query(
      'update search_word w set stories = w.stories + more from unnest($1::int[], $2::int[]) as given(id, more) where w.id = given.id',
      [some.map(([id]) => id), some.map(([, more]) => more)],
    )
  }
}

interface Segment {
  id: number
  stories: number
  last: number
}

/** Segments of one kind are within a factor of eight; from the fourth kind on they stay as they are. */
const kindOf = ({ stories }: Segment) => Math.min(3, Math.max(0, Math.floor(Math.log2(stories / freshEnough) / 3)))

async function mergeSome(client: pg.ClientBase, all: boolean): Promise<boolean> {
  const { rows } = await client.query<Segment>('select id, stories, last from search_segment order by id')
  for (const kind of [0, 1, 2]) {
    const alike = rows.filter((segment) => (all ? kindOf(segment) <= 2 : kindOf(segment) === kind))
    if (alike.length < (all ? 2 : likeEnough)) continue
    await merge(client, alike)
    return true
  }
  return false
}

async function merge(client: pg.ClientBase, segments: readonly Segment[]): Promise<void> {
  const last = Math.max(...segments.map((segment) => segment.last))
  const { alive, stories } = await aliveUpTo(client, last, segments)
  const ids = segments.map(({ id }) => id)
  const merged = await addSegment(client, stories, last)
  const writer = new BlockWriter(client, merged)
  const { rows: bounds } = await client.query<{ last: number | null }>('select max(word_id) as last from search_block where segment_id = any ($1)', [ids])
  let step = 50
  for (let from = 0; from <= (bounds[0]!.last ?? -1);) {
    const { rows } = await client.query<[number, number, string]>({
      text: 'select word_id, count, packed from search_block where segment_id = any ($1) and word_id >= $2 and word_id < $3 order by word_id',
      values: [ids, from, from + step], rowMode: 'array',
    })
    from += step
    const gone: [number, number][] = []
    for (let at = 0; at < rows.length;) {
      const wordId = rows[at]![0]
      const blocks: Postings[] = []
      let before = 0
      for (; at < rows.length && rows[at]![0] === wordId; at++) {
        before += rows[at]![1]
        blocks.push(unpackPostings(rows[at]![2], rows[at]![1]))
      }
      const postings = joined(blocks, before, alive)
      if (postings.stories.length > 0) await writer.write(wordId, postings)
      if (postings.stories.length < before) gone.push([wordId, postings.stories.length - before])
    }
    await raiseCounts(client, gone)
    // The commonest words were met first, so their ids are the lowest.
    const characters = rows.reduce((sum, [, , packed]) => sum + packed.length, 0)
    step = Math.max(1, Math.round(step * Math.min(4, mostCharacters / (1 + characters + rows.length * 64))))
  }
  await writer.flush()
  await client.query('delete from search_block where segment_id = any ($1)', [ids])
  await client.query('delete from search_segment where id = any ($1)', [ids])
  if (stories === 0) await client.query('delete from search_segment where id = $1', [merged])
}

/** Which numbers up to `last` are of living stories, and about how many of them these segments hold. */
async function aliveUpTo(client: pg.ClientBase, last: number, segments: readonly Segment[]): Promise<{ alive: Uint8Array; stories: number }> {
  const alive = new Uint8Array(last + 1)
  const step = 100_000
  let found = 0
  for (let from = 0; from <= last; from += step) {
    const { rows } = await client.query<{ numbers: string | null }>(
      `select string_agg(no::text, ' ') as numbers from search_story where no >= $1 and no < $2 and no <= $3`, [from, from + step, last],
    )
    for (const number of (rows[0]!.numbers ?? '').split(' ')) {
      if (number === '') continue
      alive[Number(number)] = 1
      found += 1
    }
  }
  return { alive, stories: Math.min(found, segments.reduce((sum, { stories }) => sum + stories, 0)) }
}

/** What is alive of some blocks of one word, whose stories differ, in ascending order. */
function joined(blocks: readonly Postings[], count: number, alive: Uint8Array): Postings {
  const pairs = new Float64Array(count)
  let kept = 0
  let sorted = true
  for (const { stories, weights } of blocks) {
    for (let at = 0; at < stories.length; at++) {
      const story = stories[at]!
      if (alive[story] !== 1) continue
      const pair = story * 256 + weights[at]!
      if (kept > 0 && pair < pairs[kept - 1]!) sorted = false
      pairs[kept++] = pair
    }
  }
  const living = pairs.subarray(0, kept)
  if (!sorted) living.sort()
  const stories = new Uint32Array(kept)
  const weights = new Uint8Array(kept)
  for (let at = 0; at < kept; at++) {
    stories[at] = Math.floor(living[at]! / 256)
    weights[at] = living[at]! % 256
  }
  return { stories, weights }
}
