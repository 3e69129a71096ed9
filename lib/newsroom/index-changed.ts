import type { StoryId } from '@/lib/news/story'
import { analyseStory } from '@/lib/search/analyse-story'
import { holdSearchable, type SearchableStory } from '@/lib/store/search-texts'
import { indexStories, keepWaiting, stopWaiting, unindexStories, type Analysed } from '@/lib/store/search-writing'
import type { Db } from '@/lib/store/transaction'

/**
 * Brings the search index to what a transaction has made of these stories: what readers see is found from the commit on,
 * what they no longer see is not, and the words of a scheduled story lie ready for its time. Once, after all else is
 * written, since waiting for other writers of the index is safe only then.
 */
export async function indexChanged(db: Db, ids: readonly StoryId[]): Promise<void> {
  const stories = await holdSearchable(db, ids)
  const those = (seen: SearchableStory['seen']) => stories.filter((story) => story.seen === seen)
  await unindexStories(db, those('no').map(({ id }) => id))
  await keepWaiting(db, analysed(those('later')))
  await stopWaiting(db, those('now').filter(({ waits }) => waits).map(({ id }) => id))
  await indexStories(db, analysed(those('now')))
}

function analysed(stories: readonly SearchableStory[]): Map<StoryId, Analysed> {
  return new Map(stories.map((story) => [story.id, analyseStory(story)]))
}
