import { listUnrelated } from '@/lib/store/related-lists'
import { searchIndex } from '@/lib/store/search-index'
import { inChange, type DbClient } from '@/lib/store/transaction'
import { relateStories } from './relate-stories'

/** Stories in one transaction; publishing waits for no more than these. */
const atOnce = 8

/**
 * Finds what goes with all stories for which nobody has looked since they stand in the index as they are: of an
 * installation that is older than this, after a restore, of scheduled stories whose time came. A few at a time, the
 * newest first; broken off at any moment, it goes on with the others at its next call. Resolves with how many it related.
 */
export async function relateMissing(db: DbClient, onProgress?: (related: number) => void): Promise<number> {
  let related = 0
  for (;;) {
    const stories = await searchIndex(db).size()
    const some = await listUnrelated(db, 500, stories)
    let done = 0
    for (let at = 0; at < some.length; at += atOnce) {
      done += await inChange(db, (within) => relateStories(within, some.slice(at, at + atOnce).map(({ id }) => id)))
      onProgress?.(related + done)
    }
    related += done
    if (done === 0) return related
  }
}
