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
interface Word {
  key: string
  folded: string
  root: string
  roman: string
  sound: string
  /** In which entries it stands, and as which of their words. */
  places: [entry: number, at: number][]
}

/** What is offered, by the words in it. Entries that match alike are offered in their order: those wanted most come first. */
export interface SuggestionIndex {
  entries: readonly Suggestible[]
  words: ReadonlyMap<string, Word>
}

/** Makes an index of entries. What an `earlier` one knows of words is taken from it, since most stay. */
export function suggestionIndex(entries: readonly Suggestible[], earlier: SuggestionIndex | null = null): SuggestionIndex {
  const words = new Map<string, Word>()
  for (const [entry, { text }] of entries.entries()) {
    for (const [at, { key }] of tokens(text).entries()) {
      let word = words.get(key)
      if (word === undefined) words.set(key, (word = { ...(earlier?.words.get(key) ?? formsOf(key)), places: [] }))
      word.places.push([entry, at])
    }
  }
  return { entries, words }
}

const formsOf = (key: string): Omit<Word, 'places'> =>
  ({ key, folded: fold(key), root: root(key), roman: romanise(key).toLowerCase(), sound: fineSoundOf(key) })

/** Of what is not a story, at most so many; the headlines are what most people look for. */
const mostNames = 3
/** Nobody types more words and waits for a suggestion. */
const mostWords = 6

/**
 * What somebody may mean who has typed so far: entries in which every word that was typed begins a word, in Bengali in any
 * spelling or in Latin letters by its sound. Topics, people and desks come first, then stories; what begins with the words
 * before what has them further on. Nothing for a text without a letter or digit. It asks nobody, and looks at each
 * different word once.
 */
export function suggest({ entries, words }: SuggestionIndex, typed: string, most = 8): Suggestible[] {
  const asked = tokens(typed.slice(0, 100)).slice(0, mostWords)
  if (asked.length === 0) return []
  let scores: Map<number, number> | null = null
  for (const [nth, { key }] of asked.entries()) {
    const isMatch = matcher(key)
    const found = new Map<number, number>()
    for (const word of words.values()) {
      const score = isMatch(word)
      if (score === 0) continue
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
  const ranked = [...scores!].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([entry]) => entries[entry]!)
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

/** How well a word goes with what was typed of it: from 0, not at all, to 4, as it is. */
function matcher(typed: string): (word: Word) => number {
  if (/^[a-z]+$/.test(typed)) {
    const sound = fineSoundOf(typed)
    const others = [...aliasesOf(typed), ...acronymsOf(typed)]
    return ({ key, roman, sound: wordSound }) => {
      if (key.startsWith(typed)) return key === typed ? 4 : 3
      if (others.some((other) => key.startsWith(other))) return 3
      if (roman.startsWith(typed)) return roman === typed ? 3.5 : 2.5
      // One consonant alone begins every tenth word.
      if (sound.length < 2 || !wordSound.startsWith(sound)) return 0
      return wordSound === sound ? 2 : 1
    }
  }
  const folded = fold(typed)
  const rooted = root(typed)
  return (word) => {
    if (word.key.startsWith(typed)) return word.key === typed ? 4 : 3
    if (folded !== '' && word.folded.startsWith(folded)) return 2
    return word.root === rooted ? 1.5 : 0
  }
}
