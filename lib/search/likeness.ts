import { romanise } from '@/lib/bangla/romanise'

/** What sounds alike to whoever types Bengali in Latin letters, and its one spelling; one after the other. */
const alike: readonly (readonly [has: RegExp, all: RegExp, written: string])[] = ([
  [/ksh|kkh|kh|x(?=h)/, 'kh'], [/chh|cch/, 'ch'], [/ck|q/, 'k'], [/x/, 'ks'], [/c(?=[eiy])/, 's'], [/c(?!h)/, 'k'],
  [/ph/, 'f'], [/sh/, 's'], [/v|bh/, 'b'], [/zh|z|jh/, 'j'], [/ee|ea/, 'i'], [/oo|ou/, 'u'], [/([a-z])\1+/, '$1'],
] as const).map(([has, written]) => [has, new RegExp(has, 'g'), written])

/** One spelling for what sounds alike: sh and s, v and bh, ee and i. */
function simplify(latin: string): string {
  let simple = latin.toLowerCase()
  if (!/^[a-z]*$/.test(simple)) simple = simple.replace(/[^a-z]/g, '')
  for (const [has, all, written] of alike) if (has.test(simple)) simple = simple.replace(all, written)
  return simple
}

const vowels = 'aeiouyw'

/** What it costs to leave a letter out: vowels that nobody writes alike are cheap, consonants that make the word are not. */
function dropping(letter: string): number {
  if (letter === 'o' || letter === 'a') return 0.35
  if (letter === 'h' || letter === 'w' || letter === 'y') return 0.3
  if (vowels.includes(letter)) return 0.6
  return letter === 'g' || letter === 'n' ? 0.8 : 1
}

/** Pairs of letters that are often written for each other, either way, and what that costs. */
const near: readonly (readonly [pairs: string, cost: number])[] = [
  ['iy', 0.1], ['uw ow', 0.2], ['ao', 0.25], ['ey', 0.3], ['ei', 0.35], ['ou ae aw bw jy', 0.4], ['pf jg', 0.5], ['td', 0.7], ['sk kg pb', 0.8],
]

function replacing(one: string, other: string): number {
  const pair = near.find(([pairs]) => pairs.split(' ').some((two) => two === one + other || two === other + one))
  if (pair !== undefined) return pair[1]
  const [first, second] = [vowels.includes(one), vowels.includes(other)]
  return first && second ? 0.6 : first || second ? 1.2 : 1
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const dropCosts = Float32Array.from(letters, dropping)
const swapCosts = Float32Array.from({ length: 26 * 26 }, (_, at) => at % 27 === 0 ? 0 : replacing(letters[Math.floor(at / 26)]!, letters[at % 26]!))

/** A word as its sound is compared: Latin letters in one spelling. A Bengali word is romanised first. */
export type Spoken = string

const known = new Map<string, Spoken>()
/** About five megabytes of them, and nearly all words of a hundred thousand stories that anything sounds like. */
const mostKnown = 100_000

/** The sound of a word in either script; of words asked again and again it is remembered. */
export function spokenOf(word: string): Spoken {
  let spoken = known.get(word)
  if (spoken === undefined) {
    if (known.size >= mostKnown) known.clear()
    spoken = simplify(romanise(word))
    known.set(word, spoken)
  }
  return spoken
}

let before = new Float32Array(64)
let now = new Float32Array(64)

/**
 * How far two words are apart in sound: 0 for the same, about 1 for a consonant more or another, less for a vowel.
 * Infinity for those that are farther apart than `most`, which is sooner known.
 */
export function soundDistance(one: Spoken, other: Spoken, most = Infinity): number {
  const { length } = other
  if (before.length <= length) [before, now] = [new Float32Array(length + 1), new Float32Array(length + 1)]
  let [above, row] = [before, now]
  above[0] = 0
  for (let j = 0; j < length; j += 1) above[j + 1] = above[j]! + dropCosts[other.charCodeAt(j) - 97]!
  for (let i = 0; i < one.length; i += 1) {
    const letter = one.charCodeAt(i) - 97
    const drop = dropCosts[letter]!
    let least = row[0] = above[0]! + drop
    for (let j = 0; j < length; j += 1) {
      const there = other.charCodeAt(j) - 97
      let cost = above[j]! + swapCosts[letter * 26 + there]!
      const longer = row[j]! + dropCosts[there]!
      if (longer < cost) cost = longer
      const shorter = above[j + 1]! + drop
      if (shorter < cost) cost = shorter
      row[j + 1] = cost
      if (cost < least) least = cost
    }
    if (least > most) return Infinity
    ;[above, row] = [row, above]
  }
  return above[length]!
}

/** A consonant off is worth as much as being some twenty thousand times as common. */
const distanceWeight = 4
const frequencyWeight = 0.4

/** How likely a word of the index is meant, as a logarithm: the nearer and the commoner, the likelier. */
export function likelihood(distance: number, stories: number): number {
  return -distanceWeight * distance + frequencyWeight * Math.log(stories + 1)
}

/** How far a word with this likelihood at distance 0 may be from what was typed to be at least so likely; a little more, since sums are rounded. */
export function farthest(likeliest: number, least: number): number {
  return (likeliest - least) / distanceWeight + 1e-4
}
