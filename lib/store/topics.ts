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

/** Files a story under these topics, in their order, in place of those it had. */
export async function saveTopics(db: Db, storyId: string, topics: readonly Topic[]): Promise<void> {
  await db.storyTopic.deleteMany({ where: { storyId } })
  const slugs = new Set<string>()
  for (const topic of topics) slugs.add(await topicSlug(db, topic))
  await db.storyTopic.createMany({
    data: [...slugs].map((slug, position) => ({ storyId, position, topicSlug: slug })),
  })
}

/** The slug under which this topic is kept: a slug that is known wins, then a name that is. */
async function topicSlug(db: Db, topic: Topic): Promise<string> {
  const known = await db.topic.findUnique({ where: { slug: topic.slug } })
    ?? await db.topic.findUnique({ where: { name: topic.name } })
  if (known !== null) return known.slug
  await db.topic.create({ data: { slug: topic.slug, name: topic.name } })
  return topic.slug
}
