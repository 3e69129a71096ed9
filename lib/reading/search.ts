import 'server-only'
import { queryWords } from '@/lib/search/plain'
import { isStoryId } from '@/lib/news/story-id'
import { listContaining, type StoryList } from '@/lib/store/lists'
import { found, unknown, type Found } from './found'
import { listFrom } from './lists'

/** A page of what was found, and the words (key form) that were looked for. */
export type SearchResult = StoryList & { words: string[] }

/**
 * Stories that contain every word of the query, newest first, twenty a page as all lists are. A query without words is
 * found with nothing, without asking the store.
 */
export async function searchStories(query: string, before: string | null): Promise<Found<SearchResult>> {
  if (before !== null && !isStoryId(before)) return unknown
  const words = queryWords(query)
  if (words.length === 0) return found({ stories: [], next: null, words })
  return listFrom(before, async (db, from) => ({ ...(await listContaining(db, words, from)), words }))
}
