import { key, store } from '@/lib/bangla/normalise'
import { phonetic } from '@/lib/bangla/phonetic'
import { romanise } from '@/lib/bangla/romanise'
import { fineSoundOf, soundOf } from '@/lib/bangla/sound'
import { may, type Editor } from '@/lib/news/roles'
import { editDistance } from '@/lib/search/edit-distance'
import { searchIndex, type IndexWord } from '@/lib/store/search-index'
import type { Db } from '@/lib/store/transaction'

/** How many are offered beside the reading of the letters. */
const offered = 4
/** Beginnings of longer words are offered from so many letters on. */
const leastOfBeginning = 3

/**
 * Words of this newspaper that `latin`, typed letters, may mean: those that sound so, and those that begin as the letters
 * read. The nearest in sound first, the commoner of two equally near. In stored form, without the reading itself; none for
 * what has not two letters, and none for who writes nothing.
 */
export async function suggestWords(db: Db, editor: Editor, latin: string): Promise<string[]> {
  if (!may(editor.role, 'story.create') || !/^[A-Za-z`^:]{2,40}$/.test(latin)) return []
  const index = searchIndex(db)
  const reading = key(phonetic(latin))
  const typed = latin.toLowerCase().replace(/[^a-z]/g, '')
  const sounds = [soundOf(typed), soundOf(reading)].filter((sound) => sound !== '')
  const [alike, longer] = await Promise.all([
    index.lookUp({ sounds }).then(({ bySound }) => bySound),
    reading.length < leastOfBeginning ? [] : index.wordsByPrefix(reading, 2 * offered),
  ])
  const found = new Map<string, IndexWord>([...alike, ...longer].map((word) => [word.word, word]))
  found.delete(reading)
  return [...found.values()]
    .filter(({ word }) => /^[\u0980-\u09FF]+$/.test(word))
    .map(({ word, stories }) => ({ word, rank: farness(word, typed, reading) - Math.log10(1 + stories) }))
    .sort((one, other) => one.rank - other.rank || (one.word < other.word ? -1 : 1))
    .slice(0, offered)
    .map(({ word }) => asWritten(word))
}

/** How far a word is from what was typed, by its sound and by its letters as they would be typed; a longer word is far by its end. */
function farness(word: string, typed: string, reading: string): number {
  const sound = fineSoundOf(word)
  const bySound = Math.min(editDistance(sound, fineSoundOf(typed), 6), editDistance(sound, fineSoundOf(reading), 6))
  const byLetters = Math.min(editDistance(romanise(word), typed, 12), editDistance(word, reading, 12))
  return bySound + byLetters / 2
}

/** The vocabulary has no joiners; at the head of a word ra with ya is র‍্য, since a reph cannot stand there. */
function asWritten(word: string): string {
  return store(word.replace(/^\u09B0\u09CD(?=\u09AF)/, '\u09B0\u200D\u09CD'))
}
