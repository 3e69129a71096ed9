import type { Draft } from '@/lib/news/draft'
import type { Handler } from '@/lib/news/sign-off'
import type { StoryId } from '@/lib/news/story'
import type { Prisma } from './generated/client'
import type { Db } from './transaction'

/** A working copy as it is kept, in stored form. */
export interface KeptDraft {
  version: number
  content: Draft
  /** Whose save made this version; null for text that came with an import. */
  savedBy: { id: string; name: string } | null
  saved: Date
  handlers: Handler[]
}

const columns = { version: true, content: true, savedBy: true, savedByName: true, saved: true, handlers: true } as const

interface Row {
  version: number
  content: Prisma.JsonValue
  savedBy: string | null
  savedByName: string | null
  saved: Date
  handlers: Prisma.JsonValue
}

function toKept({ version, content, savedBy, savedByName, saved, handlers }: Row): KeptDraft {
  return {
    version, saved, content: content as unknown as Draft, handlers: handlers as unknown as Handler[],
    savedBy: savedBy === null ? null : { id: savedBy, name: savedByName ?? '' },
  }
}

/** The working copy of a story; null where nobody has opened one yet. */
export async function findKeptDraft(db: Db, storyId: StoryId): Promise<KeptDraft | null> {
  const row = await db.draft.findUnique({ where: { storyId }, select: columns })
  return row === null ? null : toKept(row)
}

/** The same, held until the transaction ends. Whoever holds the story as well takes the story first. */
export async function lockDraft(db: Db, storyId: StoryId): Promise<KeptDraft | null> {
  await db.$queryRaw`select story_id from draft where story_id = ${storyId} for update`
  // A statement of its own sees what whoever held it before has saved.
  return findKeptDraft(db, storyId)
}

/** Writes a version of a working copy, the first one or the next; the caller holds it, or the story when it is the first. */
export async function writeDraft(
  db: Db, storyId: StoryId, { version, content, savedBy, saved, handlers }: KeptDraft, searchKey: string,
): Promise<void> {
  const data = {
    version, searchKey, saved, headline: content.headline, savedBy: savedBy?.id ?? null, savedByName: savedBy?.name ?? null,
    content: content as unknown as Prisma.InputJsonValue, handlers: handlers as unknown as Prisma.InputJsonValue,
  }
  await db.draft.upsert({ where: { storyId }, create: { storyId, ...data }, update: data })
}

/** Notes who has handled a story, without a new version of it. */
export async function writeHandlers(db: Db, storyId: StoryId, handlers: readonly Handler[]): Promise<void> {
  await db.draft.update({ where: { storyId }, data: { handlers: [...handlers] as unknown as Prisma.InputJsonValue } })
}
