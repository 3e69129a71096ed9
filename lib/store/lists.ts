import type { StoryId, StorySummary } from '@/lib/news/story'
import { Prisma } from './generated/client'
import { summaryColumns, toSummary, type SummaryRow } from './rows'
import type { Db } from './transaction'
import { visible } from './visible'

/** Stories on one page of a list. */
const pageLength = 20

/** A page of a list, and the story after which the next page goes on, or null when it is the last. */
export interface StoryList {
  stories: StorySummary[]
  next: StoryId | null
}

/** All published stories, newest first, after `before` (a story's id) or from the top. */
export function listLatest(db: Db, before: StoryId | null): Promise<StoryList> {
  return listPage(db, Prisma.sql`true`, before)
}

/** Those of a section. */
export function listSection(db: Db, section: string, before: StoryId | null): Promise<StoryList> {
  return listPage(db, Prisma.sql`s.section = ${section}`, before)
}

/** Those filed under a topic. */
export function listTopic(db: Db, slug: string, before: StoryId | null): Promise<StoryList> {
  return listPage(db, Prisma.sql`s.id in (select story_id from story_topic where topic_slug = ${slug})`, before)
}

/** Those that a person or desk signed. */
export function listContributor(db: Db, slug: string, before: StoryId | null): Promise<StoryList> {
  return listPage(db, Prisma.sql`s.id in (select story_id from byline where contributor_slug = ${slug})`, before)
}

/**
 * One page of the published stories that meet `condition`, by (ordered, id) descending. The place of `before` is read
 * inside the database, so a page costs the same however far down it lies; a `before` that is not there gives an empty
 * page, which is why callers ask first whether it is published.
 */
async function listPage(db: Db, condition: Prisma.Sql, before: StoryId | null): Promise<StoryList> {
  const after = before === null
    ? Prisma.empty
    : Prisma.sql`and (s.ordered, s.id) < (select ordered, id from story where id = ${before})`
  const rows = await db.$queryRaw<SummaryRow[]>`
    select ${summaryColumns} from story s
    where ${visible} and ${condition} ${after}
    order by s.ordered desc, s.id desc
    limit ${pageLength + 1}`
  const stories = rows.slice(0, pageLength).map(toSummary)
  return { stories, next: rows.length > pageLength ? stories[pageLength - 1]!.id : null }
}
