import { describe, expect, test } from 'vitest'
import { key, store } from '@/lib/bangla/normalise'
import { inlineText } from '@/lib/news/blocks'
import { findSection } from '@/lib/news/paper'
import { isStoryId } from '@/lib/news/story-id'
import { lookupWords } from '@/lib/newsroom/lookup-words'
import { listLatest } from '@/lib/store/lists'
import { findStory } from '@/lib/store/stories'
import { chanceOf, zipfRank } from '@/bench/chance'
import { fillStore, wordsOf } from '@/bench/fill'
import { generateStories, type GeneratedStory } from '@/bench/stories'
import { makeVocabulary } from '@/bench/vocabulary'
import { freshDatabase } from './database'

const until = new Date('2026-06-01T00:00:00Z')
const stories = [...generateStories({ count: 3000, seed: 7, until })]

const paragraphs = (story: GeneratedStory) => story.body.map((block) => (block.kind === 'paragraph' ? inlineText(block.text) : ''))
const wordCount = (text: string) => text.split(' ').length
const lengths = stories.map((story) => paragraphs(story).reduce((sum, one) => sum + wordCount(one), 0)).sort((a, b) => a - b)

describe('the vocabulary', () => {
  const words = makeVocabulary(300_000, 7)

  test('has 300,000 different forms', () => {
    expect(new Set(words).size).toBe(300_000)
  })

  test('is in stored form, and each form is found by itself', () => {
    const wrong = words.filter((word, place) => place % 10 === 0 && (store(word) !== word || key(word) !== word))
    expect(wrong).toEqual([])
  })

  test('is written in Bengali letters alone, no sign without its letter', () => {
    const letter = '[\u0995-\u09B9]\u09BC?'
    const form = new RegExp(`^(?:[\u0985-\u0994]|${letter}(?:\u09CD${letter})*[\u09BE-\u09CC]?\u0981?)(?:${letter}(?:\u09CD${letter})*[\u09BE-\u09CC]?\u0981?)*\u0982?$`)
    expect(words.filter((word) => !form.test(word)).slice(0, 5)).toEqual([])
  })

  test('has its short words at the head', () => {
    const mean = (from: number, to: number) => words.slice(from, to).reduce((sum, word) => sum + word.length, 0) / (to - from)
    expect(mean(0, 100)).toBeLessThan(mean(10_000, 11_000) - 1)
    expect(mean(200_000, 300_000)).toBeGreaterThan(6)
    expect(mean(200_000, 300_000)).toBeLessThan(12)
  })
})

describe('chance', () => {
  test('gives rank k a share that falls as Zipf and Mandelbrot say', () => {
    const chance = chanceOf(1)
    const drawn = new Map<number, number>()
    const draws = 400_000
    for (let draw = 0; draw < draws; draw++) {
      const rank = chance.rank(1000)
      drawn.set(rank, (drawn.get(rank) ?? 0) + 1)
    }
    const share = (rank: number) => Math.log((rank + 4) / (rank + 3)) / Math.log(1003 / 3)
    for (const rank of [0, 1, 9, 99, 500]) {
      const expected = draws * share(rank)
      expect(Math.abs((drawn.get(rank) ?? 0) - expected), `rank ${rank}`).toBeLessThan(5 * Math.sqrt(expected))
    }
  })

  test('reaches the first and the last rank and none beyond', () => {
    expect(zipfRank(0, 300_000)).toBe(0)
    expect(zipfRank(1 - Number.EPSILON, 300_000)).toBe(299_999)
  })
})

