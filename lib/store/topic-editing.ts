import { nameKey } from '@/lib/bangla/name-key'
import type { Editor } from '@/lib/news/roles'
import type { StoryId, Topic } from '@/lib/news/story'
import type { Db } from './transaction'
import { visible } from './visible'

/** A topic as the newsroom lists it. */
export interface ListedTopic extends Topic {
  /** How many stories that readers see are filed under it. */
  stories: number
  /** Names by which it is meant as well. */
  others: string[]
}

/** A name that shall not be a topic. */
export interface RefusedName {
  key: string
  name: string
  byName: string
  at: Date
}

/** No draft has more topics (lib/news/draft.ts). */
const mostOfStory = 12

/** Topics whose name or other name holds `words` (stored form; all for none), those with the most stories first. */
export async function listTopics(db: Db, words: string, most: number): Promise<ListedTopic[]> {
  const like = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return db.$queryRaw<ListedTopic[]>`
    select t.slug, t.name,
      (select count(*)::int from story_topic st join story s on s.id = st.story_id where st.topic_slug = t.slug and ${visible}) as stories,
      array(select d.name from decided_name d where d.topic_slug = t.slug order by d.name) as others
    from (
      select t.slug, t.name, (select count(*) from story_topic st where st.topic_slug = t.slug) as filed from topic t
      where t.name ilike ${like} or t.slug in (select topic_slug from decided_name where topic_slug is not null and name ilike ${like})
      order by filed desc, t.name limit ${most}) t
    order by stories desc, t.name`
}

/** The names that were refused, the latest first. */
export async function listRefusedNames(db: Db, most: number): Promise<RefusedName[]> {
  return db.decidedName.findMany({ where: { topicSlug: null }, orderBy: [{ at: 'desc' }, { key: 'asc' }], take: most, select: { key: true, name: true, byName: true, at: true } })
}

/** The topic of that slug, whether readers see it or not, held until the transaction ends; null where there is none. */
export async function lockTopic(db: Db, slug: string): Promise<Topic | null> {
  const [topic] = await db.$queryRaw<Topic[]>`select slug, name from topic where slug = ${slug} for update`
  return topic ?? null
}

/** The topic of exactly that name, or for which a decided name stands; null where there is none. */
export async function findTopicNamed(db: Db, name: string): Promise<Topic | null> {
  const [topic] = await db.$queryRaw<Topic[]>`
    select slug, name from topic where name = ${name}
    union all select t.slug, t.name from topic t join decided_name d on d.topic_slug = t.slug where d.key = ${nameKey(name)} limit 1`
  return topic ?? null
}

/** Whose address this is or was: the slug of a topic, null where it is free. */
export async function findSlugOwner(db: Db, slug: string): Promise<string | null> {
  const [owner] = await db.$queryRaw<{ slug: string }[]>`
    select slug from topic where slug = ${slug} union all select topic_slug from former_topic where slug = ${slug}`
  return owner?.slug ?? null
}

/** Every story filed under a topic, in any state, newest first, held until the transaction ends. */
export async function holdStoriesUnder(db: Db, slug: string): Promise<StoryId[]> {
  await db.$queryRaw`select id from story where id in (select story_id from story_topic where topic_slug = ${slug}) order by id for no key update`
  const rows = await db.$queryRaw<{ id: string }[]>`
    select s.id from story s join story_topic st on st.story_id = s.id where st.topic_slug = ${slug} order by s.ordered desc, s.id desc`
  return rows.map(({ id }) => id)
}

/** Those of these stories that readers see, in the order given, held until the transaction ends. */
export async function holdVisible(db: Db, ids: readonly StoryId[]): Promise<StoryId[]> {
  await db.$queryRaw`select id from story where id = any (${[...ids]}::text[]) order by id for no key update`
  const rows = await db.$queryRaw<{ id: string }[]>`select s.id from story s where s.id = any (${[...ids]}::text[]) and ${visible}`
  const seen = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => seen.has(id))
}

export async function addTopic(db: Db, { slug, name }: Topic): Promise<void> {
  await db.topic.create({ data: { slug, name } })
}

/**
 * Files these stories under a topic behind those that they have, and puts it into their drafts, so that it is still there
 * when one is published next. Left out are stories that have it already, or as many as a story may have. Resolves with
 * those that it was added to.
 */
