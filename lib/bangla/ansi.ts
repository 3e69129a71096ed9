import { after, before, codePage1252, halves, hasant, letters, marks, others, pairs, reph, signs, tails } from './ansi-table'
import { store } from './normalise'

/** Addresses are the one thing that is never Bengali in disguise; `www` alone would be three vowel signs. */
const address = /(?:https?:\/\/|www\.)[^\s<>|]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi

/** One letter with all that belongs to it, gathered in the order of the eye and written in the order of the voice. */
interface Syllable {
  /** The vowel sign from before the letter. */
  before: string
  /** The letter with its conjunct; a hasant at its end waits for the rest. */
  letter: string
  /** Whether that hasant was written as one, so that it may also end a word. */
  ended: boolean
  reph: boolean
  after: string
  marks: string
  /** The same as it was written, in case it makes no letter. */
  raw: string
}

const none = (): Syllable => ({ before: '', letter: '', ended: false, reph: false, after: '', marks: '', raw: '' })
const isVowel = (character: string) => character >= 'A' && character <= 'J'

/** A character that means nothing where it stands: itself, or its number where it would not be seen. */
function asItIs(character: string): string {
  const code = character.charCodeAt(0)
  const unseen = code === 0xAD || (code >= 0x7F && code < 0xA0)
  return unseen ? `⟨${code.toString(16).toUpperCase()}⟩` : character
}

function written({ before: first, letter, ended, reph: hasReph, after: sign, marks: last, raw }: Syllable): string {
  if (letter === '' || (letter.endsWith('\u09CD') && (!ended || first !== ''))) return [...raw].map(asItIs).join('')
  if (letter === 'অ' && first === '' && sign === 'া') return `আ${last}`
  return `${hasReph ? 'র\u09CD' : ''}${letter}${first}${sign}${last}`
}

function decode(text: string): string {
  let out = ''
  let now = none()
  const flush = () => {
    out += written(now)
    now = none()
  }
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at] as string
    const pair = pairs[text.slice(at, at + 2)]
    const letter = pair ?? letters[one] ?? halves[one]
    const [sign, tail, later, mark, other] = [before[one], tails[one], after[one], marks[one], others[one]]
    const isOpen = now.letter.endsWith('\u09CD')
    const isWhole = now.letter !== '' && !isOpen
    if (letter !== undefined) {
      if (isWhole) flush()
      now.letter += letter
      if (pair !== undefined) at += 1
    } else if (sign !== undefined) {
      // Twice the same is a slip of the finger. Within a conjunct it belongs to the whole of it.
      if (isWhole || (now.before !== '' && now.before !== sign)) flush()
      now.before = sign
    } else if (tail !== undefined && now.letter !== '') {
      if (isOpen) now.letter += tail.slice(1)
      // Without the joiner it would be read as a reph over ya.
      else now.letter += now.letter === 'র' && !now.reph && tail === '্য' ? `\u200D${tail}` : tail
    } else if (later !== undefined && isWhole && (now.after === '' || now.after === later)) now.after = later
    else if (mark !== undefined && isWhole) now.marks += now.marks.endsWith(mark) ? '' : mark
    else if (one === reph && isWhole) now.reph = true
    else if (one === hasant && isWhole && now.after === '') [now.letter, now.ended] = [`${now.letter}\u09CD`, true]
    else {
      flush()
      // Vowels may carry a ya-phala and signs (অ্যা, আঁ); digits, ৎ and punctuation carry nothing.
      if (other === undefined || !isVowel(one)) {
        out += other ?? signs[one] ?? asItIs(one)
        continue
      }
      now.letter = other
    }
    now.raw += pair === undefined ? one : text.slice(at - 1, at + 1)
  }
  flush()
  return out
}

/** Text that passed for Latin-1 on its way, with control characters where code page 1252 has signs. */
function asCodePage(text: string): string {
  return text.replace(/[\u0080-\u009F]/g, control => {
    const meant = codePage1252[control.charCodeAt(0) - 0x80] as string
    return meant === ' ' ? control : meant
  })
}

/**
 * Bengali written for a font of the Bijoy family (SutonnyMJ and its relatives), as Latin letters that such a font draws
 * as Bengali ones, turned into Unicode in stored form. Vowel signs and reph go from where the eye meets them to where
 * Unicode wants them; Latin digits become Bengali ones, as the font draws them. Text that passed for Latin-1 is read as well.
 *
 * Bengali that is Unicode already, web addresses and e-mail addresses stay. Nothing is dropped: what has no meaning where
 * it stands stays as it is, and what nobody could see is written as its number (`⟨8D⟩`). English words do not stay: hand
 * over only what `detectAnsi` and an editor take for old text.
 */
export function ansiToUnicode(text: string): string {
  const signed = asCodePage(text.normalize('NFC')).replace(/\u03BC/g, '\u00B5')
  let out = ''
  let end = 0
  for (const found of signed.matchAll(address)) {
    out += decode(signed.slice(end, found.index)) + found[0]
    end = found.index + found[0].length
  }
  return store(out + decode(signed.slice(end)))
}

