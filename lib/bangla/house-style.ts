import { countGraphemes } from './cut'
import { toBanglaDigits } from './digits'
import { abbreviations, anywhere, asWord, atStart, endings } from './misspellings'
import { store } from './normalise'

/** What a hint is about; each has its words in the messages. */
export const hintCodes = [
  'danda', 'spaceBefore', 'spaceAfter', 'doubleSpace', 'joined', 'quotes', 'mixedDigits', 'raYaphala', 'unseen', 'abbreviation', 'spelling',
] as const
export type HintCode = (typeof hintCodes)[number]

/** A place where the house would write something else. `at` and `length` count UTF-16 units, as JavaScript does. */
export interface Hint {
  at: number
  length: number
  code: HintCode
  replacement: string
}

// Letters, signs and joiners of a word; the one-character forms of ড় ঢ় য় may be typed.
const wordPart = '\\u0980-\\u0983\\u0985-\\u09B9\\u09BC-\\u09CE\\u09D7\\u09DC-\\u09E3\\u09F0\\u09F1\\u200C\\u200D'
const digit = '\\u09E6-\\u09EF'
const startsLetter = '\\u0985-\\u09B9\\u09CE\\u09DC-\\u09E1'
const gap = '[ \\u00A0\\u202F\\t]'
const notInWord = `(?<![${wordPart}])`
const wordEnds = `(?![${wordPart}])`

