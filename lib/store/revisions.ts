import type { Draft } from '@/lib/news/draft'
import type { Editor } from '@/lib/news/roles'
import type { StoryId } from '@/lib/news/story'
import type { Prisma, RevisionAct } from './generated/client'
import type { Db } from './transaction'

export type { RevisionAct } from './generated/client'

/** What is known of a revision without its text. */
export interface RevisionEntry {
  /** Counts from 1 within the story. */
  number: number
  /** The version of the draft that it holds. */
  version: number
  act: RevisionAct
  headline: string
  by: string
  at: Date
}

/** A revision with its text. */
export interface Revision extends RevisionEntry {
  content: Draft
}

interface Row {
  number: number
  version: number
  act: RevisionAct
  byName: string
  at: Date
  content: Prisma.JsonValue
}

const columns = { number: true, version: true, act: true, byName: true, at: true, content: true } as const

function toRevision({ number, version, act, byName, at, content }: Row): Revision {
  const text = content as unknown as Draft
  return { number, version, act, by: byName, at, headline: text.headline, content: text }
}

/** Keeps a version of the draft as the next revision and resolves with its number. The caller holds the draft. */
export async function addRevision(
  db: Db, storyId: StoryId, { version, content, act }: { version: number; content: Draft; act: RevisionAct }, by: Pick<Editor, 'id' | 'name'>, now: Date,
): Promise<number> {
  const { _max } = await db.revision.aggregate({ where: { storyId }, _max: { number: true } })
  const number = (_max.number ?? 0) + 1
  const kept = content as unknown as Prisma.InputJsonValue
  await db.revision.create({ data: { storyId, number, version, act, content: kept, by: by.id, byName: by.name, at: now } })
  return number
}

/** The revisions of a story, newest first, without their texts. */
export async function listRevisionEntries(db: Db, storyId: StoryId): Promise<RevisionEntry[]> {
  return db.$queryRaw<RevisionEntry[]>`
    select number, version, act::text as act, coalesce(content ->> 'headline', '') as headline, by_name as by, at
    from revision where story_id = ${storyId} order by number desc`
}

/** The revision of that number, or null. */
export async function findRevisionByNumber(db: Db, storyId: StoryId, number: number): Promise<Revision | null> {
  const row = await db.revision.findUnique({ where: { storyId_number: { storyId, number } }, select: columns })
  return row === null ? null : toRevision(row)
}

/** The newest revision that holds this version of the draft, or null where none was made of it. */
export async function findRevisionOfVersion(db: Db, storyId: StoryId, version: number): Promise<Revision | null> {
  const row = await db.revision.findFirst({ where: { storyId, version }, orderBy: { number: 'desc' }, select: columns })
  return row === null ? null : toRevision(row)
}
