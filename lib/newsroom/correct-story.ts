import { key, store } from '@/lib/bangla/normalise'
import type { Editor } from '@/lib/news/roles'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { recordStoryAct } from '@/lib/store/audit'
import { addCorrection } from '@/lib/store/corrections'
import { saveState } from '@/lib/store/editing'
import { addRevision } from '@/lib/store/revisions'
import type { DbClient } from '@/lib/store/transaction'
import { actOnStory, type ActRefusal, type Changed } from './change-story'

/**
 * Puts a public note on a published story that says what was wrong in it, dated `now`; the story counts as updated then.
 * The text itself is changed by publishing. `text`: the note says nothing, or is too long.
 */
export async function correctStory(
  db: DbClient, editor: Editor, id: string, { text }: { text: string }, now: Date,
): Promise<Outcome<Changed, ActRefusal | 'text'>> {
  const words = store(text).trim()
  return actOnStory(db, editor, id, { permission: 'story.correct', change: 'correct', version: null }, now, async (within, { draft, unstamped }) => {
    if (key(words) === '' || words.length > 2_000) return refused('text', 'text')
    await addCorrection(within, id, words, editor, now)
    await saveState(within, id, 'published', { updated: now, ...(unstamped && { stamped: now }) })
    await addRevision(within, id, { version: draft.version, content: draft.content, act: 'corrected' }, editor, now)
    await recordStoryAct(within, editor, { action: 'story.correct', storyId: id, detail: { text: words } }, now)
    return ok({})
  })
}
