import { acronymsOf, lettersOf } from '@/lib/bangla/acronyms'
import { aliasesOf } from '@/lib/bangla/aliases'
import { splits } from '@/lib/bangla/compounds'
import { fold } from '@/lib/bangla/normalise'
import { soundOf } from '@/lib/bangla/sound'
import { cuts, root } from '@/lib/bangla/stem'
import type { IndexWord, RootedWord, SearchIndex, SoundedWord } from '@/lib/store/search-index'
import { farthest, likelihood, soundDistance, spokenOf } from './likeness'
import type { QueryWord } from './query'

/** What a form counts for beside the very word: attested spellings and sure inflections nearly as much, doubtful ones less. */
const sameSpelling = 1
const sameStem = 0.9
const possibleStem = 0.6
const sameRoot = 0.4
/** Another form that the same place of a text answers to: a compound as a whole, a number with its classifier. */
const alsoShare = 0.7

/** What readings count for beside the word with all its forms; `exactTrust` comes on top for the very word. */
const exactTrust = 0.2
const aliasTrust = 0.8
const otherNameTrust = 0.3
/** Two words that some stories write as one have to outweigh the stories with one of the two. */
const joinTrust = 1.3
const splitTrust = 0.12
const unknownSplitTrust = 0.7

/** Of a word so many forms are looked for, the nearest; of a guessed one so many readings. */
const mostForms = 24
const mostReadings = 6
const mostGuesses = 24
/** Guesses less likely by so much (as logarithms) are none, and how fast trust falls with likelihood. */
const spread = 5
const sharpness = 0.8
/** Other inflections of a guessed word count little: each that is meant is a guess of its own. */
const kinOfGuess = 0.1
const mostKinOfGuess = 6

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
  /** The word to show for it. */
  shown: string
}

export interface Expansion {
  /** The places in the query of what is read: of one word, or of two that may be one compound. */
  places: number[]
  /** Summed: a story seldom has two of them. */
  readings: Reading[]
  /** How often the query says it. */
  times: number
  /** Whether the readings are guesses by sound. */
  guessed: boolean
}

/**
 * What a query stands for in this installation's own words: first a list for each word, in their order, then for compounds.
 * `found` is what the index has of `also` (words in key form) and how large it is. Asks the index once, for all words
 * together, and once or twice more where words are guessed.
 */