describe('generated stories', () => {
  test('are the same for the same seed, however many are asked for', () => {
    expect([...generateStories({ count: 20, seed: 7, until })]).toEqual(stories.slice(0, 20))
    expect([...generateStories({ count: 1, seed: 8, until })][0]!.headline).not.toBe(stories[0]!.headline)
  })

  test('are in stored form, every text of them', () => {
    const texts = stories.flatMap((story) => [
      story.headline, story.standfirst ?? '', story.byline.name, ...paragraphs(story), ...story.topics.map(({ name }) => name),
    ])
    expect(texts.filter((text) => store(text) !== text)).toEqual([])
    expect(texts.filter((text) => text.normalize('NFC') !== text)).toEqual([])
  })

  test('have lengths of news: headlines of 5 to 9 words, texts of 120 to 900 with a median about 300', () => {
    const headlines = new Set(stories.map(({ headline }) => wordCount(headline)))
    expect([...headlines].sort()).toEqual([5, 6, 7, 8, 9])
    expect(lengths[0]).toBeGreaterThanOrEqual(120)
    expect(lengths.at(-1)).toBeLessThanOrEqual(900)
    expect(Math.abs(lengths[lengths.length / 2]! - 305)).toBeLessThan(20)
    expect(stories.every(({ body }) => body.length >= 2)).toBe(true)
  })

  test('use words by rank: the head of the vocabulary makes most of a text, the tail is seen once', () => {
    const counts = new Map<string, number>()
    for (const story of stories) {
      for (const word of paragraphs(story).join(' ').split(/[\s,।]+/)) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1)
    }
    const ordered = [...counts.values()].sort((a, b) => b - a)
    const total = ordered.reduce((sum, count) => sum + count, 0)
    expect(ordered[0]! / total).toBeGreaterThan(0.02)
    expect(ordered[0]! / total).toBeLessThan(0.03)
    // On paper with logarithms, Zipf's law is a line that falls by one in one.
    const slope = Math.log(ordered[999]! / ordered[99]!) / Math.log(1000 / 100)
    expect(slope).toBeGreaterThan(-1.1)
    expect(slope).toBeLessThan(-0.9)
    expect(ordered.filter((count) => count === 1).length).toBeGreaterThan(ordered.length / 4)
  })

  test('have ids of their own, sections of this newspaper, a byline each and topics here and there', () => {
    expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length)
    expect(stories.every(({ id, section }) => isStoryId(id) && findSection(section) !== null)).toBe(true)
    expect(stories.every(({ byline }) => byline.name !== '')).toBe(true)
    const filed = stories.filter(({ topics }) => topics.length > 0).length / stories.length
    expect(Math.abs(filed - 1 / 3)).toBeLessThan(0.04)
    expect(stories.every(({ topics }) => new Set(topics.map(({ slug }) => slug)).size === topics.length)).toBe(true)
  })

  test('lie within the five years before the end, denser towards it', () => {
    const age = (story: GeneratedStory) => (until.getTime() - story.published.getTime()) / (365.25 * 24 * 3600 * 1000)
    const ages = stories.map(age)
    expect(Math.min(...ages)).toBeGreaterThan(0)
    expect(Math.max(...ages)).toBeLessThanOrEqual(5)
    const lastYear = ages.filter((years) => years < 1).length
    const firstYear = ages.filter((years) => years >= 4).length
    expect(lastYear).toBeGreaterThan(3 * firstYear)
    expect(firstYear).toBeGreaterThan(0)
  })
})

describe('a filled store', () => {
  test('has for every story the words that an import would have written', () => {
    for (const story of stories.slice(0, 300)) expect(wordsOf(story)).toEqual(lookupWords(story))
  })

  test('holds the stories as they were made, with the indexes it had', { timeout: 120_000 }, async () => {
    const { db, connection, close } = await freshDatabase()
    try {
      const indexes = () => db.$queryRaw`select indexname::text, indexdef from pg_indexes where schemaname = 'public' order by 1`
      const before = await indexes()
      await fillStore(connection, { count: 300, seed: 7, until })
      expect(await indexes()).toEqual(before)
      const newest = stories.slice(0, 300).reduce((one, other) => (other.published > one.published ? other : one))
      expect((await listLatest(db, null)).stories[0]?.id).toBe(newest.id)
      const made = stories.slice(0, 300).find(({ topics }) => topics.length > 1)!
      const { sourceKey: _, ...shown } = made
      const found = await findStory(db, made.id)
      expect(found?.state === 'published' && {
        ...found.story, byline: { name: found.story.bylines[0]?.name, kind: found.story.bylines[0]?.kind },
      }).toMatchObject(shown)
      await expect(fillStore(connection, { count: 1, seed: 7, until })).rejects.toThrow(/story_pkey/)
      expect(await indexes()).toEqual(before)
    } finally {
      await close()
    }
  })
})