const untouchable = /(?:https?:\/\/|www\.)\S+|(?<!\S)\S+@\S+|(?<![^\s(])[@#][\p{L}\p{M}\p{N}_]+|(?<![A-Za-z0-9-])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:\/\S*)?/gu

type Span = readonly [from: number, to: number]

interface Rule {
  code: HintCode
  find: RegExp
  /** Where the text has none of it, nobody looks further. */
  within?: RegExp
  /** Null: rightly so after all. */
  replace: (found: string, text: string, at: number) => string | null
}

const oneCharacter: Readonly<Record<string, string>> = { '\u09A1\u09BC': '\u09DC', '\u09A2\u09BC': '\u09DD', '\u09AF\u09BC': '\u09DF' }
const eitherForm = (text: string) => text.replace(/[\u09A1\u09A2\u09AF]\u09BC/g, letter => `(?:${letter}|${oneCharacter[letter]})`)
const rightOf = new Map([...anywhere, ...atStart, ...asWord])
// The longest first, and none that would break a conjunct or is only the beginning of its last letter.
const wrong = [...rightOf.keys()].sort((one, other) => other.length - one.length)
const listed = (list: readonly (readonly [string, string])[]) => {
  const own = new Set(list.map(([text]) => text))
  return wrong.filter(text => own.has(text)).map(eitherForm).join('|')
}
const unbroken = '(?![\\u09CD\\u09BC])'
const misspelled = new RegExp([
  `${notInWord}(?:(?:${listed(asWord)})(?=(?:${endings.map(eitherForm).join('|')})?${wordEnds})|(?:${listed(atStart)})${unbroken})`,
  `(?:${listed(anywhere)})${unbroken}`,
].join('|'), 'g')

const fullForm = new Map(abbreviations)
const abbreviated = new Set((abbreviations.map(([, right]) => right.slice(0, -1)).join(' ') + ' মোহা মোসা মু প্রফ অ্যাড কি মি কিমি সে সেমি গ্রা খ্রি খ্রিস্টপূ হি বাং ইং পৃ নং টেলি মোব তাং সা রা রহ বি দ্র উদা জানু '
  + 'ফেব্রু সেপ্ট অক্টো নভে ডিসে সং অনু সম্পা প্রকা এ সি ডি ই এফ জি এইচ আই জে কে এল এম এন ও পি কিউ আর এস টি ইউ ভি ডব্লিউ এক্স ওয়াই জেড').normalize('NFC').split(' '))

/** A full stop after the last word of a sentence, not after an abbreviation, an initial or within an ellipsis. */
function danda(_: string, text: string, at: number): string | null {
  const word = /[\u0980-\u09FF\u200C\u200D.]*$/.exec(text.slice(Math.max(0, at - 60), at))?.[0] ?? ''
  const isShort = word.includes('.') || countGraphemes(word) < 2 || abbreviated.has(word.normalize('NFC'))
  return isShort ? null : '।'
}

const suspicious = /[\u00AD\u061C\u200B-\u200F\u2060\uFEFF\u09F0]|\u09CD\u09CD|[\u0981-\u0983\u09BC\u09BE-\u09C4\u09C7\u09C8\u09CB\u09CC\u09D7]{2}|\u0985\u09BE|\u09AC\u09BC/
const raWithYaphala = /\u09B0[\u200C\u200D]*\u09CD[\u200C\u200D]*\u09AF(?!\u09BC)/

/** A word that looks right, or nearly, and is stored otherwise: it would be found by nobody. */
function seen(word: string, isRa: boolean): string | null {
  if (!suspicious.test(word) || !/[\u0980-\u09FF]/.test(word) || raWithYaphala.test(word) !== isRa) return null
  const right = store(word)
  return right === word.normalize('NFC') ? null : right
}

const bengaliNear = /[\u0980-\u09FF]/
function doubled(spaces: string, text: string, at: number): string | null {
  const left = /\S{1,40}$/.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? ''
  const right = /^\S{1,40}/.exec(text.slice(at + spaces.length, at + spaces.length + 40))?.[0] ?? ''
  return bengaliNear.test(left) || bengaliNear.test(right) ? ' ' : null
}

const invisible = '\\u00AD\\u061C\\u200B-\\u200F\\u2060\\uFEFF'
const rules: readonly Rule[] = [
  { code: 'raYaphala', find: new RegExp(`[${wordPart}${invisible}]+`, 'g'), within: suspicious, replace: word => seen(word, true) },
  { code: 'unseen', find: new RegExp(`[${wordPart}${invisible}]+`, 'g'), within: suspicious, replace: word => seen(word, false) },
  // No word begins with a reph; র‍্যাব was meant.
  { code: 'raYaphala', find: new RegExp(`${notInWord}\u09B0\u09CD\u09AF(?=\u09BE)`, 'g'), replace: () => '\u09B0\u200D\u09CD\u09AF' },
  { code: 'danda', find: new RegExp(`(?<=[${wordPart}])\\.(?=['"’”)\\]]*(?:\\s|$))`, 'g'), replace: danda },
  { code: 'spaceBefore', find: new RegExp(`(?<=[${wordPart}${digit}’”)])${gap}+(?:[।॥,?!]|[;:](?=\\s|$))`, 'g'), replace: found => found.trimStart() },
  { code: 'spaceAfter', find: new RegExp(`(?<=[${wordPart}${digit}])[,;।?!](?=[${startsLetter}‘“])|(?<=[${wordPart}])[,।](?=[${digit}])`, 'g'), replace: found => `${found} ` },
  { code: 'doubleSpace', find: new RegExp(`(?<=\\S)${gap}{2,}(?=[^\\s।॥,?!;:])`, 'g'), replace: doubled },
  { code: 'joined', find: new RegExp(`(?<=[${digit}])${gap}(?:টি|টির|টিতে|টিকে|টা|টার)${wordEnds}`, 'g'), replace: found => found.slice(1) },
  { code: 'joined', find: new RegExp(`(?<=[${wordPart}](?:[েনিসো]|\u09AF\u09BC|\u09DF))${gap}নি${wordEnds}`, 'g'), replace: found => found.slice(1) },
  { code: 'mixedDigits', find: new RegExp(`(?<![A-Za-z]-?|[0-9${digit}.,])(?=[0-9.,]*[${digit}])(?=[${digit}.,]*[0-9])[0-9${digit}]+(?:[.,][0-9${digit}]+)*(?![A-Za-z])`, 'g'), replace: toBanglaDigits },
  { code: 'abbreviation', find: new RegExp(`${notInWord}(?:${[...fullForm.keys()].join('|')})${wordEnds}(?!\\.)`, 'g'), replace: found => fullForm.get(found) ?? null },
  { code: 'spelling', find: misspelled, replace: found => rightOf.get(found.normalize('NFC')) ?? null },
]

const opens = /[\s([{‘“–—-]/
const closes = /[\s।॥,;:?!.)\]}’”–—-]/
const curly: Readonly<Record<string, readonly [string, string]>> = { '"': ['“', '”'], '\'': ['‘', '’'] }

/** Straight quotes in pairs around Bengali, and the apostrophe within a Bengali word (হ'ল). One that stands alone waits. */
function* quotes(text: string): Generator<Hint> {
  const letter = new RegExp(`[${wordPart}]`)
  for (const [straight, [open, close]] of Object.entries(curly)) {
    let opened: number | null = null
    let within: number | null = null
    for (let at = text.search(/["']/); at !== -1 && at < text.length; at += 1) {
      if (text[at] === '\n') opened = null
      if (text[at] !== straight) continue
      const [before, next] = [text[at - 1] ?? '\n', text[at + 1] ?? '\n']
      if (straight === '\'' && letter.test(before) && letter.test(next)) {
        yield { at, length: 1, code: 'quotes', replacement: close }
        within ??= at
      } else if ((opens.test(before) || before in curly) && !/\s/.test(next)) {
        if (opened !== null && within !== null) yield { at: opened, length: 1, code: 'quotes', replacement: open }
        ;[opened, within] = [at, null]
      }
      else if (opened !== null && (closes.test(next) || next in curly)) {
        if (bengaliNear.test(text.slice(opened, at))) {
          yield { at: opened, length: 1, code: 'quotes', replacement: open }
          yield { at, length: 1, code: 'quotes', replacement: close }
        }
        opened = null
      }
    }
    // ‘ইত্তেফাক’এর: the closing one stands within the word.
    if (opened !== null && within !== null) yield { at: opened, length: 1, code: 'quotes', replacement: open }
  }
}

/**
 * Where a text departs from the house's style, in the order of the text, none overlapping another. Proposals only: the
 * text may be in any form and is not changed. Web addresses, e-mail addresses, names after @ or #, and runs of Latin
 * letters are left alone. Applying all hints of one code leaves none of it; a correction may bring another to light, since
 * of two in one place only the first is given. Sources: the Bangla Academy's spelling rules, and our own for spaces,
 * figures and quotation marks.
 */
export function listHints(text: string): Hint[] {
  if (!bengaliNear.test(text)) return []
  const kept = [...text.matchAll(untouchable)].map((found): Span => [found.index, found.index + found[0].length])
  const hints: Hint[] = []
  for (const { code, find, within, replace } of rules) {
    if (within?.test(text) === false) continue
    for (const found of text.matchAll(find)) {
      const replacement = replace(found[0], text, found.index)
      if (replacement !== null) hints.push({ at: found.index, length: found[0].length, code, replacement })
    }
  }
  hints.push(...quotes(text))
  let end = 0
  let passed = 0
  return hints.sort((one, other) => one.at - other.at).filter(({ at, length }) => {
    while (passed < kept.length && (kept[passed] as Span)[1] <= at) passed += 1
    if (at < end || (kept[passed]?.[0] ?? Infinity) < at + length) return false
    end = at + length
    return true
  })
}

/** The text with one hint's proposal written. The hint must be one of `listHints` for this very text. */
export function applyHint(text: string, { at, length, replacement }: Hint): string {
  return text.slice(0, at) + replacement + text.slice(at + length)
}
