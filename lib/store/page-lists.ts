import type { CivilDate } from '@/lib/bangla/calendar'
import type { StoryId, StorySummary } from '@/lib/news/story'
import { Prisma } from './generated/client'
import { listRanked } from './summaries'
import type { Db } from './transaction'
import { visible } from './visible'

export type PageListKind = 'latest' | 'most-read'

const stored = (kind: PageListKind) => (kind === 'most-read' ? 'most_read' : 'latest')

/**
 * The list of that kind from the newest captured page of whose list readers can see anything, in the page's order and
 * with the page's day; `day` is null and the list empty when no page brought one.
 */
export async function findPageList(db: Db, kind: PageListKind): Promise<{ day: CivilDate | null; stories: StorySummary[] }> {
  const [list] = await db.$queryRaw<(CivilDate & { id: number })[]>`
    select l.id, extract(year from l.day)::int as year, extract(month from l.day)::int as month, extract(day from l.day)::int as day
    from page_list l
    where l.kind = ${stored(kind)}::page_list_kind
      and exists (select from page_list_item i join story s on s.id = i.story_id where i.list_id = l.id and ${visible})
    order by l.day desc, l.id desc limit 1`
  if (list === undefined) return { day: null, stories: [] }
  const stories = await listRanked(db, Prisma.sql`select story_id as id, position as rank from page_list_item where list_id = ${list.id}`)
  return { day: { year: list.year, month: list.month, day: list.day }, stories }
}

/**
 * Keeps what a captured page listed, in place of what it listed before. An empty list, or one whose day is not known, is
 * taken away. A story that a page lists twice counts once, at its first place.
 */
export async function savePageList(
  db: Db, page: { sourceKey: string; kind: PageListKind; day: CivilDate | null }, storyIds: readonly StoryId[],
): Promise<void> {
  const name = { sourceKey: page.sourceKey, kind: stored(page.kind) } as const
  if (storyIds.length === 0 || page.day === null) {
    await db.pageList.deleteMany({ where: name })
    return
  }
  const day = new Date(Date.UTC(page.day.year, page.day.month - 1, page.day.day))
  const list = await db.pageList.upsert({ where: { sourceKey_kind: name }, create: { ...name, day }, update: { day } })
  await db.pageListItem.deleteMany({ where: { listId: list.id } })
  await db.pageListItem.createMany({
    data: [...new Set(storyIds)].map((storyId, position) => ({ listId: list.id, position, storyId })),
  })
}
