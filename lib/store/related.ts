import type { StoryId, StorySummary } from '@/lib/news/story'
import { Prisma } from './generated/client'
import { listRanked } from './summaries'
import type { Db } from './transaction'
import { visible } from './visible'

/** How many related stories a story shows. */
const shown = 6
/** Where fewer are related, the section fills up to so many. */
const filledTo = 3
/** Stories in a line of what happened, the story itself among them. */
const mostInLine = 7

/**
 * What goes with a story, best first, at most six, never the story itself: the links that a person or the captured page
 * chose, in their order; then what was found when it or the others were written (lib/newsroom/relate-stories.ts); where
 * that makes fewer than three, the newest of its section, stories with a text before mere headlines. `told`: stories that
 * stand on the page already, and come only where they were chosen.
 */
export async function listRelated(db: Db, id: StoryId, told: readonly StoryId[] = []): Promise<StorySummary[]> {
  return listRanked(db, Prisma.sql`
    with goes as materialized (
      select l.related_id as id, 1 as tier, l.position as place from curated_link l where l.story_id = ${id} and l.related_id <> ${id}
      union all
      select r.related_id, 2, r.position from related_story r where r.story_id = ${id} and r.related_id <> all (${[...told]}::text[])
    ),
    seen as materialized (
      select s.id, min(g.tier) as tier, min(g.place) as place from goes g join story s on s.id = g.id where ${visible} group by s.id
    ),
    filling as (
      select f.id, 3 as tier, (row_number() over (order by f.headline_only, f.ordered desc, f.id desc))::int as place
      from (
        select s.id, s.ordered, s.kind = 'headline_only' as headline_only from story s
        where s.section = (select section from story where id = ${id}) and ${visible} and s.id <> ${id} and s.id not in (select id from seen) and s.id <> all (${[...told]}::text[])
          -- Asked for only where they are needed.
          and (select count(*) from seen) < ${filledTo}
        order by s.ordered desc, s.id desc limit 40
      ) f
      order by place limit greatest(0, ${filledTo} - (select count(*) from seen))
    )
    select id, row_number() over (order by tier, place, id) as rank from (select * from seen union all select * from filling) chosen
    order by rank limit ${shown}`)
}

/**
 * The line of what happened, oldest first, the story itself in it: the stories of its event that came before it, the
 * nearest six at most. Empty where none did.
 */
export async function listStoryline(db: Db, id: StoryId): Promise<StorySummary[]> {
  const line = await listRanked(db, Prisma.sql`
    with self as (select id, ordered from story where id = ${id}),
    before as (
      select s.id, s.ordered from related_story r join story s on s.id = r.related_id, self
      where r.story_id = ${id} and r.same_event and s.published is not null and (s.ordered, s.id) < (self.ordered, self.id)
      order by s.ordered desc, s.id desc limit ${mostInLine - 1}
    )
    select id, row_number() over (order by ordered, id) as rank from (select * from before union all select * from self where exists (select from before)) line`)
  return line.length > 1 && line.at(-1)!.id === id ? line : []
}

/** Puts these stories, in their order, in the place of the links that the story had. Never one to itself. */
export async function saveCuratedLinks(db: Db, storyId: StoryId, relatedIds: readonly StoryId[]): Promise<void> {
  await db.curatedLink.deleteMany({ where: { storyId } })
  await db.curatedLink.createMany({
    data: [...new Set(relatedIds)].filter((id) => id !== storyId).map((relatedId, position) => ({ storyId, position, relatedId })),
  })
}
