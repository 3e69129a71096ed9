import 'server-only'
import type { CivilDate } from '@/lib/bangla/calendar'
import { usualWindow, type ReadWindow } from '@/lib/news/audience'
import type { StorySummary } from '@/lib/news/story'
import { listMostRead } from '@/lib/store/most-read'
import { findPageList } from '@/lib/store/page-lists'
import type { Db } from '@/lib/store/transaction'
import { ask, found, type Found } from './found'
import { onceAnEdition } from './once-an-edition'

/** The most read stories. */
export interface MostRead {
  /** The span in which they were counted; absent where they were not. */
  window?: ReadWindow
  /** The day of the captured page that showed them, where they were not counted. */
  day: CivilDate | null
  stories: StorySummary[]
}

/** Stories without which a list of what was counted would say nothing. */
const fewest = 5
const most = 20
/** How long a list may be used again, in seconds; the store computes it anew every minute. */
const keptFor = 20

/**
 * The most read stories of a window as they were last computed. While fewer than five have been read in it: what the
 * newest captured page showed as most read, in its order; `day` is that page's. Empty where no page brought a list.
 */
export async function findMostRead(window: ReadWindow = usualWindow): Promise<Found<MostRead>> {
  return ask(async (db) => found(await mostReadOf(db, window)))
}

/** The same, for a page that asks for more. */
export async function mostReadOf(db: Db, window: ReadWindow = usualWindow): Promise<MostRead> {
  return onceAnEdition(db, `most read ${window}`, async () => {
    const stories = await listMostRead(db, window, most)
    return stories.length < fewest ? findPageList(db, 'most-read') : { window, day: null, stories }
  }, keptFor)
}
