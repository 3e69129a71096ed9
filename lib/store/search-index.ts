import type { StoryId } from '@/lib/news/story'


/** A word of this installation's stories, in key form. */
export interface IndexWord {
  id: number
  word: string
  /** Stories that have it; one that was changed or withdrawn may be counted until the index is packed anew. */
  stories: number
}

/** Some of the stories that have a word: numbers in ascending order, and the weight of the word in each (1 to 255). */
export interface PostingBlock {
  wordId: number
  count: number
  stories: Uint32Array
  weights: Uint8Array
}

/** A story that readers see. */
export interface LivingStory {
  storyId: StoryId
  section: string
  /** The moment that lists order by. */
  ordered: Date
}

/** Which stories are wanted; null: of all. `desk` is the slug of a byline, `until` is not included. */
export interface StoryFilter {
  section: string | null
  desk: string | null
  from: Date | null
  until: Date | null
}

/**
 * What searching asks of the index. A story stands in it under a number that it gets anew whenever its text changes, so a
 * number may be dead: `living` tells. Nothing that readers do not see has a living number. Lists come in no order; what
 * is not known is left out of them.
 */
export interface SearchIndex {
  /** How many stories there are, about. */
  size(): Promise<{ stories: number }>
  wordsByKey(keys: readonly string[]): Promise<IndexWord[]>
  wordsByRoot(roots: readonly string[]): Promise<(IndexWord & { root: string })[]>
  wordsBySound(sounds: readonly string[]): Promise<(IndexWord & { sound: string })[]>
  /** Words that begin so, the commonest first. */
  wordsByPrefix(prefix: string, most: number): Promise<IndexWord[]>
  /** The postings of all these words. A word has several blocks, whose stories differ. */
  postings(wordIds: readonly number[]): Promise<PostingBlock[]>
  /** The words of these stories by id, in their order; 0 stands between two parts. */
  sequences(numbers: readonly number[]): Promise<Map<number, Int32Array>>
  /** Those among the numbers whose stories readers see. */
  living(numbers: readonly number[]): Promise<Map<number, LivingStory>>
  /** The numbers of all stories that are wanted. */
  among(filter: StoryFilter): Promise<ReadonlySet<number>>
  /** The newest of these, newest first. */
  newest(numbers: readonly number[], most: number): Promise<number[]>
  /** The number under which a story stands, or null. */
  numberOf(storyId: StoryId): Promise<number | null>
}
