import { isLetterName } from './letter-names'
import { key } from './normalise'

/** A word of a text and where it stands. */
export interface Token {
  /** The word in key form. */
  key: string
  /** From here to `end` (not included) it stands in the text as given. */
  start: number
  end: number
  /** Other keys that this place answers to: a compound as a whole, a number with its classifier, letters as one word. */
  also: string[]
}

/** What may stand within a word: letters, marks, joiners, and what `store` drops unseen. */
const inside = '\\p{L}\\p{M}\\u00AD\\u200B-\\u200F\\u2060\\uFEFF\\uFE00-\\uFE0F'
const apostrophe = `(?<=[\\p{L}\\p{M}])['\\u2018\\u2019](?=\\p{L})`
const hyphen = '[-\\u2010\\u2011]'
const grouped = '(?<!\\p{Nd}|\\p{Nd},)\\p{Nd}{1,3}(?:,\\p{Nd}{2,3})*,\\p{Nd}{3}(?!\\p{Nd}|,\\p{Nd})'
const part = `(?:${grouped}|\\p{N}\\.(?=\\p{Nd})|\\p{N}|[${inside}]|${apostrophe})+`
const wordPattern = new RegExp(`${part}(?:${hyphen}${part})*`, 'gu')
const partPattern = new RegExp(part, 'gu')
/** Latin letters parted by points: U.S., P.K. */
const latinLetters = /^[A-Za-z]$/
const numberWithTail = /^(\d+(?:\.\d+)?)(\p{L}[\p{L}\p{M}]*)$/u
/** What counts, orders or inflects a number; anything else makes a name of it (৫জি). */
const tailOfNumber = new RegExp(`^(?:${[
  '(?:টি|টা|টে|খানা|খানি|জন|গুণ|বার|বছর|দিন|শতাংশ|লাখ|হাজার|কোটি)?(?:র|ের|এর|কে|তে|য়|ে|এ|রা|দের)?[ইও]?',
  '(?:ম|য়|র্থ|ষ্ঠ|তম|লা|রা|ঠা|ই|শে|এ)(?:র|ের|ে)?',
].join('|').normalize('NFC')})$`, 'u')
/** An ending that was set off by a hyphen: ২০২২-এর, বিএনপি-র. */
const ending = new RegExp(`^(?:${'এর|র|ের|কে|তে|য়|এ|তেও|ও|ই|টি|টা|টির|টিতে|টিকে|রা|দের|গুলো|গুলোর|সহ'.normalize('NFC')})$`)

/** A word of which the key is itself: letters in their order, each with at most one vowel sign and one mark. */
const plainWord = /^(?:(?:[\u0986-\u09A0\u09A3-\u09AB\u09AD\u09AE\u09B0-\u09B9\u09CE]|[\u0985\u09AC](?![\u09BC\u09BE])|[\u09A1\u09A2\u09AF]\u09BC?)(?:\u09CD(?=[\u0995-\u09B9]))?(?:[\u09BE-\u09C4\u09C7\u09C8\u09CB\u09CC](?![\u09BE-\u09CD\u09D7]))?[\u0982\u0983]?)+$|^[a-z0-9]+$/

function keyOf(written: string): string {
  return plainWord.test(written) ? written : key(written)
}

function ofNumber(word: string): { key: string, also: string[] } {
  const [, number, tail] = numberWithTail.exec(word) ?? []
  return number !== undefined && tail !== undefined && tailOfNumber.test(tail) ? { key: number, also: [word] } : { key: word, also: [] }
}

/** One run of letters and hyphens as tokens; the compound as a whole goes with its first part. */
function ofRun(run: string, at: number): Token[] {
  const parts: Token[] = []
  for (const found of run.matchAll(partPattern)) {
    // A key of two words is a number that breaks the rules of grouping (১,২); each is a token, at the same place.
    for (const one of keyOf(found[0]).split(' ')) {
      if (one === '') continue
      const start = at + found.index
      parts.push({ ...(/^\d/.test(one) ? ofNumber(one) : { key: one, also: [] }), start, end: start + found[0].length })
    }
  }
  const [first, last] = [parts[0], parts.at(-1)]
  if (first === undefined || last === undefined || parts.length < 2) return parts
  first.also.push(parts.map(one => one.also[0] ?? one.key).join(''))
  if (parts.length > 2 || !ending.test(last.key)) return parts
  // The ending belongs to the word before it and is nothing by itself.
  return [{ ...first, end: last.end }]
}

/** Letters that name one thing together, where points part them: বি.এন.পি., U.N. The whole goes with the first. */
function joinLetters(all: Token[], text: string): void {
  for (let at = 0; at < all.length; at += 1) {
    const first = all[at] as Token
    const isOne = (token: Token) => isLetterName(token.key) || latinLetters.test(token.key)
    let end = at
    while (isOne(all[end] as Token) && all[end + 1] !== undefined && isOne(all[end + 1] as Token)
      && /^\. ?$/.test(text.slice((all[end] as Token).end, (all[end + 1] as Token).start))) end += 1
    if (end === at) continue
    first.also.push(all.slice(at, end + 1).map(token => token.key).join(''))
    at = end
  }
}

/**
 * The words of a text in their order, each in key form with its place in the text as given (half open, for marks in
 * snippets). Joiners and apostrophes belong to words, punctuation and symbols to none; empty for a text without a word.
 *
 * A hyphenated compound is its parts, and its first part answers to the whole as well (আমির-আবদুল্লাহিয়ান also as
 * আমিরআবদুল্লাহিয়ান); an ending set off by a hyphen (২০২২-এর) is no word of its own. A number with a classifier or an
 * ending (১,২৩৪টি) is the number and answers to the whole; one that is part of a name (৫জি) is one word. Letters parted by
 * points (বি.এন.পি.) also answer to the acronym.
 */
export function tokens(text: string): Token[] {
  const all: Token[] = []
  for (const found of text.matchAll(wordPattern)) {
    const run = found[0]
    if (plainWord.test(run) && !/^\d/.test(run)) all.push({ key: run, start: found.index, end: found.index + run.length, also: [] })
    else all.push(...ofRun(run, found.index))
  }
  if (text.includes('.')) joinLetters(all, text)
  return all
}
