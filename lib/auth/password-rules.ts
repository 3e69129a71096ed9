import { paper } from '@/lib/news/paper'
import { commonWords, runs } from './common-words'

/** The shortest and longest passwords, in UTF-16 units as forms count them. */
export const passwordLength = { least: 12, most: 256 } as const

export type PasswordFault = 'short' | 'long' | 'common'

/**
 * Why a new password will not do, or null. Length counts and nothing else: no signs are demanded. Refused is what a
 * guesser tries first, which is whatever consists of well-known words, of this newspaper's and the person's own
 * (`own`: name, e-mail) and of runs such as 1234, with fewer than five characters beside them.
 */
export function findPasswordFault(password: string, own: readonly string[]): PasswordFault | null {
  if (password.length < passwordLength.least) return 'short'
  if (password.length > passwordLength.most) return 'long'
  const rest = withoutKnown(plain(password), [...commonWords, ...wordsOf([...paperWords, ...own])])
  return new Set(rest).size < 5 ? 'common' : null
}

const paperWords = [paper.name, paper.nameEn, paper.nameplate ?? '', paper.siteAddress === null ? '' : new URL(paper.siteAddress).hostname]

/** Small letters, with the usual replacements of letters undone: P@ssw0rd is a password like any other. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('@', 'a').replaceAll('$', 's')
    .replace(/(?<=\p{L})[0134579](?=\p{L})/gu, (digit) => ({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 9: 'g' })[digit] ?? digit)
}

function wordsOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => plain(text).split(/[^\p{L}\p{M}\p{N}]+/u)).filter((word) => word.length >= 3)
}

// The longest first, so that no word leaves a piece of a longer one behind.
function withoutKnown(text: string, words: readonly string[]): string {
  let rest = text
  for (const word of [...new Set(words)].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '')
  rest = rest.replace(/(?:19|20)\d\d/g, '')
  for (const run of runs) rest = rest.replaceAll(run, '')
  return rest.replace(/[\p{P}\p{S}\p{Z}]+/gu, '')
}
