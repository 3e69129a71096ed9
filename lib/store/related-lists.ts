import { setTimeout as pause } from 'node:timers/promises'
import type { StoryId } from '@/lib/news/story'
import type { Db } from './transaction'
import { visible } from './visible'

/**
 * The version of how lib/search finds and chooses related stories. Raise it when that changes: at its next start every
 * installation then makes its lists anew.
 */
const relatingVersion = 1

/**
 * With how many stories a list was made is part of its version, by doublings: what is rare among ten stories says little of
 * a thousand, so the lists of a young newspaper are made anew as it grows.
 */
const versionAt = (stories: number) => relatingVersion * 100 + Math.floor(Math.log2(Math.min(4_096, Math.max(1, stories))))

/** What of a story is needed to find what goes with it. */
export interface Relatable {
  id: StoryId
  /** Its number in the index. */
  no: number
  section: string
  ordered: Date
  headline: string
  standfirst: string | null
  /** The beginning of its text. */
  beginning: string
}

/** A story in a list of related ones. */
export interface KeptRelated {
  storyId: StoryId
  section: string
  score: number
  sameEvent: boolean
}

/** A list with the number that `score` of its rows is a share of; best first. */
export interface KeptList extends Relatable {
  ideal: number
  /** Of which version it is; one that a story is written into stays what it was. */
  version: number
  related: KeptRelated[]
}

/** Any constant that nothing else in this database takes. */
const relatingLock = 7_040_212_024

/** So much of a text holds more than its lead. */
const beginning = 1_200

/**
 * Whether this transaction alone now writes lists, since a story is written into the lists of others; until it ends, so ask
 * late. Waits for another one at most `patience` ms and then resolves with false: that one may be an import of hundreds of
 * stories, or a process that a busy machine hardly lets run.
 */
export async function holdLists(db: Db, patience = 2_000): Promise<boolean> {
  for (const until = Date.now() + patience; ;) {
    const [found] = await db.$queryRaw<{ held: boolean }[]>`select pg_try_advisory_xact_lock(${relatingLock}::bigint) as held`
    if (found!.held) return true
    if (Date.now() >= until) return false
    await pause(50)
  }
}

/** Those among `ids` that readers see and the index has, in no order. */
export async function listRelatable(db: Db, ids: readonly StoryId[]): Promise<Relatable[]> {
  if (ids.length === 0) return []
  return db.$queryRaw<Relatable[]>`
    select s.id, x.no, s.section, s.ordered, s.headline, s.standfirst, left(s.plain_text, ${beginning}::int) as beginning
    from story s join search_story x on x.story_id = s.id where s.id = any (${[...ids]}::text[]) and ${visible}`
}

/** The lists of those among `ids` that have one by now. */
export async function listKept(db: Db, ids: readonly StoryId[]): Promise<KeptList[]> {
  if (ids.length === 0) return []
  return db.$queryRaw<KeptList[]>`
    select s.id, x.no, s.section, s.ordered, s.headline, s.standfirst, left(s.plain_text, ${beginning}::int) as beginning, l.ideal, l.version,
      (select coalesce(jsonb_agg(jsonb_build_object('storyId', r.related_id, 'section', o.section, 'score', r.score, 'sameEvent', r.same_event) order by r.score desc, r.related_id), '[]')
         from related_story r join story o on o.id = r.related_id where r.story_id = s.id) as related
    from related_list l join story s on s.id = l.story_id join search_story x on x.story_id = s.id
    where l.story_id = any (${[...ids]}::text[]) and l.version / 100 = ${relatingVersion} and ${visible}`
}

/** Puts lists in the place of those that the stories had, in the order given; `stories`: how many there are by now. */
export async function saveLists(
  db: Db, lists: readonly { id: StoryId; no: number; ideal: number; version?: number; related: readonly Omit<KeptRelated, 'section'>[] }[],
  stories: number,
): Promise<void> {
  if (lists.length === 0) return
  const rows = lists.flatMap(({ id, related }) => related.map((one, position) => ({ id, position, ...one })))
  await db.$executeRaw`delete from related_story where story_id = any (${lists.map(({ id }) => id)}::text[])`
  await db.$executeRaw`
    insert into related_list (story_id, no, version, ideal)
    select story_id, no, version, ideal
    from unnest(${lists.map(({ id }) => id)}::text[], ${lists.map(({ no }) => no)}::int[], ${lists.map(({ version }) => version ?? versionAt(stories))}::int[], ${lists.map(({ ideal }) => ideal)}::float8[]) as given(story_id, no, version, ideal)
    on conflict (story_id) do update set no = excluded.no, version = excluded.version, ideal = excluded.ideal`
  await db.$executeRaw`
    insert into related_story (story_id, position, related_id, score, same_event)
    select * from unnest(
      ${rows.map(({ id }) => id)}::text[], ${rows.map(({ position }) => position)}::int[], ${rows.map(({ storyId }) => storyId)}::text[],
      ${rows.map(({ score }) => score)}::float8[], ${rows.map(({ sameEvent }) => sameEvent)}::boolean[])`
}

/** Takes stories out of all lists, and their own away. */
export async function dropFromLists(db: Db, ids: readonly StoryId[]): Promise<void> {
  if (ids.length === 0) return
  await db.$executeRaw`delete from related_story where story_id = any (${[...ids]}::text[]) or related_id = any (${[...ids]}::text[])`
  await db.$executeRaw`delete from related_list where story_id = any (${[...ids]}::text[])`
}

/** Stories that readers see and whose list is missing, old or of another version, at most `most`, the newest first. */
export async function listUnrelated(db: Db, most: number, stories: number): Promise<{ id: StoryId }[]> {
  return db.$queryRaw`
    select s.id from search_story x join story s on s.id = x.story_id left join related_list l on l.story_id = x.story_id
    where (l.no is distinct from x.no or l.version <> ${versionAt(stories)}) and ${visible}
    order by s.ordered desc, s.id desc limit ${most}`
}

/** Whether there is one. */
export async function areListsBehind(db: Db, stories: number): Promise<boolean> {
  const [found] = await db.$queryRaw<{ behind: boolean }[]>`
    select exists (
      select from search_story x join story s on s.id = x.story_id left join related_list l on l.story_id = x.story_id
      where (l.no is distinct from x.no or l.version <> ${versionAt(stories)}) and ${visible}) as behind`
  return found!.behind
}

/** Sets all lists to be made anew; until then they stay as they are. */
export async function forgetLists(db: Db): Promise<void> {
  await db.$executeRaw`update related_list set version = 0`
}
