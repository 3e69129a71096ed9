import type { StoryId, StoryKind, StoryState } from '@/lib/news/story'
import { isLate } from '@/lib/news/publishing'
import { Prisma } from './generated/client'
import type { Db } from './transaction'
import { visible } from './visible'

/** A story in a list of the newsroom. */
export interface DeskRow {
  id: StoryId
  kind: StoryKind
  /** As readers have it: a scheduled one is published from its time on. */
  state: StoryState
  /** Scheduled, over its time, and not stamped. */
  late: boolean
  /** The draft is newer than what readers see. */
  pending: boolean
  /** That of the working copy; empty while nobody has written one. */
  headline: string
  section: string
  /** Who saved it last, and when; null where nobody has. */
  savedBy: string | null
  savedAt: Date | null
  /** The time it was, or is, planned for. */
  due: Date | null
  /** When readers got it; of one that was scheduled, when it was stamped. */
  published: Date | null
  captured: Date | null
  /** A user's id. */
  createdBy: string | null
}

type Row = Omit<DeskRow, 'late' | 'kind' | 'state'> & { kind: 'full' | 'headline_only'; state: StoryState; isVisible: boolean }

const isPending = Prisma.sql`(s.published_version is not null and d.version > s.published_version and s.state in ('published', 'withdrawn', 'scheduled'))`
const columns = Prisma.sql`
  s.id, s.kind::text as kind, s.state::text as state, ${visible} as "isVisible", ${isPending} is true as pending,
  coalesce(nullif(d.headline, ''), s.headline) as headline, coalesce(d.content ->> 'section', s.section) as section,
  d.saved_by_name as "savedBy", case when d.saved_by is not null then d.saved end as "savedAt", s.due,
  coalesce(s.stamped, s.published) as published, s.captured, s.created_by as "createdBy"
  from story s left join draft d on d.story_id = s.id`

function toDeskRow({ isVisible, kind, ...row }: Row, now: Date): DeskRow {
  const late = isLate(row, now)
  return { ...row, late, kind: kind === 'full' ? 'full' : 'headline-only', state: isVisible ? 'published' : row.state }
}

/** The lists of the newsroom's first page. */
export interface Desk {
  /** In review, the longest waiting first. */
  review: DeskRow[]
  /** Still to come, the next first. */
  scheduled: DeskRow[]
  /** Over their time without a stamp. */
  late: DeskRow[]
  /** Published lately, the newest first. */
  recent: DeskRow[]
  /** Published, with a draft that says more than readers see. */
  pending: DeskRow[]
  /** Readers see a picture, leading or within the text, whose rights have ended or end within a week, the first to end first. */
  rights: DeskRow[]
  /** Headlines without a text, the newest first. */
  waiting: DeskRow[]
  /** Not published, and begun or last saved by whoever asks. */
  mine: DeskRow[]
}

/** Whether the text of the story `b` shows this picture, in the words of the index that answers it. */
const showsWithin = (picture: Prisma.Sql) => Prisma.sql`
  b.body @? '$[*] ? (exists (@.picture) || exists (@.pictures))'
  and (jsonb_path_query_array(b.body, '$[*].picture') || jsonb_path_query_array(b.body, '$[*].pictures[*]')) ? ${picture}`

/** What stands on the desk of the user `editorId` at `now`, each list bounded. */
export async function findDesk(db: Db, editorId: string, now: Date): Promise<Desk> {
  const list = async (tail: Prisma.Sql) => (await db.$queryRaw<Row[]>`select ${columns} ${tail}`).map((row) => toDeskRow(row, now))
  const weekAhead = new Date(now.getTime() + 7 * 86_400_000)
  const [review, planned, recent, pending, rights, waiting, mine] = await Promise.all([
    list(Prisma.sql`where s.state = 'review' order by d.saved, s.id limit 100`),
    list(Prisma.sql`where s.state = 'scheduled' order by s.due, s.id limit 200`),
    list(Prisma.sql`where s.state = 'published' and s.kind = 'full' order by s.ordered desc, s.id desc limit 20`),
    list(Prisma.sql`where s.state = 'published' and d.version > s.published_version order by d.saved desc, s.id limit 50`),
    list(Prisma.sql`join (
        select shown.id, min(shown.ends) as ends from (
          select l.id, p.rights_expire as ends from picture p join story l on l.picture_id = p.id where p.rights_expire < ${weekAhead}
          union all
          select b.id, p.rights_expire from picture p join story b on ${showsWithin(Prisma.sql`p.id`)} where p.rights_expire < ${weekAhead}
        ) shown group by shown.id
      ) ending on ending.id = s.id
      where ${visible} order by ending.ends, s.id limit 50`),
    list(Prisma.sql`where s.state = 'published' and s.kind = 'headline_only' order by s.ordered desc, s.id desc limit 20`),
    list(Prisma.sql`where s.state in ('draft', 'review', 'scheduled') and (s.created_by = ${editorId} or d.saved_by = ${editorId}) order by d.saved desc, s.id limit 50`),
  ])
  return {
    review, recent, pending, rights, waiting, mine,
    late: planned.filter(({ late }) => late),
    scheduled: planned.filter(({ late, state }) => !late && state === 'scheduled'),
  }
}

