import { soundOf } from '@/lib/bangla/sound'
import { root } from '@/lib/bangla/stem'
import { tokens } from '@/lib/bangla/tokens'
import { weightOf } from './weights'

/** What of a story can be found: plain texts in stored form; captions and names (bylines, place, topics) may be none. */
export interface StoryText {
  headline: string
  standfirst: string | null
  body: string
  captions: readonly string[]
  names: readonly string[]
}

/** A word of a story as the index keeps it: in key form, with the forms it is looked up by, and its weight (`weights.ts`). */
export interface IndexedWord {
  word: string
  root: string
  sound: string
  weight: number
}

export interface AnalysedStory {
  /** Each different word once. */
  words: IndexedWord[]
  /** The words in their order, an empty one between two parts, so that no phrase runs from one into the next. */
  sequence: string[]
}

/** How much a word counts in each part; once in the headline says more than twice in the text. */
const headlineWeight = 3
const standfirstWeight = 1.5
const nameWeight = 2

/** No word is longer; what is, is an address or an accident. */
const longestWord = 60

/** Of a text longer than this the rest is not indexed: 30,000 words are a book. */
const mostWords = 30_000

// Most words of a story were in the story before it.
const known = new Map<string, { root: string; sound: string }>()
const mostKnown = 50_000

function lookedUpBy(word: string): { root: string; sound: string } {
  let forms = known.get(word)
  if (forms === undefined) {
    if (known.size >= mostKnown) known.clear()
    forms = { root: root(word), sound: soundOf(word) }
    known.set(word, forms)
  }
  return forms
}

/**
 * The words of a story with their weights, and their order. A word that stands for several, such as a compound with a
 * hyphen, counts under each form; only its plain form stands in the sequence. Pure; empty for a story without a word.
 */
export function analyseStory(text: StoryText): AnalysedStory {
  const counted = new Map<string, number>()
  const sequence: string[] = []
  const read = (part: string | null, weight: number) => {
    if (part === null || sequence.length > mostWords) return
    if (sequence.length > 0) sequence.push('')
    for (const { key, also } of tokens(part)) {
      if (key.length > longestWord) continue
      sequence.push(key)
      counted.set(key, (counted.get(key) ?? 0) + weight)
      for (const other of also) if (other.length <= longestWord) counted.set(other, (counted.get(other) ?? 0) + weight)
    }
  }
  read(text.headline, headlineWeight)
  read(text.standfirst, standfirstWeight)
  read(text.body, 1)
  for (const caption of text.captions) read(caption, 1)
  for (const name of text.names) read(name, nameWeight)
  const length = sequence.length
  const words = [...counted].map(([word, count]) => ({ word, ...lookedUpBy(word), weight: weightOf(count, length) }))
  return { words, sequence }
}
