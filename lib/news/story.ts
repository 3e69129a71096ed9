import type { Block } from './blocks'
import { cutWords } from '@/lib/bangla/cut'
import type { Picture } from './picture'

/** Ten characters of lower-case Crockford base32; see `story-id.ts`. */
export type StoryId = string

/** `headline-only`: a headline that some page listed and whose text has not arrived. */
export type StoryKind = 'full' | 'headline-only'

/** Where a story stands in the newsroom. Readers see `published` alone. */
export type StoryState = 'draft' | 'review' | 'scheduled' | 'published' | 'withdrawn'

/**
 * Whose text it is when it is not the newspaper's own: `document` a supplied sample whose rights are its publisher's,
 * `paper` a piece of the sample paper, null the newspaper's. Samples are labelled, `noindex` and out of sitemaps.
 */
export type Sample = 'document' | 'paper' | null

/** A person or a desk that can sign a story and has a page at /desk/{slug}. */
export interface Contributor {
  slug: string
  name: string
  kind: 'person' | 'desk'
}

/** A subject that stories are filed under, at /topic/{slug}. */
export interface Topic {
  slug: string
  name: string
}

/** What a list needs of a story. All text is in stored form (`lib/bangla`, `store()`). */
export interface StorySummary {
  id: StoryId
  kind: StoryKind
  section: string
  headline: string
  /** For lists, where the headline is too long for them; null: the headline does. */
  shortHeadline: string | null
  standfirst: string | null
  /** The first words of the text, where there is no standfirst to show in a list; null for a headline without a text. */
  opening: string | null
  bylines: Contributor[]
  /** When it was published; null when the day alone, or nothing, is known. */
  published: Date | null
  /** The moment at which the page that named it was captured, known to the day; lists show a headline-only story under that day. */
  captured: Date | null
  picture: Picture | null
  sample: Sample
  /** Until when it is marked as breaking news; null when it is not. */
  breakingUntil: Date | null
}

/** A public note on what was wrong in a story. */
export interface Correction {
  text: string
  at: Date
}

/** A story as its own page shows it. */
export interface Story extends StorySummary {
  updated: Date | null
  place: string | null
  body: Block[]
  /** Initials of who handled it, without slashes: এমপি. Not a byline. */
  signOff: string | null
  /** Where it comes from, as printed after the text: রয়টার্স, বিবিসি. */
  sourceLine: string | null
  topics: Topic[]
  /** What was wrong in it, the newest first. */
  corrections: Correction[]
  /** The pictures and the stories that blocks of the body name, by id. */
  pictures: Record<string, Picture>
  boxes: Record<StoryId, StorySummary>
}

/** How much of a text a list shows, in graphemes. */
const openingLength = 160

/** The beginning of a plain text (see `blocks.ts`), cut at the border of a word; null of an empty one. */
export function openingOf(text: string): string | null {
  const first = text.slice(0, 8 * openingLength).split('\n', 1)[0] ?? ''
  return first === '' ? null : cutWords(first, openingLength)
}

/** The headline under which lists show a story: the one that was written for them, else its own. */
export function listHeadline({ shortHeadline, headline }: Pick<StorySummary, 'shortHeadline' | 'headline'>): string {
  return shortHeadline ?? headline
}

/** Whether search engines may list the page: the newspaper's own full stories only. */
export function isIndexable(story: Pick<StorySummary, 'kind' | 'sample'>): boolean {
  return story.kind === 'full' && story.sample === null
}