export async function expand(
  index: SearchIndex, words: readonly QueryWord[], also: readonly string[],
): Promise<{ expansions: Expansion[]; stories: number; found: IndexWord[] }> {
  const plain = words.map((word) => otherNames(word))
  const joins = words.flatMap((word, place) => {
    const next = words[place + 1]
    return next !== undefined && word.script === 'bengali' && next.script === 'bengali' ? [{ key: word.key + next.key, places: [place, place + 1] }] : []
  })
  const parted = words.map(({ key, script }) => script === 'bengali' ? splits(key, () => true).slice(0, 3) : [])
  const latin = words.filter(({ script }) => script === 'latin')
  const { stories, byRoot, byKey, bySound } = await index.lookUp({
    roots: different([...plain.flatMap(({ bengali }) => bengali), ...joins.map(({ key }) => key), ...parted.flat(2)].map(root)),
    keys: different([...also, ...words.flatMap(({ key, also }, place) => [key, ...also, ...plain[place]!.letters])]),
    sounds: different(latin.map(({ key }) => soundOf(key))),
  })
  const exact = new Map(byKey.map((word) => [word.word, word]))
  const kin = groupBy(byRoot, ({ root }) => root)
  const sounding = groupBy(bySound, ({ sound }) => sound)

  const unknown = words.filter(({ key, script }, place) => script === 'bengali'
    && plain[place]!.bengali.every((one) => !kin.has(root(one))) && !exact.has(key))
  const unheard = different(unknown.map(({ key }) => soundOf(key))).filter((sound) => !sounding.has(sound))
  for (const [sound, found] of groupBy(await asked(unheard, async (sounds) => (await index.lookUp({ sounds })).bySound), ({ sound }) => sound)) sounding.set(sound, found)
  const guesses = new Map([...latin, ...unknown].map((word) => [word, byRootOf(guess(word.key, sounding.get(soundOf(word.key)) ?? []))]))
  const roots = different([...guesses.values()].flatMap((groups) => [...groups.keys()])).filter((one) => !kin.has(one))
  for (const [one, found] of groupBy(await asked(roots, async (all) => (await index.lookUp({ roots: all })).byRoot), ({ root }) => root)) kin.set(one, found)

  const expansions: Expansion[] = words.map((word, place) => {
    const readings: Reading[] = []
    const own = [word.key, ...word.also].flatMap((form, rank) => {
      const found = exact.get(form)
      return found ? [{ ...found, share: rank === 0 ? 1 : alsoShare }] : []
    })
    if (own.length > 0) readings.push({ forms: own, trust: word.script === 'bengali' ? exactTrust : 1, shown: word.key })
    plain[place]!.bengali.forEach((name, rank) => {
      const letters = rank === 0 ? plain[place]!.letters.flatMap((one) => exact.get(one) ?? []) : []
      const forms = [...kinOf(name, kin), ...letters.map((one) => ({ ...one, share: alsoShare }))]
      if (forms.length > 0) readings.push({ forms, trust: word.script !== 'bengali' ? aliasTrust : rank === 0 ? 1 : otherNameTrust, shown: name })
    })
    const guessed = guesses.get(word)
    if (guessed !== undefined) readings.push(...asReadings(guessed, kin))
    return { places: [place], readings, times: word.times, guessed: guessed !== undefined }
  })
  for (const { key, places } of joins) {
    const forms = kinOf(key, kin)
    if (forms.length > 0) expansions.push({ places, readings: [{ forms, trust: joinTrust, shown: key }], times: 1, guessed: false })
  }
  parted.forEach((pairs, place) => {
    const pair = pairs.find((parts) => parts.every((part) => kinOf(part, kin).length > 0))
    const known = expansions[place]!.readings.length > 0
    for (const part of pair ?? []) expansions.push({ places: [place], readings: [{ forms: kinOf(part, kin), trust: known ? splitTrust : unknownSplitTrust, shown: part }], times: 1, guessed: false })
  })
  return { expansions, stories, found: also.flatMap((word) => exact.get(word) ?? []) }
}

/**
 * The Bengali words that a query word certainly names: itself, and names from the tables of aliases and acronyms; and the
 * Latin letters that it names one by one.
 */
function otherNames({ key, script }: QueryWord): { bengali: string[]; letters: string[] } {
  if (script === 'latin') return { bengali: different([...aliasesOf(key), ...acronymsOf(key)]), letters: [] }
  if (script !== 'bengali') return { bengali: [], letters: [] }
  const stem = cuts(key)[0] ?? key
  return { bengali: different([key, ...aliasesOf(stem)]), letters: different([lettersOf(key) ?? '', lettersOf(stem) ?? '']) }
}

/** The forms of a word: what shares its root, the nearest first. */
function kinOf(word: string, kin: ReadonlyMap<string, RootedWord[]>): Form[] {
  const found = kin.get(root(word))
  if (found === undefined) return []
  const own = shapeOf(word)
  return found.map((other) => ({ ...other, share: kinship(word, own, other.word) })).sort((a, b) => b.share - a.share || b.stories - a.stories).slice(0, mostForms)
}

/** A word in folded spelling, and its folded stems, likeliest first. */
interface Shape {
  folded: string
  stems: string[]
}

const shapes = new Map<string, Shape>()
const mostShapes = 50_000

function shapeOf(word: string): Shape {
  let shape = shapes.get(word)
  if (shape === undefined) {
    if (shapes.size >= mostShapes) shapes.clear()
    shape = { folded: fold(word), stems: cuts(word).map(fold) }
    shapes.set(word, shape)
  }
  return shape
}

