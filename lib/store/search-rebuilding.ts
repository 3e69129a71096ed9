import { setImmediate } from 'node:timers/promises'
import type pg from 'pg'
import { changeSegments, freshEnough, packIndex } from './search-packing'
import { SegmentGatherer } from './search-segment'
import { searchableColumns, type SearchableStory } from './search-texts'
import { analysisVersion, type Analysed } from './search-writing'
import type { Db } from './transaction'
import { visible } from './visible'

/** How far the rebuilding is. */
export interface Rebuilt {
  stories: number
  /** How many there were to do when this began. */
  of: number
}

export interface Rebuilding {
  analyse: (story: SearchableStory) => Analysed
  /** All stories, also those that the index has: from the beginning, or going on where such a one was broken off. Else what it lacks. */
  anew: boolean
  onProgress?: (progress: Rebuilt) => void
  /** Stories a step: what is lost by a kill, and what memory grows with. */
  atOnce?: number
  /** Ends the work after the step that is under way. */
  signal?: AbortSignal
}

/** Stories whose texts are read in one statement. */
const read = 200

/** Held by whoever rebuilds, until the session ends. */
const rebuildingLock = 7_040_212_023

/**
 * Whether `rebuildIndex` or `packIndex` has something to do: after an update that analyses otherwise, after a restore or a
 * kill in the middle, or when much was published. Cheap where there is nothing, as nearly always.
 */
export async function isIndexBehind(db: Db): Promise<boolean> {
  const [known] = await db.$queryRaw<{ done: boolean | null; fresh: number }[]>`
    select (select analysis = ${analysisVersion} and finished is not null from search_progress where id = 1) as done,
      (select count(*)::int from search_story where no > coalesce((select max(last) from search_segment), 0)) as fresh`
  if (known!.done !== null) return !known!.done || known!.fresh >= freshEnough
  // Nobody has looked yet. In a new store, which is filled through the index, there is nothing to see.
  const [story] = await db.$queryRaw<{ missing: boolean }[]>`
    select exists (
      select from story s left join search_story x on x.story_id = s.id left join search_waiting w on w.story_id = s.id
      where (${visible} and x.analysis is distinct from ${analysisVersion}::int)
        or (s.state = 'scheduled' and not ${visible} and w.analysis is distinct from ${analysisVersion}::int)) as missing`
  if (story!.missing) return true
  await db.$executeRaw`
    insert into search_progress (id, analysis, started, finished) values (1, ${analysisVersion}, to_timestamp(0), now()) on conflict do nothing`
  return false
}

/** Makes this session the only one that rebuilds; false where another is, and stays at it. */
export async function claimRebuilding(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [rebuildingLock])
  return rows[0]!.mine
}

/**
 * Brings into the index what it lacks, the newest first, a step at a time; readers search meanwhile, and editors publish.
 * Killed at any moment it goes on at its next call with what was not done. Resolves with how many stories it wrote.
 */
export async function rebuildIndex(client: pg.ClientBase, rebuilding: Rebuilding): Promise<number> {
  const { anew, onProgress, signal } = rebuilding
  const started = await begin(client, anew)
  const of = await countLacking(client, started)
  let written = 0
  // What somebody held is looked for again; what is held for very long waits for the next call.
  for (let round = 0; round < 5 && !signal?.aborted; round++) {
    const lacking = round === 0 ? of : await countLacking(client, started)
    if (lacking === 0) break
    written += await goThrough(client, started, rebuilding, (stories) => onProgress?.({ stories: Math.min(of, written + stories), of }))
  }
  if (signal?.aborted) return written
  await keepWaitingWords(client, rebuilding)
  await dropDeadSegments(client)
  if (written > 0) {
    await packIndex(client, { all: true })
    await recount(client)
    await client.query('vacuum (analyze) search_word, search_story, search_fresh, search_segment, search_block')
  }
  if (await countLacking(client, started) === 0) await client.query('update search_progress set finished = now() where id = 1')
  return written
}

// The database's clock, by which the index is stamped. What an earlier call began is gone on with, unless it was for another analysis.
async function begin(client: pg.ClientBase, anew: boolean): Promise<Date> {
  const { rows } = await client.query<{ started: Date }>(
    `insert into search_progress (id, analysis, started) values (1, $1, case when $2 then now() else to_timestamp(0) end)
     on conflict (id) do update set analysis = excluded.analysis, finished = null, started = case
       when search_progress.analysis = excluded.analysis and search_progress.finished is null then search_progress.started
       when $2 then excluded.started else search_progress.started end
     returning started`,
    [analysisVersion, anew],
  )
  return rows[0]!.started
}

