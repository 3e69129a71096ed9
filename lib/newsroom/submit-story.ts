import { key } from '@/lib/bangla/normalise'
import { mayWrite, type Editor } from '@/lib/news/roles'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { recordStoryAct } from '@/lib/store/audit'
import { writeHandlers } from '@/lib/store/drafts'
import { saveState } from '@/lib/store/editing'
import { addRevision } from '@/lib/store/revisions'
import type { DbClient } from '@/lib/store/transaction'
import { actOnStory, handledBy, type ActRefusal, type Changed } from './change-story'

/** Hands a draft to those who review. `headline`: it has none, so nobody could find it. Only who may write it may hand it on. */
export async function submitStory(
  db: DbClient, editor: Editor, id: string, { version }: { version: number }, now: Date,
): Promise<Outcome<Changed, ActRefusal | 'headline'>> {
  return actOnStory(db, editor, id, { permission: 'story.submit', change: 'submit', version }, now, async (within, { story, draft }) => {
    if (!mayWrite(editor, { createdBy: story.createdBy, isPublic: false })) return refused('forbidden')
    if (key(draft.content.headline) === '') return refused('headline', 'headline')
    await saveState(within, id, 'review')
    await writeHandlers(within, id, handledBy(draft.handlers, editor))
    await addRevision(within, id, { version: draft.version, content: draft.content, act: 'submitted' }, editor, now)
    await recordStoryAct(within, editor, { action: 'story.submit', storyId: id, detail: { version: draft.version } }, now)
    return ok({})
  })
}
