import { may, type Editor } from '@/lib/news/roles'
import type { StoryId } from '@/lib/news/story'
import { touchedAddresses } from '@/lib/news/touched'
import { refused, type Outcome } from '@/lib/outcome'
import { raiseEdition } from '@/lib/store/edition'
import { listShown } from '@/lib/store/shown'
import { inImport, type Db, type DbClient } from '@/lib/store/transaction'
import { indexChanged } from './index-changed'

/** `gone`: what it is about is no longer there. */
export type TopicRefusal = 'forbidden' | 'gone' | 'name' | 'nameTaken' | 'address' | 'addressTaken'

/** With more stories than these the pages of the older ones are made anew in their turn, and found by the new name later. */
const mostAtOnce = 300

/**
 * Runs what changes topics as one transaction, after every other one and after imports, which name topics too: stories are
 * held first, then drafts, then topics, as publishing does it, so that nobody waits in a circle.
 */
export async function actOnTopics<Value, Code extends string>(
  db: DbClient, editor: Editor, work: (within: Db) => Promise<Outcome<Value, Code>>,
): Promise<Outcome<Value, Code | TopicRefusal>> {
  if (!may(editor.role, 'topic.manage')) return refused('forbidden')
  return inImport(db, work)
}

/**
 * Does `work`, which files these stories otherwise (newest first, held), and shows readers what came of it: the pages of
 * the topics and of the stories are made anew. What a story tells is the same, so it gets no revision, no new date, and
 * keeps the stories beside it. The last statement of its transaction.
 */
export async function filingOtherwise<Value>(db: Db, ids: readonly StoryId[], work: () => Promise<Value>): Promise<Value> {
  const some = ids.slice(0, mostAtOnce)
  const before = new Map((await listShown(db, some)).map((shown) => [shown.id, shown]))
  const value = await work()
  await indexChanged(db, some)
  const touched = new Set((await listShown(db, some)).flatMap((shown) => touchedAddresses(before.get(shown.id) ?? null, shown)))
  if (touched.size > 0) await raiseEdition(db, { touched: [...touched], withdrawn: [] })
  return value
}
