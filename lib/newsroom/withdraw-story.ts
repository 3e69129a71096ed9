import { store } from '@/lib/bangla/normalise'
import type { Editor } from '@/lib/news/roles'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { recordStoryAct } from '@/lib/store/audit'
import { saveState } from '@/lib/store/editing'
import type { DbClient } from '@/lib/store/transaction'
import { actOnStory, type ActRefusal, type Changed } from './change-story'

/**
 * Takes a story back: its address answers 410 from now on, and it stands nowhere else. Its text, its dates and its draft
 * stay in the store. `state`: readers do not see it. `reason`: none is given, or it is too long; it is for the audit.
 */
export async function withdrawStory(
  db: DbClient, editor: Editor, id: string, { reason }: { reason: string }, now: Date,
): Promise<Outcome<Changed, ActRefusal | 'reason'>> {
  const words = store(reason).trim()
  return actOnStory(db, editor, id, { permission: 'story.withdraw', change: 'withdraw', version: null }, now, async (within, { story, unstamped }) => {
    if (words === '' || words.length > 2_000) return refused('reason', 'reason')
    await saveState(within, id, 'withdrawn', unstamped ? { stamped: now } : {})
    await recordStoryAct(within, editor, { action: 'story.withdraw', storyId: id, detail: { reason: words, version: story.publishedVersion } }, now)
    return ok({})
  })
}
