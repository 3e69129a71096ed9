import { store } from '@/lib/bangla/normalise'
import { may, type Editor } from '@/lib/news/roles'
import { listRefusedNames, listTopics as list, type ListedTopic, type RefusedName } from '@/lib/store/topic-editing'
import type { DbClient } from '@/lib/store/transaction'
import { listTopicProposals, type TopicProposal } from './propose-topics'

export type { ListedTopic, RefusedName } from '@/lib/store/topic-editing'
export type { TopicProposal } from './propose-topics'

/** As many as one looks through; whoever does not see theirs types a part of its name. */
const mostTopics = 100
const mostRefused = 200

/** What the newsroom's page of topics shows; the topics are those whose name holds `words`, all for none. Nothing for who may not. */
export async function listTopics(
  db: DbClient, editor: Editor, words: string,
): Promise<{ proposals: TopicProposal[]; topics: ListedTopic[]; refused: RefusedName[] }> {
  if (!may(editor.role, 'topic.manage')) return { proposals: [], topics: [], refused: [] }
  const [proposals, topics, refused] = await Promise.all([
    listTopicProposals(db), list(db, store(words).trim(), mostTopics), listRefusedNames(db, mostRefused),
  ])
  return { proposals, topics, refused }
}
