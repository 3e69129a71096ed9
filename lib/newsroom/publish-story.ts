import { datesOfPublication, mayChange } from '@/lib/news/publishing'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { saveState } from '@/lib/store/editing'
import type { DbClient } from '@/lib/store/transaction'
import { changeStory, type Changed } from './change-story'

/**
 * Shows a story to readers, `now` as its date if it is the first time (lib/news/publishing.ts). `state`: it is published
 * already.
 */
export async function publishStory(db: DbClient, id: string, now: Date): Promise<Outcome<Changed, 'unknown' | 'state'>> {
  return changeStory(db, id, async (within, story) => {
    if (!mayChange(story.state, 'publish')) return refused('state')
    await saveState(within, story.id, 'published', datesOfPublication(story, now))
    return ok('changed')
  })
}
