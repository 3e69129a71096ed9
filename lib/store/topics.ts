import { nameKey } from '@/lib/bangla/name-key'
import type { Topic } from '@/lib/news/story'
import type { Db } from './transaction'
import { visible } from './visible'

/** The topic of that slug, when at least one published story is filed under it; else null. */
export async function findTopic(db: Db, slug: string): Promise<Topic | null> {
  const [topic] = await db.$queryRaw<Topic[]>`
    select t.slug, t.name from topic t where t.slug = ${slug}
      and exists (select from story_topic st join story s on s.id = st.story_id where st.topic_slug = t.slug and ${visible})`
  return topic ?? null
}

/** The topic to which a former address leads, when readers see it; else null. */
export async function findMovedTopic(db: Db, slug: string): Promise<Topic | null> {
  const former = await db.formerTopic.findUnique({ where: { slug } })
  return former === null ? null : findTopic(db, former.topicSlug)
}

/** Files a story under these topics, in their order, in place of those it had. */
export async function saveTopics(db: Db, storyId: string, topics: readonly Topic[]): Promise<void> {
  await db.storyTopic.deleteMany({ where: { storyId } })
  const slugs = new Set<string>()
  for (const topic of topics) slugs.add(await topicSlug(db, topic))
  await db.storyTopic.createMany({
    data: [...slugs].map((slug, position) => ({ storyId, position, topicSlug: slug })),
  })
}

/**
 * The slug under which this topic is kept: one that is known wins, then a name that is, then an address or a name that it
 * had once. The topic is held, so that nobody renames it before the story is filed under it.
 */
async function topicSlug(db: Db, { slug, name }: Topic): Promise<string> {
  const [known] = await db.$queryRaw<{ slug: string }[]>`select slug from topic where slug = ${slug} for key share`
  if (known !== undefined) return known.slug
  const [named] = await db.$queryRaw<{ slug: string }[]>`select slug from topic where name = ${name} for key share`
  if (named !== undefined) return named.slug
  const [moved] = await db.$queryRaw<{ slug: string }[]>`
    select t.slug from topic t join former_topic f on f.topic_slug = t.slug where f.slug = ${slug} for key share of t`
  if (moved !== undefined) return moved.slug
  const [meant] = await db.$queryRaw<{ slug: string }[]>`
    select t.slug from topic t join decided_name d on d.topic_slug = t.slug where d.key = ${nameKey(name)} for key share of t`
  if (meant !== undefined) return meant.slug
  await db.topic.create({ data: { slug, name } })
  return slug
}
