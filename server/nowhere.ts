import { isStoryId } from '@/lib/news/story-id'
import { storyIdIn } from '@/lib/routes'
import { db } from '@/lib/store/client'
import { findStoryPlace } from '@/lib/store/stories'

/**
 * Whether a page's key names a story that readers have never seen. One small question instead of a rendering: ids can be
 * made up without end, and each would otherwise cost what a whole page costs. Rejects where the
 * store cannot be asked.
 */
export async function isNowhere(key: string): Promise<boolean> {
  // A key is the path with its language in front.
  const id = storyIdIn(key.slice(3))
  if (id === null || !isStoryId(id)) return false
  return await findStoryPlace(db(), id) === null
}
