import type { Editor } from '@/lib/news/roles'
import type { Topic } from '@/lib/news/story'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { recordAct } from '@/lib/store/audit'
import { findSlugOwner, findTopicNamed, holdStoriesUnder, lockTopic, renameTopic as rename } from '@/lib/store/topic-editing'
import type { DbClient } from '@/lib/store/transaction'
import { actOnTopics, filingOtherwise, type TopicRefusal } from './change-topic'
import { topicAddress, topicName } from './topic-names'

/**
 * Gives a topic another name, another address, or both. Its former address leads to the new one from then on, in one step,
 * and the former name stands for the topic. `addressTaken`, `nameTaken`: another topic has it or had it; what was the
 * topic's own it may have again. `unchanged`: it is so already.
 */
export async function renameTopic(
  db: DbClient, editor: Editor, slug: string, typed: { name: string; address: string }, now: Date,
): Promise<Outcome<{ topic: Topic }, TopicRefusal | 'unchanged'>> {
  const [name, address] = [topicName(typed.name), topicAddress(typed.address)]
  if (name === null) return refused('name', 'topicName')
  if (address === null) return refused('address', 'topicAddress')
  return actOnTopics(db, editor, async (within): Promise<Outcome<{ topic: Topic }, TopicRefusal | 'unchanged'>> => {
    const stories = await holdStoriesUnder(within, slug)
    const from = await lockTopic(within, slug)
    if (from === null) return refused('gone')
    const to = { slug: address, name }
    if (from.slug === to.slug && from.name === to.name) return refused('unchanged')
    const owner = await findSlugOwner(within, to.slug)
    if (owner !== null && owner !== from.slug) return refused('addressTaken', 'topicAddress')
    const named = await findTopicNamed(within, to.name)
    if (named !== null && named.slug !== from.slug) return refused('nameTaken', 'topicName')
    await filingOtherwise(within, stories, async () => {
      await rename(within, from, to, editor, now)
      await recordAct(within, editor, { action: 'topic.rename', target: to.slug, detail: { from: { ...from }, to, stories: stories.length } }, now)
    })
    return ok({ topic: to })
  })
}
