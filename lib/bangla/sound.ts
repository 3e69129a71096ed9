/** The class of each Bengali consonant, a Latin letter of the common alphabet. */
const consonants: Readonly<Record<string, string>> = {
  ক: 'k', খ: 'k', গ: 'g', ঘ: 'g', ঙ: 'n', চ: 'c', ছ: 'c', জ: 'j', ঝ: 'j', ঞ: 'n', ট: 't', ঠ: 't', ড: 'd', ঢ: 'd', ণ: 'n', ত: 't', থ: 't', দ: 'd', ধ: 'd', ন: 'n',
  প: 'p', ফ: 'f', ব: 'b', ভ: 'b', ম: 'm', য: 'j', র: 'r', ল: 'l', শ: 's', ষ: 's', স: 's', হ: 'h', ৎ: 't', 'ং': 'n',
}
/** The vowels that the finer key keeps, as the two classes that nobody confuses. */
const vowels: Readonly<Record<string, string>> = {
  ই: 'I', ঈ: 'I', এ: 'I', ঐ: 'I', উ: 'U', ঊ: 'U', ঔ: 'U', ঋ: 'rI', 'ি': 'I', 'ী': 'I', 'ে': 'I', 'ৈ': 'I', 'ু': 'U', 'ূ': 'U', 'ৌ': 'U', 'ৃ': 'rI',
}
const nukta = 0x09BC
const hasant = 0x09CD
const ya = 0x09AF
const ba = 0x09AC
const ra = 0x09B0
const ma = 0x09AE
const ha = 0x09B9
const da = 0x09A6
const u = 0x0989

/** The sound of each letter and sign by its code; nothing for what is silent. */
const soundOfCode: readonly string[] = /* @__PURE__ */ Array.from({ length: 128 }, (_, at) => {
  const letter = String.fromCharCode(0x0980 + at)
  return consonants[letter] ?? vowels[letter] ?? ''
})

/** What a conjunct sounds like where it sounds otherwise than its letters: ক্ষ, জ্ঞ, and হ্য within a word. Else nothing. */
function soundOfConjunct(first: number, second: number, isBeginning: boolean): string {
  if (first === 0x0995 && second === 0x09B7) return 'k'
  if (first === 0x099C && second === 0x099E) return 'g'
  return first === ha && second === ya && !isBeginning ? 'j' : ''
}

function ofBengali(word: string): string {
  let out = ''
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at)
    if (code < 0x0980 || code > 0x09FF) continue
    const next = word.charCodeAt(at + 1)
    if (code === hasant) {
      // Ya- and ba-phala are silent or double what they hang on. After ম, র and হ, and in উদ্ব-, the ব is heard; the য under
      // a reph is heard too, but র্যা at the beginning is ra with ya-phala (র্যাব).
      const before = word.charCodeAt(at - 1)
      if (next === ya && word.charCodeAt(at + 2) !== nukta) {
        if (before !== ra || at === 1 || word.charCodeAt(at - 2) === hasant) at += 1
      } else if (next === ba && before !== ma && before !== ra && before !== ha && !(before === da && word.charCodeAt(at - 2) === u)) at += 1
    } else if (next === nukta) {
      // য় only leads from vowel to vowel; ড় and ঢ় are heard as র.
      if (code !== ya) out += 'r'
      at += 1
    } else {
      const conjunct = next === hasant ? soundOfConjunct(code, word.charCodeAt(at + 2), at === 0) : ''
      if (conjunct !== '') at += 2
      out += conjunct !== '' ? conjunct : code === ha && at > 0 ? '' : soundOfCode[code - 0x0980] as string
    }
  }
  return out
}

/**
 * What Latin letters stand for, the longest first: the usual reading, then what else they may stand for. Some tell by
 * what stands around them.
 */
