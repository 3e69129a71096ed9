import { fold } from '@/lib/bangla/normalise'
import { romanise } from '@/lib/bangla/romanise'
import { fineSoundOf, soundOf } from '@/lib/bangla/sound'
import { cuts, root } from '@/lib/bangla/stem'
import { editDistance } from './edit-distance'
import { knobs } from './knobs'
import type { QueryWord } from './query'
import type { IndexWord, SearchIndex } from '@/lib/store/search-index'

/** A word of the index that stands for a word of the query, with the share at which it counts (1: the very word). */
export interface Form extends IndexWord {
  share: number
}

/**
 * One way to read a word of a query: its forms count together as one word, which is as rare as the stories with any of
 * them are few. `trust` is what the reading counts for.
 */
export interface Reading {
  forms: Form[]
  trust: number
}

export interface Expansion {
  /** The place in the query of the word (of two joined words: of both). */
  word: QueryWord
  places: number[]
  readings: Reading[]
}

/** What a query stands for in this installation's own words, a list a word, in two questions to the index at most. */
export async function expand(index: SearchIndex, words: readonly QueryWord[]): Promise<Expansion[]> {
  const bengali = words.filter((word) => word.script !== 'latin')
  const joins: { key: string; places: number[] }[] = []
  words.forEach((word, place) => {
    const next = words[place + 1]
    if (next && word.script === 'bengali' && next.script === 'bengali') joins.push({ key: word.key + next.key, places: [place, place + 1] })
  })
  const sounds = [...new Set(words.filter((word) => word.script !== 'number').map((word) => soundOf(word.key)).filter((sound) => sound !== ''))]
  const [byRoot, byKey, bySound] = await Promise.all([
    index.wordsByRoot([...new Set([...bengali.map((word) => root(word.key)), ...joins.map((join) => root(join.key))])]),
    index.wordsByKey([...new Set(words.flatMap((word) => [word.key, ...word.also]))]),
    index.wordsBySound(sounds),
  ])
  const exact = new Map(byKey.map((word) => [word.word, word]))
  const expansions: Expansion[] = words.map((word, place) => {
    const readings: Reading[] = []
    const own = [word.key, ...word.also].flatMap((form, rank) => {
      const found = exact.get(form)
      return found ? [{ ...found, share: rank === 0 ? 1 : 0.7 }] : []
    })
    if (own.length > 0) readings.push({ forms: own, trust: knobs.exact })
    if (word.script === 'latin') {
      readings.push(...readAsSound(word.key, bySound))
      return { word, places: [place], readings }
    }
    if (word.script === 'number') return { word, places: [place], readings }
    const wanted = root(word.key)
    const kin = byRoot.filter((other) => other.root === wanted).map((other) => ({ ...other, share: kinship(word.key, other.word) }))
      .sort((a, b) => b.share - a.share || b.stories - a.stories).slice(0, knobs.most)
    if (kin.length > 0) readings.push({ forms: kin, trust: own.length > 0 ? knobs.stemLayer : 1 })
    if (kin.length === 0 && own.length === 0 && knobs.soundOov) readings.push(...readAsSound(word.key, bySound))
    return { word, places: [place], readings }
  })
  for (const join of joins) {
    const wanted = root(join.key)
    const kin = byRoot.filter((other) => other.root === wanted).map((other) => ({ ...other, share: kinship(join.key, other.word) }))
      .sort((a, b) => b.share - a.share || b.stories - a.stories).slice(0, knobs.most)
    if (kin.length > 0) expansions.push({ word: { key: join.key, also: [], script: 'bengali' }, places: join.places, readings: [{ forms: kin, trust: knobs.join }] })
  }
  return expansions
}

function kinship(word: string, other: string): number {
  if (word === other) return 1
  if (fold(word) === fold(other)) return knobs.foldWeight
  const own = cuts(word).map(fold)
  const others = cuts(other).map(fold)
  if (own[0] === others[0]) return knobs.stemWeight
  return others.some((one) => own.includes(one)) ? knobs.cutWeight : knobs.rootWeight
}

function readAsSound(typed: string, bySound: readonly (IndexWord & { sound: string })[]): Reading[] {
  const sound = soundOf(typed)
  const fine = fineSoundOf(typed)
  const spelt = /[a-z]/.test(typed) ? typed : romanise(typed)
  const found = bySound.filter((word) => word.sound === sound && (sound.length >= 3 || fineSoundOf(word.word) === fine)).map((word) => {
    const distance = editDistance(simple(spelt), simple(romanise(word.word)), 8) / Math.max(3, spelt.length)
    const likeness = (fineSoundOf(word.word) === fine ? 0.25 : 0) + (1 - distance)
    return { word, likeness: likeness + 0.03 * Math.log(1 + word.stories) }
  }).sort((a, b) => b.likeness - a.likeness).slice(0, 3 * knobs.readings)
  const groups = new Map<string, Reading>()
  const best = found[0]?.likeness ?? 0
  for (const { word, likeness } of found) {
    const group = root(word.word)
    const share = Math.max(0.05, 1 - 1.5 * (best - likeness))
    const reading = groups.get(group)
    if (reading) reading.forms.push({ ...word, share: share / reading.trust > 1 ? 1 : share / reading.trust })
    else groups.set(group, { forms: [{ ...word, share: 1 }], trust: share })
  }
  return [...groups.values()].slice(0, knobs.readings)
}

function simple(latin: string): string {
  return latin.replace(/sh/g, 's').replace(/ph/g, 'f').replace(/[vw]/g, 'b').replace(/z/g, 'j').replace(/ee|y/g, 'i').replace(/oo/g, 'u').replace(/(.)\1+/g, '$1').replace(/a/g, 'o').replace(/(?<=[bcdgjkptr])h/g, '')
}
