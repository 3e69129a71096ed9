import type { Editor } from '@/lib/news/roles'
import type { StoryId } from '@/lib/news/story'
import type { Db } from './transaction'
import { Prisma } from './generated/client'
import { visible } from './visible'

/** A correction as the page of corrections shows it, with the story on which it stands. */
export interface ListedCorrection {
  id: number
  text: string
  at: Date
  story: { id: StoryId; section: string; headline: string }
}

const pageLength = 30

/** Puts a public note on a story. */
export async function addCorrection(db: Db, storyId: StoryId, text: string, by: Pick<Editor, 'id' | 'name'>, now: Date): Promise<void> {
  await db.correction.create({ data: { storyId, text, at: now, by: by.id, byName: by.name } })
}

/**
 * The corrections of stories that readers see, newest first, thirty at a time after the one of id `before`; `next` is
 * null at the end. An id that is none gives an empty page.
 */
export async function listCorrections(db: Db, before: number | null): Promise<{ corrections: ListedCorrection[]; next: number | null }> {
  const after = before === null ? Prisma.empty : Prisma.sql`and (c.at, c.id) < (select at, id from correction where id = ${before}::int)`
  const rows = await db.$queryRaw<{ id: number; text: string; at: Date; storyId: string; section: string; headline: string }[]>`
    select c.id, c.text, c.at, s.id as "storyId", s.section, s.headline
    from correction c join story s on s.id = c.story_id
    where ${visible} ${after}
    order by c.at desc, c.id desc limit ${pageLength + 1}`
  const corrections = rows.slice(0, pageLength).map(({ storyId, section, headline, ...rest }) => ({ ...rest, story: { id: storyId, section, headline } }))
  return { corrections, next: rows.length > pageLength ? corrections.at(-1)!.id : null }
}