const lacking = `${visible.text} and (x.no is null or x.analysis <> $1 or x.indexed < $2)`

async function countLacking(client: pg.ClientBase, started: Date): Promise<number> {
  const { rows } = await client.query<{ stories: number }>(
    `select count(*)::int as stories from story s left join search_story x on x.story_id = s.id where ${lacking}`, [analysisVersion, started],
  )
  return rows[0]!.stories
}

async function goThrough(
  client: pg.ClientBase, started: Date, { analyse, atOnce = 8_192, signal }: Rebuilding, tell: (stories: number) => void,
): Promise<number> {
  let written = 0
  let last: { ordered: Date; id: string } | undefined
  while (!signal?.aborted) {
    const { rows }: { rows: { ordered: Date; id: string }[] } = await client.query(
      `select s.ordered, s.id from story s left join search_story x on x.story_id = s.id
       where ${lacking} and ($3::timestamptz is null or (s.ordered, s.id) < ($3, $4)) order by s.ordered desc, s.id desc limit $5`,
      [analysisVersion, started, last?.ordered ?? null, last?.id ?? null, atOnce],
    )
    if (rows.length === 0) break
    last = rows.at(-1)
    const gatherer = new SegmentGatherer()
    for (let at = 0; at < rows.length && !signal?.aborted; at += read) {
      for (const { version, no, ...story } of await listTexts(client, rows.slice(at, at + read).map(({ id }) => id))) {
        gatherer.add({ id: story.id, version, no }, analyse(story))
      }
      tell(written + gatherer.stories.length)
      await setImmediate()
    }
    written += await gatherer.write(client)
    await packIndex(client)
  }
  return written
}

async function listTexts(client: pg.ClientBase, ids: readonly string[]): Promise<(SearchableStory & { version: string; no: number | null })[]> {
  const { rows } = await client.query(
    `select ${searchableColumns.text}, s.xmin::text as version, x.no from story s left join search_story x on x.story_id = s.id
     where s.id = any ($1::text[]) and ${visible.text}`, [ids],
  )
  return rows
}

// Those of scheduled stories, of which there are few; one that somebody holds writes its own.
async function keepWaitingWords(client: pg.ClientBase, { analyse }: Rebuilding): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `select s.id from story s left join search_waiting w on w.story_id = s.id
     where s.state = 'scheduled' and (w.story_id is null or w.analysis <> $1) order by s.id`, [analysisVersion],
  )
  for (const { id } of rows) {
    await client.query('begin')
    const { rowCount } = await client.query(`select from story where id = $1 for no key update skip locked`, [id])
    const { rows: [story] } = await client.query<SearchableStory>(`select ${searchableColumns.text} from story s where s.id = $1`, [id])
    if (rowCount === 1 && story?.seen === 'later') {
      await client.query(
        `insert into search_waiting (story_id, analysis, words) values ($1, $2, $3)
         on conflict (story_id) do update set analysis = excluded.analysis, words = excluded.words`,
        [id, analysisVersion, JSON.stringify(analyse(story))],
      )
    }
    await client.query('commit')
  }
}

/** What was packed before all stories were brought in anew is dead; nobody has to read it to know that. */
async function dropDeadSegments(client: pg.ClientBase): Promise<void> {
  const dead = '(select id from search_segment where last < coalesce((select min(no) from search_story), 2147483647))'
  await changeSegments(client, async () => {
    await client.query(`delete from search_block where segment_id in ${dead}`)
    await client.query(`delete from search_segment where id in ${dead}`)
  })
}

/** Sets every word's number of stories by the blocks, some words at a time. */
async function recount(client: pg.ClientBase): Promise<void> {
  const step = 20_000
  const { rows } = await client.query<{ last: number | null }>('select max(id) as last from search_word')
  for (let from = 0; from <= (rows[0]!.last ?? -1); from += step) {
    await changeSegments(client, () => client.query(
      `update search_word w set stories = coalesce(counted.stories, 0)
       from search_word known left join (
         select b.word_id, sum(b.count)::int as stories from search_segment s join search_block b on b.segment_id = s.id
         where b.word_id >= $1 and b.word_id < $2 group by b.word_id) counted on counted.word_id = known.id
       where w.id = known.id and known.id >= $1 and known.id < $2 and w.stories <> coalesce(counted.stories, 0)`,
      [from, from + step],
    ), { oneMoment: false })
  }
}
