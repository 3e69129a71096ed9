/** The class of each Bengali consonant, a Latin letter of the common alphabet. */
const consonants: Readonly<Record<string, string>> = {
  ক: 'k', খ: 'k', গ: 'g', ঘ: 'g', ঙ: 'n', চ: 'c', ছ: 'c', জ: 'j', ঝ: 'j', ঞ: 'n', ট: 't', ঠ: 't', ড: 'd', ঢ: 'd', ণ: 'n', ত: 't', থ: 't', দ: 'd', ধ: 'd', ন: 'n',
  প: 'p', ফ: 'f', ব: 'b', ভ: 'b', ম: 'm', য: 'j', র: 'r', ল: 'l', শ: 's', ষ: 's', স: 's', হ: 'h', ৎ: 't', 'ং': 'n',
}
/** The vowels that the finer key keeps, as the two classes that nobody confuses. */
const vowels: Readonly<Record<string, string>> = {
  ই: 'I', ঈ: 'I', এ: 'I', ঐ: 'I', উ: 'U', ঊ: 'U', ঔ: 'U', ঋ: 'rI', 'ি': 'I', 'ী': 'I', 'ে': 'I', 'ৈ': 'I', 'ু': 'U', 'ূ': 'U', 'ৌ': 'U', 'ৃ': 'rI',
}
const nukta = '\u09BC'
const hasant = '\u09CD'

/** The key of a Bengali word, with the vowel classes. */
function ofBengali(word: string): string {
  let out = ''
  for (let at = 0; at < word.length; at += 1) {
    const one = word[at] as string
    const next = word[at + 1]
    if (one === hasant) {
      const then = word.slice(at + 1, at + 3)
      // Ya- and ba-phala are silent or double what they hang on; after ম and র the ব is heard.
      if (then.startsWith('য') && then !== `য${nukta}`) at += 1
      else if (then.startsWith('ব') && word[at - 1] !== 'ম' && word[at - 1] !== 'র') at += 1
      continue
    }
    if (one === 'য' && next === nukta) {
      at += 1
      continue
    }
    if (word.startsWith('ক্ষ', at)) {
      out += 'k'
      at += 2
    } else if (word.startsWith('জ্ঞ', at)) {
      out += 'g'
      at += 2
    } else if (word.startsWith('ঙ্গ', at)) {
      out += 'n'
      at += 2
    } else if (one === 'হ') out += out === '' ? 'h' : ''
    else out += consonants[one] ?? vowels[one] ?? ''
  }
  return out
}

/** What Latin letters stand for, the longest first. */
const latin: readonly (readonly [RegExp, string])[] = [
  [/^(?:ksh|kkh|kh|ck|q)/, 'k'], [/^(?:cch|chh|ch)/, 'c'], [/^c(?=[eiy])/, 's'], [/^c/, 'k'], [/^x/, 'ks'], [/^(?:gg|gy|gh|gn)(?=[aeiouy])/, 'g'], [/^gh/, 'g'],
  [/^sh/, 's'], [/^ph/, 'f'], [/^th/, 't'], [/^dh/, 'd'], [/^(?:bh|v)/, 'b'], [/^(?:zh|jh|z)/, 'j'], [/^ng/, 'n'],
  [/^(?:ee|ie|ei|ey|i|e|y)/, 'I'], [/^(?:oo|ou|u)/, 'U'], [/^[aow]/, ''],
]

function ofLatin(word: string): string {
  let out = ''
  let rest = word.toLowerCase()
  while (rest !== '') {
    const found = latin.find(([shape]) => shape.test(rest))
    const length = found?.[0].exec(rest)?.[0].length ?? 1
    const one = found?.[1] ?? rest[0] as string
    if (one !== 'h' || out === '') out += /[a-zIU]/.test(one) ? one : ''
    rest = rest.slice(length)
  }
  return out
}

function withVowels(word: string): string {
  return (/[\u0980-\u09FE]/.test(word) ? ofBengali(word) : ofLatin(word)).replace(/(.)\1+/g, '$1')
}

/**
 * The skeleton of a word by its sound: its consonants as classes, the same for Bengali letters and for Latin ones as people
 * type them (ঢাকা and dhaka: dk). For finding: many words share a short one, so rank by `fineSoundOf`. Takes keys; two
 * words typed apart that may be one want a key of both together. Empty for what has no consonant.
 */
export function soundOf(word: string): string {
  return withVowels(word).replace(/[IU]/g, '').replace(/(.)\1+/g, '$1')
}

/** As `soundOf`, with the front and the round vowels as I and U, which seldom get confused. For ranking. */
export function fineSoundOf(word: string): string {
  return withVowels(word)
}
