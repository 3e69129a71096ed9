import { countGraphemes } from './cut'
import { key } from './normalise'
import { stopWords } from './stop-words'

/**
 * The words of a text in key form, in their order, repeats included. A hyphen parts words; numbers are in Latin digits,
 * without grouping commas. Empty for a text without a letter or digit.
 */
export function words(text: string): string[] {
  return key(text).split(' ').filter(word => word !== '')
}

/** The different words of a text that may tell what it is about: of two letters or more, without the stop words. */
export function distinctiveWords(text: string): string[] {
  return [...new Set(words(text))].filter(word => !stopWords.has(word) && countGraphemes(word) >= 2)
}
