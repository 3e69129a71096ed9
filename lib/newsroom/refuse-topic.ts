import { may, type Editor } from '@/lib/news/roles'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { recordAct } from '@/lib/store/audit'
import { decideName, forgetRefusal } from '@/lib/store/topic-editing'
import type { DbClient } from '@/lib/store/transaction'
import { actOnTopics, type TopicRefusal } from './change-topic'
import { findTopicProposal, newestNames } from './propose-topics'

/** Decides that a proposed name shall be no topic: in no form and spelling is it proposed again. `gone`: it is not proposed any more. */
export async function refuseTopic(db: DbClient, editor: Editor, key: string, now: Date): Promise<Outcome<{ name: string }, TopicRefusal>> {
  const names = may(editor.role, 'topic.manage') ? await newestNames(db) : []
  return actOnTopics(db, editor, async (within) => {
    const proposal = await findTopicProposal(within, names, key)
    if (proposal === null) return refused('gone')
    await decideName(within, proposal.name, null, editor, now)
    await recordAct(within, editor, { action: 'topic.refuse', target: proposal.key, detail: { name: proposal.name } }, now)
    return ok({ name: proposal.name })
  })
}

/** Takes that back, so that the name may be proposed again. `gone`: it was not refused. */
export async function allowTopic(db: DbClient, editor: Editor, key: string, now: Date): Promise<Outcome<{ name: string }, TopicRefusal>> {
  return actOnTopics(db, editor, async (within) => {
    const name = await forgetRefusal(within, key)
    if (name === null) return refused('gone')
    await recordAct(within, editor, { action: 'topic.allow', target: key, detail: { name } }, now)
    return ok({ name })
  })
}
