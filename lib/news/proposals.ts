import type { StoryId, Topic } from './story'

/** What a story is about, as far as it is written. `id` is its own, so that it is not likened to itself. */
export interface WrittenSoFar {
  id: StoryId
  headline: string
  standfirst: string
  text: string
}

/** Where a story may belong. Nothing of it is done unless somebody agrees. */
export interface Proposals {
  /** The slug of the section in which stories like this stand; null where that is not clear. */
  section: string | null
  /** Topics of this newspaper that the story names, the likeliest first. */
  topics: Topic[]
  /** Names that recur in it and are no topics yet. */
  newTopics: Topic[]
}
