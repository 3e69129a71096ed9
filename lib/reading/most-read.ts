import 'server-only'
import type { CivilDate } from '@/lib/bangla/calendar'
import type { StorySummary } from '@/lib/news/story'
import { findPageList } from '@/lib/store/page-lists'
import { ask, found, type Found } from './found'
import { onceAnEdition } from './once-an-edition'

/** The most read stories, and the day of which this is told. */
export interface MostRead {
  day: CivilDate | null
  stories: StorySummary[]
}

/** What the newest captured page showed as most read, in its order; `day` is that page's. Empty where no page brought a list. */
export async function findMostRead(): Promise<Found<MostRead>> {
  return ask(async (db) => found(await onceAnEdition(db, 'most read', () => findPageList(db, 'most-read'))))
}
