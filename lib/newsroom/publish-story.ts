import { datesOfPublication } from '@/lib/news/publishing'
import type { Editor } from '@/lib/news/roles'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { recordStoryAct } from '@/lib/store/audit'
import { writeHandlers } from '@/lib/store/drafts'
import { saveState } from '@/lib/store/editing'
import { addRevision } from '@/lib/store/revisions'
import type { Db, DbClient } from '@/lib/store/transaction'
import { actOnStory, handledBy, type ActRefusal, type Changed, type Held } from './change-story'
import { readyText, transactionFor, writeReadyText, type NotReady } from './ready-text'

/** `unchanged`: readers see this version already. */
export type PublishRefusal = ActRefusal | NotReady | 'unchanged'

/**
 * Shows readers this version of a draft: a story for the first time, one that was withdrawn again, or the pending changes
 * of a published one. Only of what they had seen, and only where the meaning changed, are they told that it was updated
 * `now`; correcting a typing error is no news.
 */
export async function publishStory(
  db: DbClient, editor: Editor, id: string, { version, meaningChanged }: { version: number; meaningChanged: boolean }, now: Date,
): Promise<Outcome<Changed & { version: number }, PublishRefusal>> {
  return actOnStory(db, editor, id, { permission: 'story.publish', change: 'publish', version }, now,
    (within, held) => publishWithin(within, editor, held, meaningChanged, now), await transactionFor(db, id))
}

/** The same to a story that is held. */
export async function publishWithin(
  db: Db, editor: Editor, { story, draft, unstamped }: Held, meaningChanged: boolean, now: Date,
): Promise<Outcome<{ version: number }, NotReady | 'unchanged'>> {
  const { id, kind, state, publishedVersion } = story
  if (state === 'published' && publishedVersion === draft.version) return refused('unchanged')
  const handlers = handledBy(draft.handlers, editor)
  const ready = await readyText(db, story, draft.content, handlers, now)
  if (!ready.ok) return ready
  await writeReadyText(db, story, ready.value)
  const seen = kind === 'full' && (state === 'published' || state === 'withdrawn')
  await saveState(db, id, 'published', {
    ...datesOfPublication({ ...story, kind: ready.value.kind, was: kind }, now),
    updated: seen && meaningChanged && publishedVersion !== draft.version ? now : story.updated,
    publishedVersion: draft.version,
    // What was planned stays beside what became of it; a plan that somebody was quicker than is none.
    ...(state === 'scheduled' ? { due: null, stamped: null } : unstamped ? { stamped: now } : {}),
  })
  await writeHandlers(db, id, handlers)
  await addRevision(db, id, { version: draft.version, content: draft.content, act: 'published' }, editor, now)
  await recordStoryAct(db, editor, { action: 'story.publish', storyId: id, detail: { version: draft.version, from: state, meaningChanged } }, now)
  return ok({ version: draft.version })
}
