import 'server-only'
import { isStoryId } from '@/lib/news/story-id'
import type { StorySummary } from '@/lib/news/story'
import { findStoryPlace } from '@/lib/store/stories'
import { listByIds } from '@/lib/store/summaries'
import { ask, found, unknown, type Found } from './found'

/** What a card says of a published story. Text that is no id costs no query, and an id of no story one small one. */
export async function findStoryForCard(id: string): Promise<Found<StorySummary>> {
  if (!isStoryId(id)) return unknown
  return ask(async (db) => {
    const place = await findStoryPlace(db, id)
    if (place === null) return unknown
    if (place.state === 'withdrawn') return { status: 'withdrawn' }
    const [story] = await listByIds(db, [id])
    return story === undefined ? unknown : found(story)
  })
}
