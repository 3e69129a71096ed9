import type { Contributor, Topic } from '@/lib/news/story'
import type { Db } from './transaction'
import { visible } from './visible'

/** What readers may be offered by its name while they type. */
export interface SuggestibleNames {
  /** The newest, newest first. */
  stories: { id: string; section: string; headline: string }[]
  /** Those under which a story can be read, by name; so with people and desks. */
  topics: Topic[]
  contributors: Contributor[]
}

/** Nobody types the headline of what is older; the search finds it. */
const newestStories = 2_000
const mostNames = 3_000

export async function listSuggestible(db: Db): Promise<SuggestibleNames> {
  const stories = await db.$queryRaw<SuggestibleNames['stories']>`
    select s.id, s.section, s.headline from story s where ${visible} order by s.ordered desc, s.id desc limit ${newestStories}`
  const topics = await db.$queryRaw<Topic[]>`
    select t.slug, t.name from topic t
    where exists (select from story_topic st join story s on s.id = st.story_id where st.topic_slug = t.slug and ${visible})
    order by t.name limit ${mostNames}`
  const contributors = await db.$queryRaw<Contributor[]>`
    select c.slug, c.name, c.kind::text as kind from contributor c
    where exists (select from byline b join story s on s.id = b.story_id where b.contributor_slug = c.slug and ${visible})
    order by c.name limit ${mostNames}`
  return { stories, topics, contributors }
}

/** Of these ids and slugs those that readers still see: a list that was made a moment ago may name what has gone since. */
export async function findStillShown(
  db: Db, { stories, topics, contributors }: { stories: string[]; topics: string[]; contributors: string[] },
): Promise<{ stories: Set<string>; topics: Set<string>; contributors: Set<string> }> {
  const rows = await db.$queryRaw<{ kind: string; id: string }[]>`
    select 'story' as kind, s.id from story s where s.id = any (${stories}::text[]) and ${visible}
    union all
    select 'topic', slug from unnest(${topics}::text[]) slug
    where exists (select from story_topic st join story s on s.id = st.story_id where st.topic_slug = slug and ${visible})
    union all
    select 'contributor', slug from unnest(${contributors}::text[]) slug
    where exists (select from byline b join story s on s.id = b.story_id where b.contributor_slug = slug and ${visible})`
  const of = (kind: string) => new Set(rows.filter((row) => row.kind === kind).map(({ id }) => id))
  return { stories: of('story'), topics: of('topic'), contributors: of('contributor') }
}
