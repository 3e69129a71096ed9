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

/** Letters that fold into another whatever stands around them. */
const folding: ReadonlyMap<number, number> = /* @__PURE__ */ new Map([
  [0x0988, 0x0987], [0x09C0, 0x09BF], [0x098A, 0x0989], [0x09C2, 0x09C1], [0x09A3, 0x09A8], [0x09B6, 0x09B8], [0x09B7, 0x09B8],
])
/** A letter before its breathed fellow is the same consonant doubled: চ্ছ, ত্থ, দ্ধ. */
const breathed: ReadonlyMap<number, number> = /* @__PURE__ */ new Map([[0x099B, 0x099A], [0x09A5, 0x09A4], [0x09A7, 0x09A6]])
const hasant = 0x09CD
const nukta = 0x09BC
const velarN = 0x0999
const anusvara = 0x0982
const letterG = 0x0997

function isConsonant(code: number): boolean {
  return code >= 0x0995 && code <= 0x09B9
}

/** Letters that never stay, or not everywhere. */
const foldable = /* @__PURE__ */ (() => {
  const all = new Uint8Array(128)
  for (const code of [0x0981, 0x0983, 0x09CE, velarN, ...folding.keys()]) all[code - 0x0980] = 1
  return all
})()

/** Whether a key is its own fold, so that most words need not be written anew. */
function isFolded(key: string): boolean {
  for (let at = 0; at < key.length; at += 1) {
    const code = key.charCodeAt(at)
    const next = key.charCodeAt(at + 1)
    if (code === 0x09CB) {
      if (!(next >= 0x0980 && next <= 0x09FF)) return false
    } else if (code === hasant) {
      const last = key.charCodeAt(at - 1)
      if (!isConsonant(next) || next === last || breathed.get(next) === last) return false
      if (next === 0x09AC ? last !== 0x09AE && last !== 0x09B0 : next === 0x09AF) return false
    } else if (code === 0x09AF) {
      if (next !== nukta) return false
    } else if (code === anusvara) {
      if (next === letterG) return false
    } else if (code >= 0x0980 && code <= 0x09FF && foldable[code - 0x0980] === 1) return false
  }
  return true
}

/** What is not written at the end of a folded word goes, or becomes what is. */
function closeFolded(out: number[]): void {
  while (out[out.length - 1] === 0x09CB || out[out.length - 1] === hasant) out.pop()
  if (out[out.length - 1] === velarN) out[out.length - 1] = anusvara
}

function foldOnce(key: string): string {
  const out: number[] = []
  for (let at = 0; at < key.length; at += 1) {
    let code = key.charCodeAt(at)
    if (code < 0x0980 || code > 0x09FF) {
      closeFolded(out)
      out.push(code)
      continue
    }
    if (code === 0x0981 || code === 0x0983) continue
    const next = key.charCodeAt(at + 1)
    const last = out[out.length - 1]
    if (code === hasant) {
      // A phala sounds after ম and র (লম্বা, পর্ব, সূর্য), so there it stays.
      const isPhala = next === 0x09AC || (next === 0x09AF && key.charCodeAt(at + 2) !== nukta)
      if (isPhala && last !== 0x09AE && last !== 0x09B0) at += 1
      else out.push(code)
      continue
    }
    if (code === 0x09CE) {
      out.push(0x09A4)
      if (isConsonant(next)) out.push(hasant)
      continue
    }
    code = folding.get(code) ?? (code === 0x09AF && next !== nukta ? 0x099C : code)
    const isSign = (code >= 0x09BE && code <= 0x09CC) || code === nukta
    const before = last === hasant ? out[out.length - 2] : undefined
    if (code === letterG && (before === velarN || last === anusvara)) {
      if (before === velarN) out.length -= 2
      else out.length -= 1
      out.push(velarN)
    } else if (isConsonant(code) && before === velarN) {
      out.length -= 2
      out.push(anusvara, code)
    } else if (isConsonant(code) && before !== undefined && (before === code || breathed.get(code) === before)) {
      out.length -= 2
      out.push(code)
    } else {
      if (last === velarN && !isSign) out[out.length - 1] = anusvara
      out.push(code)
    }
  }
  closeFolded(out)
  return out.length < 10_000 ? String.fromCharCode(...out) : out.map((code) => String.fromCharCode(code)).join('')
}

/**
 * A coarser form of a `key`, in which common misspellings and older spellings agree: for finding likely matches only,
 * since it also makes different words equal (কোনো and কোন, রান্না and রানা). Idempotent.
 *
 * Long and short vowels, the sibilants, the two n, and য with জ are one; ঙ্গ and ংগ are ঙ, and ঙ without a vowel is ং; ৎ is ত;
 * a consonant doubled is single; candrabindu, visarga, silent ya- and ba-phala, and ো or hasant at a word's end are
 * dropped. ড় and র stay apart, and so do ট and ত.
 */
export function fold(key: string): string {
  // What went may have stood between what now folds.
  let now = key
  for (let before = ''; now !== before && !isFolded(now);) {
    before = now
    now = foldOnce(now)
  }
  return now
}
