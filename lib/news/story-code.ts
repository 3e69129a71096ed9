import { toLatinDigits } from '@/lib/bangla/digits'
import type { StoryId } from './story'
import { isStoryId } from './story-id'

/** The code by which a story is named on a card and over the telephone: its id in two groups, `76z53 jt8n6`. */
export function storyCode(id: StoryId): string {
  return `${id.slice(0, 5)} ${id.slice(5)}`
}

/** Letters that the alphabet of ids leaves out because they are taken for others. */
const mistaken: Readonly<Record<string, string>> = { o: '0', i: '1', l: '1' }

/**
 * The id that somebody means who types a code, or pastes the address of a story: in either size of letters, with Bengali
 * digits, with spaces and hyphens wherever they fell, with o for 0 and i or l for 1. Null for what cannot be a code.
 */
export function readStoryCode(typed: string): StoryId | null {
  const latin = toLatinDigits(typed).trim().toLowerCase()
  const address = /^(?:https?:\/\/)?[^\s/?#]*\/(?:[^\s?#]*\/)?([0-9a-z]{10})(?:[/?#]\S*)?$/.exec(latin)
  const bare = address?.[1] ?? latin.replace(/[\s\u00a0\u00ad\u2010-\u2015._-]+/g, '')
  // An address is copied and never misread; only what was typed may have its letters taken for others.
  const id = address === null ? bare.replace(/[oil]/g, (letter) => mistaken[letter]!) : bare
  return isStoryId(id) ? id : null
}

/** The host, in small letters, of an address that somebody pasted; null where they typed something else. */
export function hostIn(typed: string): string | null {
  return /^(?:https?:\/\/)?((?:[\p{L}\p{M}\p{N}-]+\.)+[\p{L}\p{M}\p{N}-]{2,})(?::\d+)?\//u.exec(typed.trim().toLowerCase())?.[1] ?? null
}
