import type { Editor } from '@/lib/news/roles'
import type { StoryId } from '@/lib/news/story'
import type { Prisma } from './generated/client'
import type { Db } from './transaction'

/** What was done to a story, as it is written into the audit. */
export interface StoryAct {
  /** "story.publish", "story.return" …; "clock.publish" is what the clock did, by nobody. */
  action: string
  storyId: StoryId
  detail?: Prisma.InputJsonObject
}

/** A line of the audit. */
export interface AuditEntry {
  id: number
  at: Date
  actorId: string | null
  actorName: string | null
  actorRole: string | null
  action: string
  storyId: StoryId | null
  target: string | null
  detail: Record<string, unknown>
}

/** Adds a line to the audit, in the transaction that does what it tells; null stands for the clock. */
export async function recordStoryAct(db: Db, by: Editor | null, { action, storyId, detail = {} }: StoryAct, now: Date): Promise<void> {
  await db.audit.create({ data: { at: now, actorId: by?.id, actorName: by?.name, actorRole: by?.role, action, storyId, detail } })
}

/** The same of what is done to no one story; `target` names what it is done to. */
export async function recordAct(db: Db, by: Editor, { action, target, detail = {} }: { action: string; target: string; detail?: Prisma.InputJsonObject }, now: Date): Promise<void> {
  await db.audit.create({ data: { at: now, actorId: by.id, actorName: by.name, actorRole: by.role, action, target, detail } })
}

/** The lines of the audit, newest first, a hundred at most: of one story, or of everything; those before line `before`. */
export async function listAuditEntries(db: Db, { storyId, before }: { storyId: StoryId | null; before: number | null }): Promise<AuditEntry[]> {
  const entries = await db.audit.findMany({
    where: { ...(storyId !== null && { storyId }), ...(before !== null && { id: { lt: before } }) },
    orderBy: { id: 'desc' }, take: 100,
  })
  return entries.map((entry) => ({ ...entry, detail: entry.detail as Record<string, unknown> }))
}

/** With which words and by whom a story was last given back to its writer; null when it was not, or has gone on since. */
export async function findReturn(db: Db, storyId: StoryId): Promise<{ note: string; by: string | null; at: Date } | null> {
  const last = await db.audit.findFirst({
    where: { storyId, action: { in: ['story.return', 'story.submit', 'story.schedule', 'story.publish'] } },
    orderBy: { id: 'desc' }, select: { action: true, at: true, actorName: true, detail: true },
  })
  if (last?.action !== 'story.return') return null
  return { note: (last.detail as { note?: string }).note ?? '', by: last.actorName, at: last.at }
}
