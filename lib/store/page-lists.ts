import type { StoryId, StorySummary } from '@/lib/news/story'
import { Prisma } from './generated/client'
import type { Day } from './archive'
import { listRanked } from './summaries'
import type { Store } from './transaction'

export type PageListKind = 'latest' | 'most-read'

const stored = (kind: PageListKind) => (kind === 'most-read' ? 'most_read' : 'latest')

/**
 * The list of that kind from the newest captured page of whose list readers can see anything, in the page's order and
 * with the page's day; `day` is null and the list empty when no page brought one.
 */
export async function findPageList(store: Store, kind: PageListKind): Promise<{ day: Day | null; stories: StorySummary[] }> {
  const [list] = await store.$queryRaw<(Day & { id: number })[]>`
    select l.id, extract(year from l.day)::int as year, extract(month from l.day)::int as month, extract(day from l.day)::int as day
    from page_list l
    where l.kind = ${stored(kind)}::page_list_kind
      and exists (select from page_list_item i join story s on s.id = i.story_id where i.list_id = l.id and s.state = 'published')
    order by l.day desc, l.id desc limit 1`
  if (list === undefined) return { day: null, stories: [] }
  const stories = await listRanked(store, Prisma.sql`select story_id as id, position as rank from page_list_item where list_id = ${list.id}`)
  return { day: { year: list.year, month: list.month, day: list.day }, stories }
}

/**
 * Keeps what a captured page listed, in place of what it listed before; an empty list is taken away. A story that a page
 * lists twice counts once, at its first place.
 */
export async function savePageList(
  store: Store, page: { sourceKey: string; kind: PageListKind; day: Day }, storyIds: readonly StoryId[],
): Promise<void> {
  const name = { sourceKey: page.sourceKey, kind: stored(page.kind) } as const
  if (storyIds.length === 0) return removePageList(store, page)
  const day = new Date(Date.UTC(page.day.year, page.day.month - 1, page.day.day))
  const list = await store.pageList.upsert({ where: { sourceKey_kind: name }, create: { ...name, day }, update: { day } })
  await store.pageListItem.deleteMany({ where: { listId: list.id } })
  await store.pageListItem.createMany({
    data: [...new Set(storyIds)].map((storyId, position) => ({ listId: list.id, position, storyId })),
  })
}

/** Forgets one list of a captured page. */
export async function removePageList(store: Store, page: { sourceKey: string; kind: PageListKind }): Promise<void> {
  await store.pageList.deleteMany({ where: { sourceKey: page.sourceKey, kind: stored(page.kind) } })
}