/** What a search of the newsroom asks for; null and none: anything. */
export interface DeskQuestion {
  /** In key form; each must stand in the draft, or in the story where there is none. */
  words: readonly string[]
  state: StoryState | null
  section: string | null
  /** The id of a user who began or last saved it, or the slug of who signed it. */
  person: string | null
}

const pageLength = 30

/** Stories in every state, the last touched first, thirty at a time after the story `before`; `next` is null at the end. */
export async function findOnDesk(
  db: Db, { words, state, section, person }: DeskQuestion, before: StoryId | null, now: Date,
): Promise<{ stories: DeskRow[]; next: StoryId | null }> {
  const touched = Prisma.sql`greatest(coalesce(d.saved, '0001-01-01T00:00:00Z'), coalesce(s.published, s.captured, s.created, '0001-01-01T00:00:00Z'))`
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`)
  const conditions = [
    ...(words.length === 0 ? [] : [Prisma.sql`coalesce(d.search_key, s.search_key) like all (${patterns}::text[])`]),
    ...(state === null ? [] : state === 'published' ? [visible] : [Prisma.sql`s.state = ${state}::story_state and not ${visible}`]),
    ...(section === null ? [] : [Prisma.sql`coalesce(d.content ->> 'section', s.section) = ${section}`]),
    ...(person === null ? [] : [Prisma.sql`(s.created_by = ${person} or d.saved_by = ${person}
      or exists (select from byline b where b.story_id = s.id and b.contributor_slug = ${person}))`]),
    ...(before === null ? [] : [Prisma.sql`(${touched}, s.id) < (
      select ${touched}, s.id from story s left join draft d on d.story_id = s.id where s.id = ${before})`]),
  ]
  const where = conditions.length === 0 ? Prisma.empty : Prisma.sql`where ${Prisma.join(conditions, ' and ')}`
  const rows = await db.$queryRaw<Row[]>`select ${columns} ${where} order by ${touched} desc, s.id desc limit ${pageLength + 1}`
  const stories = rows.slice(0, pageLength).map((row) => toDeskRow(row, now))
  return { stories, next: rows.length > pageLength ? stories.at(-1)!.id : null }
}

/** What decides who may write a story, without its text; null where there is none. */
export async function findStanding(db: Db, id: StoryId): Promise<{ createdBy: string | null; isPublic: boolean } | null> {
  const [row] = await db.$queryRaw<{ createdBy: string | null; isPublic: boolean }[]>`
    select s.created_by as "createdBy", (${visible} or s.state = 'withdrawn') as "isPublic" from story s where s.id = ${id}`
  return row ?? null
}

/** The state in which readers have a story; null where there is none of that id. */
export async function findStateOf(db: Db, id: StoryId): Promise<StoryState | null> {
  const [row] = await db.$queryRaw<{ state: StoryState }[]>`
    select case when ${visible} then 'published' else s.state::text end as state from story s where s.id = ${id}`
  return row?.state ?? null
}

/** Everybody who has begun or saved a story, by name. */
export async function listColleagues(db: Db): Promise<{ id: string; name: string }[]> {
  return db.$queryRaw<{ id: string; name: string }[]>`
    select u.id, u.name from "user" u
    where exists (select from story where created_by = u.id) or exists (select from draft where saved_by = u.id)
    order by u.name, u.id`
}
