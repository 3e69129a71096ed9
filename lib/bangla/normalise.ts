import { toLatinDigits } from './digits'

// Code points are written as escapes: many are invisible here, and three letters (ড় ঢ় য়) are two code points each.
const lineEnds = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g
const unseen = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g
const oddSpaces = /[\t\u00A0\u2007\u202F]/g
/** Two or more of: candrabindu, anusvara, visarga, nukta, vowel signs. */
const signRun = /[\u0981-\u0983\u09BC\u09BE-\u09C4\u09C7\u09C8\u09CB\u09CC\u09D7]{2,}/g
/** ra + hasant + ya with a joiner anywhere between: all mean ra with ya-phala (র‍্যাব), only one order draws it. */
const raYaphala = /\u09B0(?:[\u200C\u200D]+\u09CD[\u200C\u200D]*|\u09CD[\u200C\u200D]+)\u09AF(?!\u09BC)/g
/** Any joiner; captured where it does something: in ra + ya-phala, between hasant and consonant, within an emoji. */
const joiner = new RegExp([
  '((?<=\\u09B0)\\u200D(?=\\u09CD\\u09AF)',
  '(?<=\\u09CD)[\\u200C\\u200D](?=[\\u0995-\\u09B9\\u09CE])',
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic}))',
  '[\\u200C\\u200D]',
].join('|'), 'gu')
/** A vertical bar straight after a Bengali letter or digit, and nothing but a space, a quote or the end behind it. */
const barAsDanda = /(?<=[\u0980-\u09E3\u09E6-\u09F1])\|(?=$|[\s"'\u2018\u2019\u201C\u201D])/g
const spaceBeforeStop = /(?<=\S) +(?=[\u0964,?!])/g
const spacesAfterDanda = /(?<=\u0964) {2,}/g
/** A danda run straight into the next sentence; between two digits it may be a mistyped decimal point, and stays. */
const closeAfterDanda = /(?<=\p{Nd}\u0964)(?=[\p{L}(\u2018\u201C])|(?<=(?:^|[^\p{Nd}])\u0964)(?=[\p{L}\p{Nd}(\u2018\u201C])/gu

/** Signs on one letter in their one order: nukta, vowel sign, then candrabindu, anusvara or visarga; none twice. */
function orderSigns(run: string): string {
  const nukta = run.includes('\u09BC') ? '\u09BC' : ''
  const vowels = run.replace(/[\u0981-\u0983\u09BC]/g, '').normalize('NFC').replace(/(.)\1+/g, '$1')
    .replace(/\u09BE\u09C7/g, '\u09CB').replace(/(.)\1+/g, '$1')
  const after = run.replace(/[^\u0981-\u0983]/g, '').replace(/\u0981{2,}/g, '\u0981')
  return nukta + vowels + after
}

function tidy(text: string): string {
  return text.normalize('NFC')
    .replace(signRun, orderSigns)
    .replace(/\u09CD{2,}/g, '\u09CD')
    .replace(/\u0985\u09BE/g, '\u0986')
    .replace(/\u09AC\u09BC|\u09F0/g, '\u09B0')
    .replace(/\u09A4\u09CD\u200D/g, '\u09CE')
    .replace(raYaphala, '\u09B0\u200D\u09CD\u09AF')
    .replace(joiner, '$1')
    .replace(/\u09F7/g, '\u0964')
    .replace(barAsDanda, '\u0964')
    .replace(spaceBeforeStop, '')
    .replace(spacesAfterDanda, ' ')
    .replace(closeAfterDanda, ' ')
    .normalize('NFC')
}

/**
 * The form in which every text is kept: NFC, so that equal words are equal strings, and free of what typing and
 * converting leave behind unseen. Idempotent; it never changes how rightly typed text reads.
 *
 * Dropped: control characters (NUL among them, which the database refuses), zero-width spaces, soft hyphens, direction
 * marks, joiners without effect. Every kind of line end becomes `\n` and stays; tabs and no-break spaces become spaces.
 * A lone surrogate becomes U+FFFD. Corrected: signs in the wrong order or doubled, ব with nukta and Assamese ৰ to র,
 * অ + া to আ, the old ত্ + joiner to ৎ, ra with ya-phala (র‍্যাব) to its one drawn order, look-alikes of the danda, the
 * space before । , ? ! and the one space after ।. Quotes and spelling are the desk's business and stay.
 */
export function store(text: string): string {
  let before = ''
  let now = text.replace(/\p{Cs}/gu, '\uFFFD').replace(lineEnds, '\n').replace(unseen, '').replace(oddSpaces, ' ')
  // One correction may make room for another; each only ever sorts or shortens a word, so this comes to rest.
  while (now !== before) {
    before = now
    now = tidy(now)
  }
  return now
}

/**
 * The form in which texts are compared and searched: `store`, then lower case, Latin digits without grouping commas, no
 * joiners, no punctuation or symbols, single spaces. Words stand apart by one space; a hyphen parts words, an apostrophe
 * within one does not, a point within a number stays. Empty for a text without a letter or digit.
 */
export function key(text: string): string {
  const bare = toLatinDigits(store(text).toLowerCase())
    .replace(/(?<!\d|\d,)\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d|,\d)/g, number => number.replace(/,/g, ''))
    .replace(/[\u200C\u200D\uFE00-\uFE0F]/g, '')
    .replace(/(?<=[\p{L}\p{M}])['\u2018\u2019](?=\p{L})/gu, '')
    .replace(/(?!(?<=\d)\.(?=\d))[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
  // What went may have stood between signs that now want their order.
  return store(bare)
}

/**
 * A coarser form of a `key`, in which common misspellings and older spellings agree: for finding likely matches only,
 * since it also makes different words equal (কোনো and কোন, রান্না and রানা). Idempotent.
 *
 * Long and short vowels, the sibilants, the two n, and য with জ are one; ঙ্গ and ংগ are ঙ, and ঙ without a vowel is ং; ৎ is ত;
 * a consonant doubled is single; candrabindu, silent ya- and ba-phala, visarga within a word, and ো or hasant at a word's
 * end are dropped. ড় and র stay apart, and so do ট and ত.
 */
export function fold(key: string): string {
  const folded = key
    .replace(/\u0988/g, '\u0987').replace(/\u09C0/g, '\u09BF')
    .replace(/\u098A/g, '\u0989').replace(/\u09C2/g, '\u09C1')
    .replace(/\u0981|\u0983/g, '')
    .replace(/\u09CE(?=[\u0995-\u09B9])/g, '\u09A4\u09CD').replace(/\u09CE/g, '\u09A4')
    // A phala sounds after ম and র (লম্বা, পর্ব, সূর্য), so there it stays.
    .replace(/(?<![\u09AE\u09B0])(?:\u09CD(?:\u09AF(?!\u09BC)|\u09AC))+/g, '')
    .replace(/\u09A3/g, '\u09A8')
    .replace(/[\u09B6\u09B7]/g, '\u09B8')
    .replace(/\u09AF(?!\u09BC)/g, '\u099C')
    .replace(/(?:\u0999\u09CD|\u0982)\u0997/g, '\u0999')
    .replace(/\u0999\u09CD(?=[\u0995-\u09B9])|\u0999(?![\u09BE-\u09CD])/g, '\u0982')
    .replace(/([\u0995-\u09B9])(?:\u09CD\1)+/g, '$1')
    // চ with ছ, ক with খ and their like are the same consonant doubled, as it is written before a breath.
    .replace(/\u099A\u09CD(?=\u099B)|\u09A4\u09CD(?=\u09A5)|\u09A6\u09CD(?=\u09A7)/g, '')
    .replace(/[\u09CB\u09CD]+(?![\p{L}\p{M}])/gu, '')
  return folded === key ? key : fold(folded)
}
