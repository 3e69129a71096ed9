import { chanceOf, type Chance } from './chance'

// Code points as escapes where a sign cannot stand alone. Weights follow how often the signs stand in Bengali news,
// roughly: what matters is that lengths in bytes, conjuncts and signs are as in the language, not that the words mean
// anything.

type Weighted = readonly (readonly [text: string, weight: number])[]

const consonants: Weighted = [
  ['র', 112], ['ন', 86], ['ক', 80], ['ব', 66], ['ত', 62], ['স', 56], ['ল', 50], ['ম', 48], ['প', 45], ['দ', 44],
  ['য\u09BC', 42], ['জ', 34], ['হ', 30], ['ট', 26], ['শ', 24], ['গ', 23], ['ছ', 20], ['খ', 17], ['ড', 14], ['থ', 14],
  ['ধ', 13], ['চ', 13], ['ষ', 12], ['ভ', 12], ['ণ', 9], ['ড\u09BC', 8], ['ফ', 8], ['ঠ', 5], ['ঘ', 4], ['ঝ', 3], ['ঙ', 2],
]

/** Of a consonant and, below it, another. ra with ya-phala is left out, since it alone wants a joiner. */
const conjuncts: Weighted = [
  ['প\u09CDর', 18], ['ত\u09CDর', 14], ['ক\u09CDষ', 12], ['ন\u09CDত', 12], ['স\u09CDত', 9], ['ন\u09CDদ', 8], ['ষ\u09CDট', 8],
  ['গ\u09CDর', 7], ['ন\u09CDয', 7], ['র\u09CDথ', 6], ['ব\u09CDয', 6], ['স\u09CDথ', 6], ['ত\u09CDত', 6], ['র\u09CDম', 5],
  ['দ\u09CDধ', 5], ['শ\u09CDর', 5], ['ন\u09CDট', 5], ['ল\u09CDল', 4], ['স\u09CDট', 4], ['চ\u09CDছ', 8], ['ক\u09CDত', 4],
  ['ঙ\u09CDগ', 4], ['ম\u09CDব', 3], ['র\u09CDব', 3], ['জ\u09CDঞ', 2], ['ঞ\u09CDচ', 2], ['ন\u09CDত\u09CDর', 3], ['স\u09CDব', 4],
]

/** The vowel after a consonant; nothing written means the inherent one. */
const vowelSigns: Weighted = [
  ['', 330], ['\u09BE', 210], ['\u09BF', 130], ['\u09C7', 150], ['\u09C0', 34], ['\u09C1', 46], ['\u09CB', 40], ['\u09C2', 10],
  ['\u09C3', 6], ['\u09C8', 4], ['\u09CC', 3],
]

const vowels: Weighted = [['আ', 30], ['অ', 22], ['এ', 20], ['ই', 12], ['উ', 12], ['ও', 10], ['ঐ', 1], ['ঈ', 1], ['ঊ', 1], ['ঔ', 1]]

/** What a word may end with besides its last syllable: closing consonants, and endings of case and number. */
const endings: Weighted = [['', 46], ['র', 16], ['ন', 8], ['ের', 8], ['ে', 3], ['কে', 4], ['তে', 4], ['ত', 3], ['দের', 3], ['টি', 3], ['\u0982', 2]]

/**
 * `size` different forms that look like words of Bengali, the most frequent first: those at the head are short, as in
 * any language. Every form is in stored form and is its own key (`lib/bangla/normalise.ts`). The same for the same seed.
 */
export function makeVocabulary(size: number, seed: number): string[] {
  const chance = chanceOf(seed)
  const forms = new Set<string>()
  while (forms.size < size) forms.add(form(forms.size, chance))
  return [...forms]
}

function form(rank: number, chance: Chance): string {
  // Some 1.5 syllables at the head and 3 at the tail; where the short ones run out, longer ones come by themselves.
  const syllables = Math.min(6, Math.max(1, Math.round(chance.normal(1.2 + Math.log10(rank + 1) * 0.36, 0.7))))
  let text = chance.next() < 0.14 ? pick(vowels, chance) : syllable(consonants, chance)
  for (let more = 1; more < syllables; more++) text += syllable(chance.next() < 0.15 ? conjuncts : consonants, chance)
  const ending = pick(endings, chance)
  // A vowel sign can stand only behind a consonant, and anusvara behind anything but a sign of its own kind.
  return isVowelSign(ending) && !/[\u0995-\u09B9\u09BC]$/.test(text) ? text : text + ending
}

const isVowelSign = (text: string) => /^[\u09BE-\u09CC]/.test(text)

function syllable(onsets: Weighted, chance: Chance): string {
  const onset = pick(onsets, chance)
  const vowel = pick(vowelSigns, chance)
  return onset + vowel + (chance.next() < 0.008 ? '\u0981' : '')
}

const totals = new Map<Weighted, number>()

function pick(list: Weighted, chance: Chance): string {
  let total = totals.get(list)
  if (total === undefined) totals.set(list, total = list.reduce((sum, [, weight]) => sum + weight, 0))
  let left = chance.next() * total
  for (const [text, weight] of list) if ((left -= weight) < 0) return text
  return list[0]![0]
}
