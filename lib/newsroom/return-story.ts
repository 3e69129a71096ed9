import { store } from '@/lib/bangla/normalise'
import type { Editor } from '@/lib/news/roles'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { recordStoryAct } from '@/lib/store/audit'
import { saveState } from '@/lib/store/editing'
import type { DbClient } from '@/lib/store/transaction'
import { actOnStory, type ActRefusal, type Changed } from './change-story'

/** Gives a story in review back to who wrote it, with a note that says why. `note`: there is none, or it is too long. */
export async function returnStory(
  db: DbClient, editor: Editor, id: string, { version, note }: { version: number; note: string }, now: Date,
): Promise<Outcome<Changed, ActRefusal | 'note'>> {
  const words = store(note).trim()
  return actOnStory(db, editor, id, { permission: 'story.return', change: 'return', version }, now, async (within) => {
    if (words === '' || words.length > 5_000) return refused('note', 'note')
    await saveState(within, id, 'draft')
    await recordStoryAct(within, editor, { action: 'story.return', storyId: id, detail: { version, note: words } }, now)
    return ok({})
  })
}
