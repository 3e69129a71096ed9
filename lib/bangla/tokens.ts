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
const part = `(?:[${inside}]+|(?=\\p{N})(?:${grouped}|\\p{N}\\.(?=\\p{Nd})|\\p{N})|${apostrophe})+`
const wordPattern = new RegExp(`${part}(?:${hyphen}${part})*`, 'gu')
const partPattern = new RegExp(part, 'gu')
/** Latin letters parted by points: U.S., P.K. */
const latinLetters = /^[a-z]$/
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

/** Whose letter a key is or names; null where it is more than a letter. */
function scriptOfLetter(key: string): 'latin' | 'bengali' | null {
  return latinLetters.test(key) ? 'latin' : isLetterName(key) ? 'bengali' : null
}

/** Letters that name one thing together, where points part them: বি.এন.পি., U.N. The whole goes with the first. */
function joinLetters(all: Token[], text: string): void {
  for (let at = 0; at < all.length; at += 1) {
    const first = all[at] as Token
    const script = scriptOfLetter(first.key)
    if (script === null) continue
    let end = at
    for (let next = all[end + 1]; next !== undefined && scriptOfLetter(next.key) === script; next = all[end + 1]) {
      const between = text.slice((all[end] as Token).end, next.start)
      // Apart by a space, a letter is one of the row only with a point of its own: ও is also a word.
      if (between !== '.' && !(between === '. ' && text[next.end] === '.')) break
      end += 1
    }
    if (end === at) continue
    first.also.push(all.slice(at, end + 1).map(token => token.key).join(''))
    at = end
  }
}

/** What a character is to a plain Bengali word: 1 a letter, 2 one that takes no া or nukta, 3 one that may have a nukta, 4 nukta,
 * 5 hasant, 6 a vowel sign, 7 a mark behind it, 8 what no plain word has but a word may go on with. */
const kinds = /* @__PURE__ */ (() => {
  const all = new Uint8Array(128).fill(8)
  const set = (from: number, to: number, kind: number) => all.fill(kind, from - 0x0980, to + 1 - 0x0980)
  set(0x0986, 0x0990, 1)
  set(0x0993, 0x09A8, 1)
  set(0x09AA, 0x09B0, 1)
  set(0x09B2, 0x09B2, 1)
  set(0x09B6, 0x09B9, 1)
  set(0x09CE, 0x09CE, 1)
  for (const [code, kind] of [[0x0985, 2], [0x09AC, 2], [0x09A1, 3], [0x09A2, 3], [0x09AF, 3], [0x09BC, 4], [0x09CD, 5]] as const) set(code, code, kind)
  set(0x09BE, 0x09C4, 6)
  set(0x09C7, 0x09C8, 6)
  set(0x09CB, 0x09CC, 6)
  set(0x0981, 0x0983, 7)
  return all
})()
/** After which kinds each kind may stand; by kind, a set of bits. */
const mayFollow = [0, 0xFF, 0xFF, 0xFF, 1 << 3, 0b11110, 0b11110, 0b1011110]

/** Whether what stands here surely is no part of a word: a space, a stop, a bracket, a hyphen or quote with none behind it. */
function endsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (Number.isNaN(code) || code === 0x20 || code === 0x0964) return true
  if (code === 0x27 || code === 0x2D || code === 0x2018 || code === 0x2019) {
    const after = text.charCodeAt(at + 1)
    return Number.isNaN(after) || after === 0x20 || after === 0x0964 || after === 0x2C
  }
  if (code < 0x80) return !(code >= 0x30 && code <= 0x39) && !(code >= 0x41 && code <= 0x5A) && !(code >= 0x61 && code <= 0x7A)
  return code === 0xA0 || (code >= 0x2013 && code <= 0x2014) || (code >= 0x201C && code <= 0x201D) || code === 0x2026
}

/** Where the plain Bengali word that begins here ends; the beginning itself where it is none or something is joined to it. */
function endOfPlain(text: string, start: number): number {
  let before = 0
  let at = start
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x0980 || code > 0x09FF) break
    const kind = kinds[code - 0x0980] as number
    if (kind === 8 || (before === 0 && kind > 3)) return start
    if (((mayFollow[kind] as number) >> before & 1) === 0 && before !== 0) return start
    if (before === 2 && code === 0x09BE) return start
    // After a hasant stands a consonant.
    if (before === 5 && (code < 0x0995 || code > 0x09B9)) return start
    before = kind
  }
  return endsWord(text, at) ? at : start
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
  wordPattern.lastIndex = 0
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    // Spaces, signs of ASCII, dandas, quotes and dashes begin no word.
    if (code < 0x30 || code === 0x0964 || (code >= 0x2010 && code <= 0x2027)) {
      at += 1
      continue
    }
    const end = code >= 0x0985 && code <= 0x09B9 ? endOfPlain(text, at) : at
    if (end > at) {
      all.push({ key: text.slice(at, end), start: at, end, also: [] })
      at = end
      continue
    }
    wordPattern.lastIndex = at
    const found = wordPattern.exec(text)
    if (found === null) break
    all.push(...ofRun(found[0], found.index))
    at = found.index + found[0].length
  }
  if (text.includes('.')) joinLetters(all, text)
  return all
}