export async function fileUnder(db: Db, topic: Topic, ids: readonly StoryId[]): Promise<StoryId[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    insert into story_topic (story_id, position, topic_slug)
    select given.id, coalesce(max(st.position) + 1, 0), ${topic.slug} from unnest(${[...ids]}::text[]) as given(id)
    left join story_topic st on st.story_id = given.id group by given.id
    having count(st.topic_slug) < ${mostOfStory} and not coalesce(bool_or(st.topic_slug = ${topic.slug}), false)
    returning story_id as id`
  const filed = new Set(rows.map(({ id }) => id))
  await db.$executeRaw`
    update draft set content = jsonb_set(content, '{topics}', (content -> 'topics') || jsonb_build_array(${JSON.stringify(topic)}::jsonb))
    where story_id = any (${[...filed]}::text[]) and jsonb_array_length(content -> 'topics') < ${mostOfStory}
      and not content -> 'topics' @> ${JSON.stringify([{ slug: topic.slug }])}::jsonb`
  return ids.filter((id) => filed.has(id))
}

/** Gives a topic that is held another name and address. The old address leads to it from now on, and so does the old name. */
export async function renameTopic(db: Db, from: Topic, to: Topic, by: Editor, now: Date): Promise<void> {
  await replaceInDrafts(db, from, to)
  await db.formerTopic.deleteMany({ where: { slug: to.slug } })
  // What names the topic by its slug, former addresses among it, follows.
  await db.$executeRaw`update topic set slug = ${to.slug}, name = ${to.name} where slug = ${from.slug}`
  if (from.slug !== to.slug) await db.formerTopic.create({ data: { slug: from.slug, topicSlug: to.slug } })
  await db.decidedName.deleteMany({ where: { key: nameKey(to.name) } })
  if (from.name !== to.name) await decideName(db, from.name, to.slug, by, now)
}

/** Makes a topic part of another, both held: stories, former addresses and names of the one are the other's from now on. */
export async function mergeTopics(db: Db, from: Topic, into: Topic, by: Editor, now: Date): Promise<void> {
  await replaceInDrafts(db, from, into)
  await db.$executeRaw`
    delete from story_topic gone where gone.topic_slug = ${from.slug}
      and exists (select from story_topic has where has.story_id = gone.story_id and has.topic_slug = ${into.slug})`
  await db.storyTopic.updateMany({ where: { topicSlug: from.slug }, data: { topicSlug: into.slug } })
  await db.formerTopic.updateMany({ where: { topicSlug: from.slug }, data: { topicSlug: into.slug } })
  await db.decidedName.updateMany({ where: { topicSlug: from.slug }, data: { topicSlug: into.slug } })
  await db.topic.delete({ where: { slug: from.slug } })
  await db.formerTopic.create({ data: { slug: from.slug, topicSlug: into.slug } })
  await decideName(db, from.name, into.slug, by, now)
}

/** Decides on a name (stored form): a topic of another name is meant by it, or with null it is no topic. The last decision holds. */
export async function decideName(db: Db, name: string, topicSlug: string | null, by: Editor, now: Date): Promise<void> {
  const data = { name, topicSlug, by: by.id, byName: by.name, at: now }
  await db.decidedName.upsert({ where: { key: nameKey(name) }, create: { key: nameKey(name), ...data }, update: data })
}

/** Takes back that a name shall be no topic. Resolves with the name; null where it was not refused. */
export async function forgetRefusal(db: Db, key: string): Promise<string | null> {
  const [forgotten] = await db.$queryRaw<{ name: string }[]>`delete from decided_name where key = ${key} and topic_slug is null returning name`
  return forgotten?.name ?? null
}

/** In the drafts of the stories under a topic another stands in its place, once. Their version stays: nothing was written. */
async function replaceInDrafts(db: Db, from: Topic, to: Topic): Promise<void> {
  await db.$executeRaw`
    update draft d set content = jsonb_set(d.content, '{topics}', (
      select coalesce(jsonb_agg(topic order by place), '[]') from (
        select distinct on (topic ->> 'slug') topic, place from (
          select case when given ->> 'slug' = ${from.slug} then ${JSON.stringify({ slug: to.slug, name: to.name })}::jsonb else given end as topic, place
          from jsonb_array_elements(d.content -> 'topics') with ordinality as listed(given, place)) as replaced
        order by topic ->> 'slug', place) as once))
    where d.story_id in (select story_id from story_topic where topic_slug = ${from.slug})
      and d.content -> 'topics' @> ${JSON.stringify([{ slug: from.slug }])}::jsonb`
}
