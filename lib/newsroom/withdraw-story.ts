import { mayChange } from '@/lib/news/publishing'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { saveState } from '@/lib/store/editing'
import type { DbClient } from '@/lib/store/transaction'
import { changeStory, type Changed } from './change-story'

/**
 * Takes a story back: its address answers 410 from now on, and it stands nowhere else. Its text and its dates stay in the
 * store. `state`: readers do not see it as it is.
 */
export async function withdrawStory(db: DbClient, id: string): Promise<Outcome<Changed, 'unknown' | 'state'>> {
  return changeStory(db, id, async (within, story) => {
    if (!mayChange(story.state, 'withdraw')) return refused('state')
    await saveState(within, story.id, 'withdrawn', story)
    return ok('changed')
  })
}
