import { initialsOf } from '@/lib/bangla/initials'

/** Somebody who saved, submitted or published a story. */
export interface Handler {
  id: string
  name: string
}

/** As printed after a text, more than three are a crowd and say nothing. */
const most = 3

/** The same with one more at the end, once each. */
export function withHandler(handlers: readonly Handler[], { id, name }: Handler): Handler[] {
  return handlers.some((one) => one.id === id) ? [...handlers] : [...handlers, { id, name }]
}

/**
 * The sign-off of a story from who handled it, in the order in which they first did: their initials, with a slash
 * between two. The one who wrote it and the two who had it last are named; null when nobody's name has a letter.
 */
export function signOffOf(handlers: readonly Handler[]): string | null {
  const initials = [...new Set(handlers.map(({ name }) => initialsOf(name)).filter((text) => text !== ''))]
  const named = initials.length <= most ? initials : [initials[0]!, ...initials.slice(1 - most)]
  return named.length === 0 ? null : named.join('/')
}
