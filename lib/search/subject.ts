import { stopWords } from '@/lib/bangla/stop-words'
import { root } from '@/lib/bangla/stem'
import { tokens } from '@/lib/bangla/tokens'
import { findVerb } from '@/lib/bangla/verbs'

/** A word that tells what a story is about, in all forms that the story has of it. */
export interface Term {
  root: string
  /** The forms that stand in the text, in key form. */
  keys: Set<string>
  /** How much it tells: 1 for a word that stands once, early in the text. */
  weight: number
}

export interface Subject {
  /** By root, in the order of the text. */
  terms: Map<string, Term>
  /** The other words in key form; they tell nothing by themselves. */
  others: Set<string>
  /** What stands side by side, as the parts of a name do: of each word its root, of the others the key with `=` before it. */
  pairs: Set<string>
}

/** So many words after the headline are read: there a newspaper says what happened, to whom and where. */
export const leadWords = 60

/** A headline has about so many words. */
const headlineWords = 12
const inHeadline = 1.8
/** A word at the end of the lead counts for about half of one at its beginning. */
const fading = 1 / 60
const ofNumber = 0.5
/** A word that stands again and again says more, but no more than so many times as much. */
const repeats = 3

const shortest = 2

/** What of a story says what it is about: the headline and the first words after it. */
export function textAbout({ headline, standfirst, beginning }: { headline: string; standfirst: string | null; beginning: string }): string {
  const lead = `${standfirst ?? ''} ${beginning}`.split(/\s+/).filter((word) => word !== '').slice(0, leadWords)
  return `${headline}\n${lead.join(' ')}`
}

/**
 * What a text is about, from its headline and lead: all words but stop words, verbs and single letters. Pure; nothing for
 * a text without such a word. How rare each is, and so what it is worth, only an index can tell.
 */
export function subjectOf(text: string): Subject {
  const counted = new Map<string, Term>()
  const others = new Set<string>()
  const pairs = new Set<string>()
  let before: string | null = null
  const pair = (here: string) => {
    if (before !== null && before !== here) pairs.add(`${before} ${here}`)
    before = here
  }
  tokens(text).forEach(({ key, also }, place) => {
    if (!tells(key)) {
      others.add(key)
      pair(`=${key}`)
      return
    }
    const weight = (place < headlineWords ? inHeadline : 1) * (/^\d/.test(key) ? ofNumber : 1) / (1 + fading * place)
    const own = count(counted, key, weight)
    for (const other of also) count(counted, other, weight)
    pair(own)
  })
  for (const term of counted.values()) term.weight *= (repeats + 1) / (term.weight + repeats)
  return { terms: counted, others, pairs }
}

function count(counted: Map<string, Term>, key: string, weight: number): string {
  const itsRoot = root(key)
  const term = counted.get(itsRoot)
  if (term === undefined) {
    counted.set(itsRoot, { root: itsRoot, keys: new Set([key]), weight })
  } else {
    term.keys.add(key)
    term.weight += weight
  }
  return itsRoot
}

/** Whether a word in key form can tell what a story is about. */
export function tells(key: string): boolean {
  return key.length >= shortest && !stopWords.has(key) && findVerb(key) === null
}
