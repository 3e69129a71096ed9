import type { Editor } from '@/lib/news/roles'
import type { Topic } from '@/lib/news/story'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { recordAct } from '@/lib/store/audit'
import { findTopicNamed, holdStoriesUnder, lockTopic, mergeTopics as merge } from '@/lib/store/topic-editing'
import type { DbClient } from '@/lib/store/transaction'
import { actOnTopics, filingOtherwise, type TopicRefusal } from './change-topic'
import { topicName } from './topic-names'

/**
 * Makes a topic part of the one that has the typed name: its stories are filed there, its addresses lead there, and its
 * name stands for that topic. `noTopic`: there is none of that name, or it is the same one.
 */
export async function mergeTopics(
  db: DbClient, editor: Editor, slug: string, typed: { into: string }, now: Date,
): Promise<Outcome<{ topic: Topic; stories: number }, TopicRefusal | 'noTopic'>> {
  const name = topicName(typed.into)
  if (name === null) return refused('name', 'topicName')
  return actOnTopics(db, editor, async (within): Promise<Outcome<{ topic: Topic; stories: number }, TopicRefusal | 'noTopic'>> => {
    const found = await findTopicNamed(within, name)
    if (found === null || found.slug === slug) return refused('noTopic', 'topicName')
    const stories = await holdStoriesUnder(within, slug)
    const [from, into] = [await lockTopic(within, slug), await lockTopic(within, found.slug)]
    if (from === null || into === null) return refused('gone')
    await filingOtherwise(within, stories, async () => {
      await merge(within, from, into, editor, now)
      await recordAct(within, editor, { action: 'topic.merge', target: into.slug, detail: { from: { ...from }, into: { ...into }, stories: stories.length } }, now)
    })
    return ok({ topic: into, stories: stories.length })
  })
}
