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
const rareAtMost = 150

/** From so many stories on the share no longer matters, so no more are counted. */
const enoughStories = Math.ceil(rareAtMost / rareShare)

/** In a large store so many words of a lead, which begins with the headline, are looked up. */
const lookedUp = 10

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
 * rare words at all; and never more than 150 stories, or a large store would be read through for words that say little.
 */
export async function listRelated(db: Db, id: StoryId): Promise<StorySummary[]> {
  const [self] = await db.$queryRaw<{ section: string; words: string[] }[]>`
    select section, lead_words as words from story where id = ${id}`
  if (self === undefined) return []
  const { stories, common } = await findVocabulary(db)
  const most = Math.max(rareAtLeast, Math.min(rareAtMost, Math.floor(stories * rareShare)))
  const words = self.words.filter((word) => !common.has(word)).slice(0, stories < enoughStories ? undefined : lookedUp)
  return listRanked(db, Prisma.sql`
    with full_of_section as materialized (${sectionByTime(id, self.section, 'full', 3)}),
    having_word as materialized (
      select w.word, s.id, s.ordered, count(*) over (partition by w.word) as stories
      from unnest(${words}::text[]) as w(word) cross join lateral (
        select s.id, s.ordered from story s where ${visible} and s.kind = 'full' and s.lead_words @> array[w.word] limit ${most + 1}::int
      ) s
    ),
    shared as materialized (
      select id, ordered, sum(ln(${stories + 1}::float8 / stories)) as weight
      from having_word where stories <= ${most}::int and id <> ${id}
      group by id, ordered having count(*) >= ${sharedWords}
      order by weight desc, ordered desc, id desc limit ${shown}
    ),
    chosen as (
      select l.related_id as id, 1 as tier, l.position::float8 as first, 0::float8 as second
      from curated_link l join story s on s.id = l.related_id
      where l.story_id = ${id} and l.related_id <> ${id} and ${visible}
      union all
      select id, 2, -weight, -extract(epoch from ordered)::float8 from shared
      union all
      select * from full_of_section
      union all
      select * from (${sectionByTime(id, self.section, 'headline_only', 4)}) headline
      -- Asked for only where they are needed: a section without any would be read to its end.
      where (select count(*) from full_of_section) < ${shown}
    ),
    best as (select distinct on (id) id, tier, first, second from chosen order by id, tier, first, second)
    select id, row_number() over (order by tier, first, second, id desc) as rank from best
    order by rank limit ${shown}`)
}

interface Vocabulary {
  /** Full stories that readers see, counted to `enoughStories` and no further. */
  stories: number
  /** Words that are certainly not rare, as far as the database has noticed. */
  common: ReadonlySet<string>
}

/** In a large store the vocabulary hardly changes; it is asked for again after so many stories. */
const vocabularyLasts = 1_000
let vocabulary: (Vocabulary & { asked: number }) | null = null

/**
 * To look a common word up costs as much as all rare ones together. The database keeps statistics of the commonest, so
 * those are left out before; what it has not counted is looked up.
 */
async function findVocabulary(db: Db): Promise<Vocabulary> {
  if (vocabulary !== null && vocabulary.asked++ < vocabularyLasts) return vocabulary
  const [[counted], common] = await Promise.all([
    db.$queryRaw<{ stories: number }[]>`
      select count(*)::int as stories from (select from story s where ${visible} and s.kind = 'full' limit ${enoughStories}::int) counted`,
    db.$queryRaw<{ word: string }[]>`
      select e.word from pg_stats p, pg_class c, unnest(p.most_common_elems::text::text[], p.most_common_elem_freqs::float8[]) as e(word, share)
      where p.schemaname = current_schema() and p.tablename = 'story' and p.attname = 'lead_words'
        and c.oid = 'story'::regclass and e.word is not null and e.share * c.reltuples > ${2 * rareAtMost}::int`,
  ])
  const found = { stories: counted!.stories, common: new Set(common.map(({ word }) => word)), asked: 0 }
  vocabulary = found.stories < enoughStories ? null : found
  return found
}

function sectionByTime(id: StoryId, section: string, kind: 'full' | 'headline_only', tier: number): Prisma.Sql {
  return Prisma.sql`
    select s.id, ${tier}::int as tier, -extract(epoch from s.ordered)::float8 as first, 0::float8 as second
    from story s
    where s.section = ${section} and s.kind = ${kind}::story_kind and ${visible} and s.id <> ${id}
    order by s.ordered desc, s.id desc limit ${shown}`
}

/** Puts these stories, in their order, in the place of the links that the story had. Never one to itself. */
export async function saveCuratedLinks(db: Db, storyId: StoryId, relatedIds: readonly StoryId[]): Promise<void> {
  await db.curatedLink.deleteMany({ where: { storyId } })
  await db.curatedLink.createMany({
    data: [...new Set(relatedIds)].filter((id) => id !== storyId).map((relatedId, position) => ({ storyId, position, relatedId })),
  })
}
