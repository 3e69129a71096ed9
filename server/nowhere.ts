import { isStoryId } from '@/lib/news/story-id'
import { db } from '@/lib/store/client'
import { findStoryPlace } from '@/lib/store/stories'

const storyKey = /^\/(?:bn|en)\/[a-z-]+\/([0-9a-z]+)$/

/**
 * Whether a page's key names a story that readers have never seen. One small question instead of a rendering: ids can be
 * made up without end, and each would otherwise cost what a whole page costs. Rejects where the
 * store cannot be asked.
 */
export async function isNowhere(key: string): Promise<boolean> {
  const id = storyKey.exec(key)?.[1]
  if (id === undefined || !isStoryId(id)) return false
  return await findStoryPlace(db(), id) === null
}
