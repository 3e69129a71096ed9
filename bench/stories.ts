import { toBanglaDigits } from '@/lib/bangla/digits'
import { paragraph, type Block } from '@/lib/news/blocks'
import { paper } from '@/lib/news/paper'
import type { StoryId, Topic } from '@/lib/news/story'
import { storyIdOfSource } from '@/lib/news/story-id'
import { chanceOf, partSeed, type Chance } from './chance'
import { makeVocabulary } from './vocabulary'

/** A story that nobody wrote, in stored form: the shape of news without its sense. */
export interface GeneratedStory {
  id: StoryId
  sourceKey: string
  section: string
  headline: string
  standfirst: string | null
  body: Block[]
  published: Date
  byline: { name: string; kind: 'person' | 'desk' }
  topics: Topic[]
}

export interface Generation {
  count: number
  /** The same seed gives the same stories; story number n is the same however many are asked for. */
  seed: number
  /** The moment before which all were published. */
  until?: Date
}

/** How many different words the stories are made of. */
export const vocabularySize = 300_000

const subjects = 400
const names = 80
const years = 5
const usualEnd = new Date('2026-11-01T00:00:00Z')

/**
 * `count` stories in a row, made as they are asked for. Headlines of 5 to 9 words; texts of 120 to 900, their median
 * about 300 (log-normal, as lengths of articles are); words and sections by Zipf's law; spread over the five years before
 * `until`, the newest half of them over the last fifteen months; one in three under up to three topics; each signed.
 */
export function* generateStories({ count, seed, until = usualEnd }: Generation): Generator<GeneratedStory> {
  const vocabulary = makeVocabulary(vocabularySize, seed)
  const people = nameList(vocabulary, seed)
  const topics = topicList(vocabulary, seed)
  for (let index = 0; index < count; index++) {
    const chance = chanceOf(partSeed(seed, index))
    const word = () => vocabulary[chance.rank(vocabularySize)]!
    const sourceKey = `generated:${seed}:${index}`
    yield {
      id: storyIdOfSource(sourceKey),
      sourceKey,
      section: paper.sections[chance.rank(paper.sections.length)]!.slug,
      headline: phrase(chance.whole(5, 9), word),
      standfirst: chance.next() < 0.25 ? `${phrase(chance.whole(10, 24), word)}।` : null,
      body: text(textLength(chance), chance, word).map(paragraph),
      published: new Date(until.getTime() - Math.ceil(chance.next() ** 2 * years * 365.25 * 24 * 3600) * 1000),
      byline: people[chance.rank(names)]!,
      topics: chance.next() < 1 / 3 ? distinct(chance.whole(1, 3), () => topics[chance.rank(subjects)]!) : [],
    }
  }
}

/** Words in a text. Lengths beyond the bounds are drawn again, so that none piles up at a bound. */
function textLength(chance: Chance): number {
  for (;;) {
    const length = Math.round(Math.exp(chance.normal(Math.log(300), 0.5)))
    if (length >= 120 && length <= 900) return length
  }
}

/** Paragraphs of two to four sentences of six to eighteen words; `length` words in all. */
function text(length: number, chance: Chance, word: () => string): string[] {
  const paragraphs: string[] = []
  let left = length
  while (left > 0) {
    const sentences: string[] = []
    for (let more = chance.whole(2, 4); more > 0 && left > 0; more--) {
      // What would be left over for a sentence too short to be one goes into this one.
      const drawn = chance.whole(6, 18)
      const size = left - drawn < 6 ? left : drawn
      sentences.push(sentence(size, chance, word))
      left -= size
    }
    paragraphs.push(sentences.join(' '))
  }
  return paragraphs
}

function sentence(size: number, chance: Chance, word: () => string): string {
  const words = Array.from({ length: size }, () => (chance.next() < 0.02 ? toBanglaDigits(chance.whole(2, 2026)) : word()))
  if (size > 10) words[Math.floor(size / 2)] += ','
  return `${words.join(' ')}।`
}

function phrase(length: number, word: () => string): string {
  return Array.from({ length }, word).join(' ')
}

function nameList(vocabulary: readonly string[], seed: number): GeneratedStory['byline'][] {
  const chance = chanceOf(partSeed(seed, -2))
  const rare = () => vocabulary[chance.whole(2_000, 20_000)]!
  return distinct(names, () => `${rare()} ${rare()}`)
    .map((name, place) => place < names / 4 ? { name: `${name} ডেস্ক`, kind: 'desk' } : { name, kind: 'person' })
}

function topicList(vocabulary: readonly string[], seed: number): Topic[] {
  const chance = chanceOf(partSeed(seed, -3))
  const rare = () => vocabulary[chance.whole(500, 10_000)]!
  return distinct(subjects, () => `${rare()} ${rare()}`).map((name, place) => ({ slug: `subject-${place + 1}`, name }))
}

function distinct<Value>(count: number, draw: () => Value): Value[] {
  const drawn = new Set<Value>()
  while (drawn.size < count) drawn.add(draw())
  return [...drawn]
}