/**
 * Names of fonts for which Latin letters are Bengali ones: those of the Bijoy family end in MJ (SutonnyMJ, JugantorMJ,
 * BoishakhiMJ, SutonnyEMJ). OMJ at the end means the opposite: a Unicode font of the same house.
 */
const oldFont = /^(?!.*OMJ\b)(?:.*MJ(?:\s*(?:bold|italic|regular))*$|(?:Sutonny|Bijoy|JugantorBijoy))/i
/** Names that were given to old fonts and to Unicode ones alike; they only tip the scales. */
const doubtfulFont = /^(?:Boishakhi|Boishakh|Sulekha|Lekhoni|Proshika)/i

/**
 * How much likelier each letter is in old Bengali text than in English, in bits (the logarithm of the ratio), rounded and
 * bounded. Counted in some 13,000 words of Bengali news, encoded, and two million of English: া is `v`, and no English
 * text has every tenth letter so; `t` `r` `p` `s` stand for rare signs.
 */
const evidence = new Map(Object.entries({
  4: 'KZQv', 3: 'MUjq', 2: 'ABGLPRVYw', 1: 'DIWXbky', '-1': 'FHJSefu', '-2': 'CEhnoz', '-3': 'Tadls', '-4': 'prt',
}).flatMap(([bits, letters]) => [...letters].map(letter => [letter, Number(bits)] as const)))

/** Signs that no spelling has within a word, and the ে that old text has before its first letter. */
const withinWord = /(?<=[A-Za-z\u00A1-\u00FF])(?:[†‡ˆ‰©¨ª«¯®¶³²¹¼½¾¿¤¥¦§¡¢£°±µ·¸º»×÷ƒ„Ÿ‹œ˜^~]|(?<!`)`(?!`))(?=[A-Za-z\u00A1-\u00FF†‡`])|^[(ÒÔ]?[†‡](?=[A-Za-z`])/g
const bitsOfSign = 4
const addressWord = /:\/\/|@|^www\./
const bengali = /[\u0980-\u09FE]/

interface Weight {
  bits: number
  letters: number
  words: number
  signs: number
  /** Words that speak clearly against it. */
  foreign: number
}

function weigh(text: string): Weight {
  const all: Weight = { bits: 0, letters: 0, words: 0, signs: 0, foreign: 0 }
  for (const word of text.split(/\s+/)) {
    if (word === '' || bengali.test(word) || addressWord.test(word) || /[A-Za-z]\d/.test(word)) continue
    const signs = word.match(withinWord)?.length ?? 0
    const letters = word.match(/[A-Za-z]/g) ?? []
    // A capital says nothing among capitals; what is longer than any word, or one letter again and again, is none.
    if (signs === 0 && (letters.length < 2 || letters.length > 28 || !/[a-z]/.test(word) || /(.)\1{2}/.test(word))) continue
    const bits = letters.reduce((sum, letter) => sum + (evidence.get(letter) ?? 0), signs * bitsOfSign)
    all.bits += bits
    all.letters += letters.length + signs
    all.words += 1
    all.signs += signs
    if (bits <= -letters.length) all.foreign += 1
  }
  return all
}

/**
 * Whether a paragraph is old Bengali text, written for a font of the Bijoy family: by the name of the font that it was
 * written in where that is known, else by its shape. Ask for one paragraph at a time, with the fonts of that paragraph.
 *
 * `ansi`: it is, convert it and show both. `unsure`: it may be, or is so in part; let the editor choose. `unicode`:
 * anything else, English and other languages in Latin letters included. Text in which every letter is Bengali already is
 * never taken for old, whatever its font; a paragraph with both is never more than `unsure`. A single short word seldom
 * suffices. Measured: of 83,000 lines of English documents, code among them, none is `ansi` and 26 are `unsure`.
 */
export function detectAnsi(text: string, fontNames: readonly string[] = []): 'ansi' | 'unicode' | 'unsure' {
  const latin = asCodePage(text)
  if (!/[A-Za-z0-9`_\u00A1-\u00FF†‡]/.test(latin)) return 'unicode'
  const mixed = bengali.test(latin)
  const fonts = fontNames.map(name => name.trim().replace(/^["']|["']$/g, ''))
  // A figure in an old font next to Bengali letters is only that.
  if (fonts.some(name => oldFont.test(name)) && (!mixed || /[A-Za-z`]{2}/.test(latin))) return mixed ? 'unsure' : 'ansi'
  const { bits, letters, words, signs, foreign } = weigh(latin)
  if (words === 0) return 'unicode'
  const least = fonts.some(name => doubtfulFont.test(name)) ? 4 : 8
  if (bits >= 12 && bits >= letters && foreign <= words * 0.3 && words + signs > 1 && !mixed) return 'ansi'
  return bits >= least && bits >= letters * 0.6 ? 'unsure' : 'unicode'
}
