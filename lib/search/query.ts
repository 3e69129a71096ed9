import { store } from '@/lib/bangla/normalise'
import { tokens } from '@/lib/bangla/tokens'

/** Of a query so many characters are searched; the page says when there were more. */
export const longestQuery = 200

/** One word of a query in key form, and the other forms in which it may stand in a story. */
export interface QueryWord {
  key: string
  also: string[]
  /** `latin`: typed in Latin letters, so probably a Bengali word as it sounds. */
  script: 'bengali' | 'latin' | 'number' | 'other'
  /** How often it is in the query: a long text that is searched for says so what it is about. */
  times: number
}

export interface Query {
  /** Each word once, in the order of the query. */
  words: QueryWord[]
  /** What stood in double quotes, as words in key form; only phrases of two words or more. */
  phrases: string[][]
  shortened: boolean
}

const quoted = /["\u201C\u201D\u201E]([^"\u201C\u201D\u201E]+)["\u201C\u201D\u201E]/g

/**
 * What a reader asks for. Never throws, whatever the text holds: signs are no words, a lone surrogate is none either, and
 * what comes after the first `longest` characters is left out. No words for a text without a letter or digit.
 */
export function parseQuery(text: string, longest = longestQuery): Query {
  const shortened = text.length > longest
  const asked = store(shortened ? cutAtSpace(text, longest) : text)
  const words = new Map<string, QueryWord>()
  for (const { key: word, also } of tokens(asked)) {
    const before = words.get(word)
    if (before === undefined) words.set(word, { key: word, also, script: scriptOf(word), times: 1 })
    else before.times += 1
  }
  const phrases = [...asked.matchAll(quoted)].map(([, inside]) => tokens(inside!).map((token) => token.key)).filter((phrase) => phrase.length > 1)
  return { words: [...words.values()], phrases, shortened }
}

/** The first characters of a text, without the word that the cut went through where there is a space to go back to. */
function cutAtSpace(text: string, longest: number): string {
  const cut = text.slice(0, longest)
  const space = cut.search(/\s\S*$/)
  return space > longest / 2 ? cut.slice(0, space) : cut
}

function scriptOf(word: string): QueryWord['script'] {
  if (/[\u0985-\u09B9\u09CE]/.test(word)) return 'bengali'
  if (/^\p{N}+(?:\.\p{N}+)?$/u.test(word)) return 'number'
  return /^[a-z0-9.]+$/.test(word) ? 'latin' : 'other'
}
