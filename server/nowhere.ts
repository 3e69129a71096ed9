import { compareDates } from '@/lib/bangla/calendar'
import { dhakaDate } from '@/lib/bangla/dates'
import { isStoryId } from '@/lib/news/story-id'
import { dailyDayIn, storyIdIn } from '@/lib/routes'
import { hasFullStoryOn } from '@/lib/store/archive'
import { db } from '@/lib/store/client'
import { findStoryPlace } from '@/lib/store/stories'

/**
 * Whether a page's key names a story that readers have never seen, or the newspaper of a day without one; for a day to come
 * nothing is asked. One small question instead of a rendering: ids can be
 * made up without end, and each would otherwise cost what a whole page costs. Rejects where the
 * store cannot be asked.
 */
export async function isNowhere(key: string, now = new Date()): Promise<boolean> {
  // A key is the path with its language in front.
  const path = key.slice(3)
  const day = dailyDayIn(path)
  if (day !== null) return compareDates(day, dhakaDate(now)) > 0 || !await hasFullStoryOn(db(), day)
  const id = storyIdIn(path)
  if (id === null || !isStoryId(id)) return false
  return await findStoryPlace(db(), id) === null
}
