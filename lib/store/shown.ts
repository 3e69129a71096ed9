import type { StoryId } from '@/lib/news/story'
import type { Shown } from '@/lib/news/touched'
import type { Db } from './transaction'
import { visible } from './visible'

/** Where readers see these stories, in no order; those that are not published are left out. No query for none. */
export async function listShown(db: Db, ids: readonly StoryId[]): Promise<Shown[]> {
  if (ids.length === 0) return []
  return db.$queryRaw<Shown[]>`
    select s.id, s.section, s.ordered,
      array(select topic_slug from story_topic where story_id = s.id order by position) as topics,
      array(select contributor_slug from byline where story_id = s.id order by position) as contributors,
      exists (select from correction where story_id = s.id) as corrected
    from story s where s.id = any (${[...ids]}::text[]) and ${visible}`
}