const latin: readonly (readonly [RegExp, ...string[]])[] = [
  [/^sch/y, 'sk', 's'], [/sch/y, 'sc', 'sk', 's'], [/ksh/y, 'k', 'ks'], [/(?:kkh|kh|ck|cq|q)/y, 'k'], [/(?:tch|cchh|cch|chh)/y, 'c'], [/ch/y, 'c', 'k', 's'], [/cc(?=[eiy])/y, 'ks', 'c'], [/sc(?=[eiy])/y, 's', 'sk'],
  [/c(?=[eiy])/y, 's', 'c'], [/c/y, 'k', 'c'], [/x/y, 'ks', 'k', 'j'], [/(?:t|ss|s|c)i(?=on)/y, 's', 'j'], [/dg(?=[eiy])/y, 'j', 'dg'], [/(?:gg|gy)(?=[aeiouy])/y, 'g', 'gI'],
  [/[gj]n(?=[aeiouy])/y, 'gn', 'g', 'jn'], [/gh/y, 'g', ''], [/gu(?=e)/y, 'g', 'gU'], [/g(?=[eiy])/y, 'g', 'j'], [/sh/y, 's'], [/ph/y, 'f', 'p'], [/f/y, 'f', 'p'], [/th/y, 't'], [/dh/y, 'd'], [/(?:bh|v)/y, 'b'], [/(?:zh|jh|z)/y, 'j'],
  [/ng(?=[ei])/y, 'n', 'nj'], [/ng/y, 'n'], [/(?<=[aeiou])hw/y, 'b', ''], [/n(?=[bcdfjkpqstz])/y, 'n', ''], [/(?<=[aeiou])hy/y, 'j', 'I'], [/(?<=[aeiou])d(?=[aeiou])/y, 'd', 'r'], [/(?<=d)b/y, 'b', ''], [/(?<=[aeioukr])s(?=[eo])/y, 's', 'c'],
  [/^y/y, 'I', 'j'], [/(?:ee|ie|ei|ey|i|e|y)/y, 'I'], [/(?:oo|ou|u)/y, 'U'], [/[aow]/y, ''], [/^h/y, 'h'], [/h/y, ''], [/[a-z]/y, '='],
]
const mostReadings = 12

/** The parts of a typed word, each with its readings. */
function partsOfLatin(word: string): string[][] {
  const parts: string[][] = []
  for (let at = 0; at < word.length;) {
    let length = 1
    for (const [shape, ...readings] of latin) {
      shape.lastIndex = at
      const found = shape.exec(word)?.[0]
      if (found === undefined) continue
      parts.push(readings[0] === '=' ? [found] : readings)
      length = found.length
      break
    }
    at += length
  }
  return parts
}

/** One of each letter that stands several times, and of n and g only n: ঙ্গ, ংগ and ng are one. */
function squeeze(sounds: string, withVowels: boolean): string {
  let out = ''
  let last = ''
  for (const one of sounds) {
    if (one === last || (one === 'g' && last === 'n') || (!withVowels && (one === 'I' || one === 'U'))) continue
    out += one
    last = one
  }
  return out
}

const isBengali = (word: string) => /[\u0980-\u09FE]/.test(word)
const skeleton = (sounds: string) => squeeze(sounds, false)

function usual(word: string): string {
  return isBengali(word) ? ofBengali(word) : partsOfLatin(word).map(([reading]) => reading).join('')
}

/**
 * The skeleton of a word by its sound: its consonants as classes, the same for Bengali letters and for Latin ones as people
 * type them (ঢাকা and dhaka: dk). For finding: many words share a short one, so rank by `fineSoundOf` and `likeness`. Takes
 * keys; two words typed apart that may be one want a key of both together. Empty for what has no consonant.
 */
export function soundOf(word: string): string {
  return skeleton(usual(word))
}

/** As `soundOf`, with the front and the round vowels as I and U, which seldom get confused. For ranking. */
export function fineSoundOf(word: string): string {
  return squeeze(usual(word), true)
}

/**
 * Every skeleton that a typed word may have, `soundOf` first, at most twelve: c is ক or চ, the n of chandabaji a
 * candrabindu, g before e or i may be জ. For the word of a query; a Bengali word has one.
 */
export function soundsOf(word: string): string[] {
  if (isBengali(word)) return [soundOf(word)]
  const parts = partsOfLatin(word)
  const all = new Set([skeleton(parts.map(([reading]) => reading).join(''))])
  let last: string[][] = [parts.map(([reading]) => reading as string)]
  // With one part read otherwise, then with two.
  for (let changes = 0; changes < 2; changes += 1) {
    const next: string[][] = []
    for (const chosen of last) {
      for (const [at, readings] of parts.entries()) {
        if (chosen[at] !== readings[0]) continue
        for (const other of readings.slice(1)) {
          next.push(chosen.with(at, other))
          if (all.size < mostReadings) all.add(skeleton((next.at(-1) as string[]).join('')))
        }
      }
    }
    last = next
  }
  all.delete('')
  return [...all]
}
