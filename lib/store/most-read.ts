import type { Editor } from '@/lib/news/roles'
import type { ReadWindow } from '@/lib/news/audience'
import type { StoryId, StorySummary } from '@/lib/news/story'
import { Prisma } from './generated/client'
import { listRanked } from './summaries'
import type { Db } from './transaction'

/** The most read stories of a window in their order, `most` at the most, without those that an editor hides. */
export async function listMostRead(db: Db, window: ReadWindow, most: number): Promise<StorySummary[]> {
  const stories = await listRanked(db, Prisma.sql`
    select story_id as id, position as rank from most_read m
    where "window" = ${window} and not exists (select from most_read_hidden h where h.story_id = m.story_id)`)
  return stories.slice(0, most)
}

/** Keeps a story out of the list, or lets it in again; false where it was so already. */
export async function setHidden(db: Db, by: Editor, storyId: StoryId, hidden: boolean, now: Date): Promise<boolean> {
  const changed = hidden
    ? await db.$executeRaw`insert into most_read_hidden (story_id, by, by_name, at) values (${storyId}, ${by.id}, ${by.name}, ${now}) on conflict do nothing`
    : await db.$executeRaw`delete from most_read_hidden where story_id = ${storyId}`
  return changed > 0
}
