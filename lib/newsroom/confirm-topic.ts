import { nameKey } from '@/lib/bangla/name-key'
import { may, type Editor } from '@/lib/news/roles'
import type { Topic } from '@/lib/news/story'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { recordAct } from '@/lib/store/audit'
import { addTopic, decideName, fileUnder, findTopicNamed, holdVisible } from '@/lib/store/topic-editing'
import type { DbClient } from '@/lib/store/transaction'
import { actOnTopics, filingOtherwise, type TopicRefusal } from './change-topic'
import { findTopicProposal, newestNames } from './propose-topics'
import { freeTopicAddress, topicName } from './topic-names'

/**
 * Makes a proposed name a topic and files under it the stories that are about it. `name`: as it shall be called, null as
 * proposed; the name of a topic that there is files them under that one. The proposed name and its other spellings then
 * stand for the topic, so that none of them is proposed or made again. `gone`: it is not proposed any more.
 */
export async function confirmTopic(
  db: DbClient, editor: Editor, key: string, { name }: { name: string | null }, now: Date,
): Promise<Outcome<{ topic: Topic; stories: number }, TopicRefusal>> {
  const wanted = name === null ? null : topicName(name)
  if (name !== null && wanted === null) return refused('name', 'topicName')
  // Before the transaction, which would keep others waiting meanwhile.
  const names = may(editor.role, 'topic.manage') ? await newestNames(db) : []
  return actOnTopics(db, editor, async (within) => {
    const proposal = await findTopicProposal(within, names, key)
    if (proposal === null) return refused('gone')
    const called = wanted ?? proposal.name
    const known = await findTopicNamed(within, called)
    const held = await holdVisible(within, proposal.stories)
    const topic = known ?? { slug: await freeTopicAddress(within, called), name: called }
    if (known === null) await addTopic(within, topic)
    for (const other of [proposal.name, ...proposal.spellings]) {
      if (nameKey(other) !== nameKey(topic.name)) await decideName(within, other, topic.slug, editor, now)
    }
    const filed = await filingOtherwise(within, held, async () => {
      const stories = await fileUnder(within, topic, held)
      await recordAct(within, editor, {
        action: 'topic.confirm', target: topic.slug, detail: { name: topic.name, proposed: proposal.name, made: known === null, stories },
      }, now)
      return stories
    })
    return ok({ topic, stories: filed.length })
  })
}
