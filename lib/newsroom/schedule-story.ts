import { orderedAt, undatedOrder } from '@/lib/news/ordering'
import type { Editor } from '@/lib/news/roles'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { recordStoryAct } from '@/lib/store/audit'
import { writeHandlers } from '@/lib/store/drafts'
import { clearText, saveState } from '@/lib/store/editing'
import { addRevision } from '@/lib/store/revisions'
import type { DbClient } from '@/lib/store/transaction'
import { actOnStory, handledBy, type ActRefusal, type Changed } from './change-story'
import { readyText, transactionFor, writeReadyText, type NotReady } from './ready-text'

/** Plans reach no further than this, in ms: a year that was mistyped is the likelier reason. */
const furthest = 366 * 86_400_000

/**
 * Plans this version of a draft for `due`, or another time or version for one that is planned already. Readers see it
 * from then on, whoever is running; that is its date of publication, too. What is saved later is not part of the plan
 * until it is scheduled again. `due`: the time has passed, or lies more than a year ahead.
 */
export async function scheduleStory(
  db: DbClient, editor: Editor, id: string, { version, due }: { version: number; due: Date }, now: Date,
): Promise<Outcome<Changed & { version: number; due: Date }, ActRefusal | NotReady | 'due'>> {
  return actOnStory(db, editor, id, { permission: 'story.schedule', change: 'schedule', version }, now, async (within, { story, draft }): Promise<Outcome<{ version: number; due: Date }, NotReady | 'due'>> => {
    const wait = due.getTime() - now.getTime()
    if (!(wait > 0 && wait <= furthest)) return refused('due', 'due')
    const handlers = handledBy(draft.handlers, editor)
    const ready = await readyText(within, story, draft.content, handlers, now)
    if (!ready.ok) return ready
    await writeReadyText(within, story, ready.value)
    const { kind } = ready.value
    await saveState(within, id, 'scheduled', {
      published: due, ordered: orderedAt({ kind, published: due, captured: null, place: 0 }), updated: null, due, stamped: null, publishedVersion: draft.version,
    })
    await writeHandlers(within, id, handlers)
    await addRevision(within, id, { version: draft.version, content: draft.content, act: 'scheduled' }, editor, now)
    await recordStoryAct(within, editor, { action: 'story.schedule', storyId: id, detail: { version: draft.version, due: due.toISOString() } }, now)
    return ok({ version: draft.version, due })
  }, await transactionFor(db, id))
}

/**
 * Gives up the plan for a story, which goes back to review; nothing of it stays where readers' pages look. `state`: it
 * is not scheduled, or its time has come, so that taking it back is a withdrawal.
 */
export async function unscheduleStory(db: DbClient, editor: Editor, id: string, now: Date): Promise<Outcome<Changed, ActRefusal>> {
  return actOnStory(db, editor, id, { permission: 'story.schedule', change: 'unschedule', version: null }, now, async (within, { story }) => {
    await clearText(within, id)
    await saveState(within, id, 'review', { ordered: undatedOrder })
    await recordStoryAct(within, editor, { action: 'story.unschedule', storyId: id, detail: { due: story.due?.toISOString() ?? null } }, now)
    return ok({})
  })
}
