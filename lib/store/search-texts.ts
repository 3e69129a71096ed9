import type { StoryId } from '@/lib/news/story'
import { Prisma } from './generated/client'
import type { Db } from './transaction'
import { visible } from './visible'

/** What of a story can be found by its words, in stored form. */
export interface SearchableStory {
  id: StoryId
  /** `later`: readers will see it at its time. */
  seen: 'now' | 'later' | 'no'
  headline: string
  standfirst: string | null
  body: string
  /** Of its pictures, in no certain order of importance. */
  captions: string[]
  /** Who signed it, its place, its topics. */
  names: string[]
}

/** The same as columns of a query in which the story stands as `s`. */
export const searchableColumns = Prisma.sql`
  s.id, case when ${visible} then 'now' when s.state = 'scheduled' then 'later' else 'no' end as seen,
  s.headline, s.standfirst, s.plain_text as body,
  array(
    select p.caption from picture p
    where p.caption is not null and (p.id = s.picture_id
      or p.id in (select jsonb_path_query(s.body, '$[*].picture') #>> '{}' union all select jsonb_path_query(s.body, '$[*].pictures[*]') #>> '{}'))
    order by p.id) as captions,
  array(select c.name from byline b join contributor c on c.slug = b.contributor_slug where b.story_id = s.id order by b.position)
    || array_remove(array[s.place], null)
    || array(select t.name from story_topic st join topic t on t.slug = st.topic_slug where st.story_id = s.id order by st.position) as names`

/**
 * Those among `ids` that are stories, in every state, held until the transaction ends. Left out is what somebody else
 * holds at the moment: they bring it into the index themselves, and to wait here could mean to wait in a circle. `waits`:
 * its words are kept for its time.
 */
export async function holdSearchable(db: Db, ids: readonly StoryId[]): Promise<(SearchableStory & { waits: boolean })[]> {
  if (ids.length === 0) return []
  const held = await db.$queryRaw<{ id: string }[]>`
    select id from story where id = any (${[...ids]}::text[]) order by id for no key update skip locked`
  return db.$queryRaw<(SearchableStory & { waits: boolean })[]>`
    select ${searchableColumns}, exists (select from search_waiting w where w.story_id = s.id) as waits from story s where s.id = any (${held.map(({ id }) => id)}::text[])`
}
