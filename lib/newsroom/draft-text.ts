import type { z } from 'zod'
import { plainText } from '@/lib/news/blocks'
import { draftSchema, type Draft } from '@/lib/news/draft'
import { ok, refused, type Outcome } from '@/lib/outcome'
import type { EditableStory } from '@/lib/store/editing'
import { searchKey } from '@/lib/search/plain'
import { inStoredForm } from './stored-form'

/** Characters of a body, far beyond any story. */
const longest = 500_000

/**
 * What somebody sent as a draft, in stored form. `invalid` names the field, a path with dots. Lines are not trimmed: what
 * is being written may end in a space. The form is checked before the text is touched, so that no depth or size of
 * nonsense reaches further.
 */
export function readDraft(content: unknown): Outcome<Draft, 'invalid'> {
  const given = draftSchema.safeParse(content)
  if (!given.success) return refused('invalid', fieldOf(given.error))
  if (plainText(given.data.body).length > longest) return refused('invalid', 'body')
  // Once more: text may be nothing but signs that are dropped, and blocks must not be empty.
  const stored = draftSchema.safeParse(inStoredForm(given.data))
  return stored.success ? ok(stored.data) : refused('invalid', fieldOf(stored.error))
}

function fieldOf(error: z.ZodError): string {
  const { path, code, ...issue } = error.issues[0]!
  const unknown = code === 'unrecognized_keys' ? (issue as { keys?: string[] }).keys?.[0] : undefined
  return [...path, ...(unknown === undefined ? [] : [unknown])].join('.')
}

/** The draft that says what readers see of a story (or the headline that is known of it), so that somebody can go on from there. */
export function draftOfStory(story: EditableStory): Draft {
  const { headline, shortHeadline, standfirst, section, topics, bylines, place, sourceLine, signOff, pictureId, body, related, breakingUntil } = story
  return {
    headline, shortHeadline, standfirst, section, topics, bylines, place, sourceLine, signOff, picture: pictureId, body, related,
    breakingUntil: breakingUntil?.toISOString() ?? null, note: '',
  }
}

/** What colleagues find a draft by, in key form: its words, and those who sign it. */
export function draftSearchKey({ headline, shortHeadline, standfirst, body, bylines, place }: Draft): string {
  return searchKey([headline, shortHeadline, standfirst, plainText(body), place, ...bylines.map(({ name }) => name)])
}
