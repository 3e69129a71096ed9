import { romanise } from './romanise'
import { fineSoundOf, soundOf, soundsOf } from './sound'

/** What differs little to the ear costs little. */
const close: readonly string[] = ['ao', 'ae', 'ie', 'iy', 'ou', 'uw', 'ow', 'oe', 'bv', 'vw', 'bw', 'jz', 'sz', 'ck', 'kq', 'pf', 'dr', 'cs', 'gj', 'td', 'jy']
const closeCost = 0.35
const vowelCost = 0.5
const hCost = 0.25

function costOf(letter: string): number {
  return letter === 'h' ? hCost : 'aeiouyw'.includes(letter) ? vowelCost : 1
}

function exchange(one: string, other: string): number {
  if (one === other) return 0
  if (close.includes(one + other) || close.includes(other + one)) return closeCost
  return 'aeiou'.includes(one) && 'aeiou'.includes(other) ? vowelCost : 1
}

/** How much it takes to make one word the other: letters put in, left out and exchanged, each by how it sounds. */
function distance(one: string, other: string): number {
  let row = [0]
  for (const letter of other) row.push((row.at(-1) as number) + costOf(letter))
  for (let at = 0; at < one.length; at += 1) {
    const letter = one[at] as string
    const next = [(row[0] as number) + costOf(letter)]
    for (let to = 0; to < other.length; to += 1) {
      const wanted = other[to] as string
      // A letter written twice is no other letter.
      const twice = letter === one[at - 1] ? 0.1 : costOf(letter)
      const missing = wanted === other[to - 1] ? 0.1 : costOf(wanted)
      next.push(Math.min((row[to] as number) + exchange(letter, wanted), (row[to + 1] as number) + twice, (next[to] as number) + missing))
    }
    row = next
  }
  return row.at(-1) as number
}

/**
 * How much a word as typed in Latin letters looks and sounds like a Bengali one, from 0 to 1: 1 where it is written as
 * `romanise` writes it. For ranking words that share a skeleton, and for the fuzzy find, where .6 is a fair bound. Both
 * are keys.
 */
export function likeness(typed: string, bengali: string): number {
  const written = romanise(bengali)
  const longest = Math.max(typed.length, written.length)
  if (longest === 0) return 0
  const spelled = 1 - distance(typed, written) / longest
  const sounds = fineSoundOf(typed) === fineSoundOf(bengali) ? 0.15 : soundsOf(typed).includes(soundOf(bengali)) ? 0.05 : 0
  return Math.max(0, Math.min(1, spelled + sounds))
}

const alphabet = 'bcdfghjklmnprst'

/**
 * The skeletons one slip from a given one: a consonant too many, too few, or another. For a typed word of which no story
 * has the sound (banladesh, jamat). Empty for one of a single consonant, from which everything is near.
 */
export function nearSounds(sound: string): string[] {
  if (sound.length < 2) return []
  const near = new Set<string>()
  for (let at = 0; at <= sound.length; at += 1) {
    const [before, after] = [sound.slice(0, at), sound.slice(at)]
    if (after !== '') near.add(before + after.slice(1))
    for (const letter of alphabet) {
      near.add(before + letter + after)
      if (after !== '') near.add(before + letter + after.slice(1))
    }
  }
  near.delete(sound)
  return [...near].filter(one => one.length >= 2 && !/(.)\1|ng/.test(one))
}
