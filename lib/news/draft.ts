import { z } from 'zod'
import { bodySchema } from './blocks'

/**
 * A story as somebody is writing it: everything that readers will see of it, and a note that they never will. It lives
 * apart from the story until it is published, so nothing that readers' pages select from can hold a word of it.
 */

const line = z.string().max(500)
const optionalLine = line.nullable()
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/)
const storyId = z.string().regex(/^[0-9a-hjkmnp-tv-z]{10}$/)

export const draftSchema = z.strictObject({
  /** May be empty while it is being written; nothing without a headline is published. */
  headline: line,
  /** For lists, where the headline is too long for them. */
  shortHeadline: optionalLine,
  standfirst: z.string().max(2_000).nullable(),
  section: slug,
  topics: z.array(z.strictObject({ slug, name: line.min(1) })).max(12),
  bylines: z.array(z.strictObject({ slug, name: line.min(1), kind: z.enum(['person', 'desk']) })).max(12),
  place: optionalLine,
  sourceLine: optionalLine,
  /** Null: the system writes the initials of who handled the story when it is published. */
  signOff: optionalLine,
  /** The id of a picture in the store. */
  picture: z.string().min(1).max(80).nullable(),
  body: bodySchema.max(2_000),
  /** Chosen related stories, in order. */
  related: z.array(storyId).max(12),
  /** Until when the story is marked as breaking, ISO 8601 in UTC. */
  breakingUntil: z.iso.datetime().nullable(),
  /** For colleagues. Never published. */
  note: z.string().max(5_000),
})

/** All text is in stored form once it has been saved. */
export type Draft = z.infer<typeof draftSchema>

/** A story that nobody has begun. */
export function emptyDraft(section: string): Draft {
  return {
    headline: '', shortHeadline: null, standfirst: null, section, topics: [], bylines: [], place: null, sourceLine: null, signOff: null,
    picture: null, body: [], related: [], breakingUntil: null, note: '',
  }
}
