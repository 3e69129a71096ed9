import type { Story, StoryId } from '@/lib/news/story'
import { Prisma } from './generated/client'
import { findStory } from './stories'
import type { Db } from './transaction'
import { visible } from './visible'

/** Which stories a feed gives. */
export type FeedList = { of: 'all' } | { of: 'section' | 'topic' | 'contributor'; slug: string }

const feedLength = 20

/** The newest published stories of a list with their whole text, the newest first; headlines without a text are left out. */
export async function listForFeed(db: Db, list: FeedList): Promise<Story[]> {
  const ids = await db.$queryRaw<{ id: StoryId }[]>`
    select s.id from story s where ${visible} and s.kind = 'full' and ${conditionOf(list)}
    order by s.ordered desc, s.id desc limit ${feedLength}`
  const stories = await Promise.all(ids.map(({ id }) => findStory(db, id)))
  return stories.flatMap((one) => (one?.state === 'published' ? [one.story] : []))
}

function conditionOf(list: FeedList): Prisma.Sql {
  switch (list.of) {
    case 'all': return Prisma.sql`true`
    case 'section': return Prisma.sql`s.section = ${list.slug}`
    case 'topic': return Prisma.sql`s.id in (select story_id from story_topic where topic_slug = ${list.slug})`
    case 'contributor': return Prisma.sql`s.id in (select story_id from byline where contributor_slug = ${list.slug})`
  }
}

/** What a search engine may list: the newspaper's own full stories (see isIndexable of lib/news/story.ts). */
const indexable = Prisma.sql`${visible} and s.kind = 'full' and s.sample is null`

/** How many stories search engines may list. */
export async function countIndexable(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`select count(*) as count from story s where ${indexable}`
  return Number(row!.count)
}

/** Those of one page of `length`, counted from 0; the oldest first, so that a full page stays as it is. */
export async function listIndexable(db: Db, page: number, length: number): Promise<{ id: StoryId; section: string; changed: Date | null }[]> {
  return db.$queryRaw`
    select s.id, s.section, coalesce(s.updated, s.published) as changed from story s where ${indexable}
    order by s.ordered, s.id offset ${page * length} limit ${length}`
}

/** Those published since `since`, the newest first, at most a thousand, which is what a news sitemap may hold. */
export async function listIndexableSince(db: Db, since: Date): Promise<{ id: StoryId; section: string; headline: string; published: Date }[]> {
  return db.$queryRaw`
    select s.id, s.section, s.headline, s.published from story s where ${indexable} and s.published >= ${since} and s.ordered >= ${since}
    order by s.ordered desc, s.id desc limit 1000`
}
