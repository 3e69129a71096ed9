import { picturesIn, type Block } from '@/lib/news/blocks'
import type { Story, StoryId } from '@/lib/news/story'
import { listPictures } from './pictures'
import { storyColumns, toStory, type StoryRow } from './rows'
import { listByIds } from './summaries'
import type { Db } from './transaction'
import { visible } from './visible'

/** What is known of an id that has been an address: the story, or that it was taken back. */
export type StoredStory = { state: 'published'; story: Story } | { state: 'withdrawn' }

/**
 * The published story of that id with the pictures and stories its blocks name (unpublished ones left out); that it was
 * withdrawn; or null when readers have never seen such a story.
 */
export async function findStory(db: Db, id: StoryId): Promise<StoredStory | null> {
  const [row] = await db.$queryRaw<StoryRow[]>`
    select ${storyColumns} from story s where s.id = ${id} and (${visible} or s.state = 'withdrawn')`
  if (row === undefined) return null
  if (row.state === 'withdrawn') return { state: 'withdrawn' }
  const named = namedIn(row.body)
  const [pictures, boxes] = await Promise.all([listPictures(db, named.pictures), listByIds(db, named.stories)])
  return { state: 'published', story: toStory(row, byId(pictures), byId(boxes)) }
}

/** Where a story of that id stands, without its text; null when readers have never seen it. */
export async function findStoryPlace(
  db: Db, id: StoryId,
): Promise<{ state: 'published' | 'withdrawn'; section: string } | null> {
  const [row] = await db.$queryRaw<{ state: 'published' | 'withdrawn'; section: string }[]>`
    select case when s.state = 'withdrawn' then 'withdrawn' else 'published' end as state, s.section from story s
    where s.id = ${id} and (${visible} or s.state = 'withdrawn')`
  return row ?? null
}

/** Whether a reader can meet this story, so that a list may go on from it. */
export async function isPublished(db: Db, id: StoryId): Promise<boolean> {
  return (await findStoryPlace(db, id))?.state === 'published'
}

/** How many stories there are in any state. */
export async function countStories(db: Db): Promise<number> {
  return db.story.count()
}

function namedIn(body: readonly Block[]): { pictures: string[]; stories: StoryId[] } {
  return {
    pictures: picturesIn(body),
    stories: body.flatMap((block) => (block.kind === 'related' ? [block.story] : [])),
  }
}

function byId<Value extends { id: string }>(values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(values.map((value) => [value.id, value]))
}
