import type { StoryId, StorySummary } from '@/lib/news/story'
import { Prisma } from './generated/client'
import { listRanked } from './summaries'
import type { Db } from './transaction'
import { visible } from './visible'

/** How many related stories a story shows. */
const shown = 6

/** A word is rare when at most this share of the full stories has it in its lead; between `rareAtLeast` and `rareAtMost` of them. */
const rareShare = 0.12
const rareAtLeast = 2
const rareAtMost = 300

/** Common words prove nothing, and one rare word is often a name of two people; two together are a subject. */
const sharedWords = 2

/**
 * What goes with a story, best first, at most six, never the story itself:
 * 1. the links that a person or the captured page chose, in their order;
 * 2. full stories that share at least two rare words of headline and first paragraph. Each shared word weighs
 *    ln((stories + 1) / stories that have it), so that more words and rarer ones rank higher; then the newest;
 * 3. the same section by time, stories with a text before mere headlines.
 * A word is rare when at most 12 % of the published full stories have it (the cap that keeps reporting verbs and
 * country names from linking everything), but two stories may always share one, or a small store would have no
 * rare words at all; and never more than 300 stories, or a large store would be read through for words that say little.
 */
export async function listRelated(db: Db, id: StoryId): Promise<StorySummary[]> {
  return listRanked(db, Prisma.sql`
    with self as materialized (select section, lead_words from story where id = ${id}),
    total as materialized (select count(*)::int as stories from story s where ${visible} and s.kind = 'full'),
    cap as materialized (select greatest(${rareAtLeast}::int, least(${rareAtMost}::int, floor(stories * ${rareShare}::float8)::int)) as most from total),
    word as materialized (
      select w.word, (
        select count(*)::int from (
          select from story s where ${visible} and s.kind = 'full' and s.lead_words @> array[w.word] limit (select most + 1 from cap)
        ) having_it
      ) as stories
      from self cross join lateral unnest(self.lead_words) as w(word)
    ),
    shared as materialized (
      select s.id, s.ordered, sum(ln((total.stories + 1)::float8 / greatest(word.stories, 1))) as weight
      from word cross join total cross join cap
      join story s on s.lead_words @> array[word.word]
      where word.stories <= cap.most and ${visible} and s.kind = 'full' and s.id <> ${id}
      group by s.id, s.ordered
      having count(*) >= ${sharedWords}
      order by weight desc, s.ordered desc, s.id desc
      limit ${shown}
    ),
    chosen as (
      select l.related_id as id, 1 as tier, l.position::float8 as first, 0::float8 as second
      from curated_link l join story s on s.id = l.related_id
      where l.story_id = ${id} and l.related_id <> ${id} and ${visible}
      union all
      select id, 2, -weight, -extract(epoch from ordered)::float8 from shared
      union all
      (${sectionByTime(id, 'full', 3)})
      union all
      (${sectionByTime(id, 'headline_only', 4)})
    ),
    best as (select distinct on (id) id, tier, first, second from chosen order by id, tier, first, second)
    select id, row_number() over (order by tier, first, second, id desc) as rank from best
    order by rank limit ${shown}`)
}

function sectionByTime(id: StoryId, kind: 'full' | 'headline_only', tier: number): Prisma.Sql {
  return Prisma.sql`
    select s.id, ${tier}::int, -extract(epoch from s.ordered)::float8, 0
    from story s
    where s.section = (select section from self) and s.kind = ${kind}::story_kind and ${visible} and s.id <> ${id}
    order by s.ordered desc, s.id desc limit ${shown}`
}

/** Puts these stories, in their order, in the place of the links that the story had. Never one to itself. */
export async function saveCuratedLinks(db: Db, storyId: StoryId, relatedIds: readonly StoryId[]): Promise<void> {
  await db.curatedLink.deleteMany({ where: { storyId } })
  await db.curatedLink.createMany({
    data: [...new Set(relatedIds)].filter((id) => id !== storyId).map((relatedId, position) => ({ storyId, position, relatedId })),
  })
}