function kinship(word: string, own: Shape, other: string): number {
  if (word === other) return 1
  const { folded, stems } = shapeOf(other)
  if (own.folded === folded) return sameSpelling
  if (own.stems[0] === stems[0]) return sameStem
  return stems.some((one) => own.stems.includes(one)) ? possibleStem : sameRoot
}

interface Guess {
  word: IndexWord
  likelihood: number
}

/** The words that sound as one was typed, the likeliest first; those that are much less likely than the first are left out. */
function guess(typed: string, sounding: readonly SoundedWord[]): Guess[] {
  const spoken = spokenOf(typed)
  const found: Guess[] = []
  // The likelihoods of the likeliest, ascending: what is below the least of them, or far below the greatest, is no guess.
  const kept: number[] = []
  for (const word of sounding) {
    const least = Math.max((kept.at(-1) ?? -Infinity) - spread, kept.length < mostGuesses ? -Infinity : kept[0]!)
    const likeliest = likelihood(0, word.stories)
    if (likeliest < least) continue
    const distance = soundDistance(spoken, spokenOf(word.word), farthest(likeliest, least))
    if (distance === Infinity) continue
    const here = likelihood(distance, word.stories)
    found.push({ word, likelihood: here })
    let at = kept.length
    while (at > 0 && kept[at - 1]! > here) at -= 1
    kept.splice(at, 0, here)
    if (kept.length > mostGuesses) kept.shift()
  }
  found.sort((a, b) => b.likelihood - a.likelihood)
  return found.filter(({ likelihood }) => likelihood > found[0]!.likelihood - spread).slice(0, mostGuesses)
}

/** Guesses by their roots, those of the likeliest roots, since each root becomes a reading. */
function byRootOf(guesses: readonly Guess[]): Map<string, Guess[]> {
  const groups = new Map<string, Guess[]>()
  for (const one of guesses) {
    const itsRoot = root(one.word.word)
    const group = groups.get(itsRoot)
    if (group !== undefined) group.push(one)
    else if (groups.size < mostReadings) groups.set(itsRoot, [one])
  }
  return groups
}

/** Guesses of one root are one reading, with the other forms of that root. */
function asReadings(groups: ReadonlyMap<string, readonly Guess[]>, kin: ReadonlyMap<string, RootedWord[]>): Reading[] {
  const best = Math.max(...[...groups.values()].map(([likeliest]) => likeliest!.likelihood))
  return [...groups.values()].map((guesses) => {
    const [{ word }] = guesses as [Guess]
    const shareOf = ({ likelihood }: Guess) => Math.exp((likelihood - best) * sharpness)
    const trust = shareOf(guesses[0]!)
    const kind = kinOf(word.word, kin).filter(({ share }) => share >= sameStem).slice(0, mostKinOfGuess)
    const forms = kind.length === 0 ? [{ ...word, share: 1 }] : kind.map((form) => form.id === word.id ? form : { ...form, share: form.share * kinOfGuess })
    for (const other of guesses.slice(1)) {
      const relative = Math.min(1, shareOf(other) / trust)
      const form = forms.find(({ id }) => id === other.word.id)
      if (form === undefined) forms.push({ ...other.word, share: relative })
      else form.share = Math.max(form.share, relative)
    }
    return { forms, trust, shown: word.word }
  })
}

function different(words: readonly string[]): string[] {
  return [...new Set(words)].filter((word) => word !== '')
}

function groupBy<Value>(values: readonly Value[], by: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const group = groups.get(by(value))
    if (group) group.push(value)
    else groups.set(by(value), [value])
  }
  return groups
}

async function asked<Value>(words: string[], ask: (words: string[]) => Promise<Value[]>): Promise<Value[]> {
  return words.length === 0 ? [] : ask(words)
}
