import { acronymsOf } from '@/lib/bangla/acronyms'
import { aliasesOf } from '@/lib/bangla/aliases'
import { fold } from '@/lib/bangla/normalise'
import { romanise } from '@/lib/bangla/romanise'
import { fineSoundOf } from '@/lib/bangla/sound'
import { root } from '@/lib/bangla/stem'
import { tokens } from '@/lib/bangla/tokens'

/** Something that can be offered to whoever begins to type its words. `id`: a story's, or the slug of the others. */
export interface Suggestible {
  kind: 'story' | 'topic' | 'person' | 'desk'
  id: string
  text: string
  /** Of a story, which stands in its address. */
  section: string | null
}

/** A word in the forms in which somebody may begin to type it. */
interface Forms {
  key: string
  folded: string
  root: string
  roman: string
  sound: string
}

interface Word extends Forms {
  /** In which entries it stands, and as which of their words. */
  places: [entry: number, at: number][]
}

/** What is offered, by the words in it. Entries that match alike are offered in their order: those wanted most come first. */
export interface SuggestionIndex {
  entries: readonly Suggestible[]
  /** The words of each text, for an index that is made of this one. */
  keysOf: ReadonlyMap<string, readonly string[]>
  words: ReadonlyMap<string, Word>
  /** The words in the order of each of their forms, so that all that begin alike stand together. */
  sorted: Readonly<Record<keyof Forms, readonly Word[]>>
}

/** So many entries are read before others get their turn. */
const atOnce = 50

/**
 * Makes an index of entries. What an `earlier` one knows is taken from it, since most stays as it was. The first of a
 * large newspaper takes a while; it lets others work in between.
 */
export async function suggestionIndex(entries: readonly Suggestible[], earlier: SuggestionIndex | null = null): Promise<SuggestionIndex> {
  const words = new Map<string, Word>()
  const keysOf = new Map<string, readonly string[]>()
  for (const [entry, { text }] of entries.entries()) {
    if (entry % atOnce === atOnce - 1) await new Promise((resolve) => setImmediate(resolve))
    const keys = earlier?.keysOf.get(text) ?? tokens(text).map(({ key }) => key)
    keysOf.set(text, keys)
    for (const [at, key] of keys.entries()) {
      let word = words.get(key)
      if (word === undefined) words.set(key, (word = { ...(earlier?.words.get(key) ?? formsOf(key)), places: [] }))
      word.places.push([entry, at])
    }
  }
  const all = [...words.values()]
  const by = (form: keyof Forms) => all.toSorted((a, b) => (a[form] < b[form] ? -1 : a[form] > b[form] ? 1 : 0))
  return { entries, keysOf, words, sorted: { key: by('key'), folded: by('folded'), root: by('root'), roman: by('roman'), sound: by('sound') } }
}

const formsOf = (key: string): Forms =>
  ({ key, folded: fold(key), root: root(key), roman: romanise(key), sound: fineSoundOf(key) })

/** The words of which this form begins so. */
function* beginning({ sorted }: SuggestionIndex, form: keyof Forms, prefix: string): Generator<Word> {
  const words = sorted[form]
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[middle]![form] < prefix) low = middle + 1
    else high = middle
  }
  for (let at = low; at < words.length && words[at]![form].startsWith(prefix); at += 1) yield words[at]!
}

/** Of what is not a story, at most so many; the headlines are what most people look for. */
const mostNames = 3
/** Nobody types more words and waits for a suggestion. */
const mostWords = 6

/**
 * What somebody may mean who has typed so far: entries in which every word that was typed begins a word, in Bengali in any
 * spelling or in Latin letters by its sound. Topics, people and desks come first, then stories; what begins with the words
 * before what has them further on. Nothing for a text without a letter or digit. It asks nobody.
 */
export function suggest(index: SuggestionIndex, typed: string, most = 8): Suggestible[] {
  const asked = tokens(typed.slice(0, 100)).slice(0, mostWords)
  if (asked.length === 0) return []
  let scores: Map<number, number> | null = null
  for (const [nth, { key }] of asked.entries()) {
    const found = new Map<number, number>()
    for (const [word, score] of matching(index, key)) {
      for (const [entry, at] of word.places) {
        if (scores !== null && !scores.has(entry)) continue
        const here = score + (at === nth ? 0.75 : 0)
        if (here > (found.get(entry) ?? 0)) found.set(entry, here)
      }
    }
    for (const [entry, score] of found) found.set(entry, score + (scores?.get(entry) ?? 0))
    scores = found
    if (scores.size === 0) return []
  }
  const ranked = [...scores!].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([entry]) => index.entries[entry]!)
  const names = ranked.filter(({ kind }) => kind !== 'story').slice(0, mostNames)
  const offered: Suggestible[] = []
  const texts = new Set<string>()
  for (const one of [...names, ...ranked.filter(({ kind }) => kind === 'story')]) {
    if (offered.length === most) break
    if (!texts.has(one.text)) offered.push(one)
    texts.add(one.text)
  }
  return offered
}

/** The words that may be meant by what was typed of one, and how well they go with it: from 1, by a likeness, to 4, as it is. */
function matching(index: SuggestionIndex, typed: string): Map<Word, number> {
  const found = new Map<Word, number>()
  const take = (form: keyof Forms, prefix: string, whole: number, begun: number) => {
    for (const word of beginning(index, form, prefix)) {
      const score = word[form] === prefix ? whole : begun
      if (score > (found.get(word) ?? 0)) found.set(word, score)
    }
  }
  take('key', typed, 4, 3)
  if (/^[a-z]+$/.test(typed)) {
    for (const other of [...aliasesOf(typed), ...acronymsOf(typed)]) take('key', other, 3, 3)
    take('roman', typed, 3.5, 2.5)
    const sound = fineSoundOf(typed)
    // One consonant alone begins every tenth word.
    if (sound.length > 1) take('sound', sound, 2, 1)
  } else {
    const folded = fold(typed)
    if (folded !== '') take('folded', folded, 2, 2)
    take('root', root(typed), 1.5, 0)
  }
  return found
}
