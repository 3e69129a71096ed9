import type { StoryId } from '@/lib/news/story'
import { storyIdOfSource } from '@/lib/news/story-id'
import { findBySource, listByHeadline, type KnownStory } from '@/lib/store/imports'
import type { Db } from '@/lib/store/transaction'

/**
 * Where a full story that is being imported belongs: `known` it came from this source before; `headline` its headline
 * is known without a text, whose place it takes, id and links and all; `new`; or `withdrawn`: an editor took it (or its
 * headline) back, and no import undoes that.
 */
export type StoryPlace =
  | { kind: 'known'; story: KnownStory; headline: KnownStory | null }
  | { kind: 'headline'; story: KnownStory }
  | { kind: 'new'; id: StoryId }
  | { kind: 'withdrawn'; id: StoryId }

/** The place for a story from `sourceKey`. A known one may come with a `headline` that it has meanwhile taken on. */
export async function findPlace(db: Db, sourceKey: string, headlineKey: string): Promise<StoryPlace> {
  const story = await findBySource(db, sourceKey)
  if (story?.state === 'withdrawn') return { kind: 'withdrawn', id: story.id }
  const headlines = (await listByHeadline(db, headlineKey, headlineId(headlineKey))).filter(({ full }) => !full)
  const headline = headlines.find(({ state }) => state === 'published') ?? null
  if (story !== null) return { kind: 'known', story, headline }
  if (headline !== null) return { kind: 'headline', story: headline }
  const withdrawn = headlines.find(({ state }) => state === 'withdrawn')
  if (withdrawn !== undefined) return { kind: 'withdrawn', id: withdrawn.id }
  return { kind: 'new', id: storyIdOfSource(sourceKey) }
}

/** The id of a story of which only the headline is known. */
export function headlineId(headlineKey: string): StoryId {
  return storyIdOfSource(`headline:${headlineKey}`)
}
