import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storyIdOfSource } from '@/lib/news/story-id'
import { importFeature } from '@/lib/newsroom/import-feature'
import { importPage } from '@/lib/newsroom/import-page'
import { useConnection } from '@/lib/store/client'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aFeature, aPage } from '@/tests/imports'
import { argumentsOf, askedOf, listSearchChoices, searchStories, type SearchResult } from './search'
import { suggestNames } from './suggest'

const now = new Date('2026-11-22T06:00:00Z')
const desk = { name: 'জেলা ডেস্ক', kind: 'desk' as const }
let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase()
  useConnection(database.connection)
  const keep = (page: Parameters<typeof aPage>[0]) => importPage(database.db, aPage(page), { sample: null })
  await keep({ sourceKey: 'drone', section: 'international', headline: 'ইরানের ড্রোন নিয়ে আলোচনা রাশিয়ার', published: new Date('2022-12-04T14:37:00Z'), paragraphs: ['তেহরানে বৈঠক শেষে মুখপাত্র এ কথা জানান।', 'ক্ষেপণাস্ত্রের কথা কেউ তোলেননি।'] })
  await keep({ sourceKey: 'price', section: 'business', headline: 'দাম বাড়ল ১,২০০ টাকা', bylines: [desk], published: new Date('2023-01-10T06:00:00Z'), paragraphs: ['র‍্যাব বলেছে, দাম ৫% বাড়বে'] })
  await keep({ sourceKey: 'erosion', section: 'country', headline: 'পদ্মার ভাঙনে গ্রাম বিলীন', bylines: [desk], published: new Date('2023-06-10T06:00:00Z'), paragraphs: ['নদীর দাম কেউ দেয় না।'] })
  for (let n = 0; n < 25; n += 1) await keep({ sourceKey: `boat-${n}`, section: 'sports', headline: `নৌকাবাইচ দেখতে মানুষ ${n}`, published: new Date(Date.UTC(2024, 0, 1 + n)), paragraphs: [`হাওরে ${n} দিন ধরে নৌকাবাইচ।`] })
  await importFeature(database.db, aFeature(), null)
}, 120_000)
afterAll(async () => {
  useConnection(null)
  await database.close()
})

async function search(query: string): Promise<SearchResult> {
  const given = new URLSearchParams(query)
  const answer = await searchStories(askedOf((name) => given.get(name), now), now)
  if (answer.status !== 'found') throw new Error(answer.status)
  return answer.value
}
const headlines = async (query: string) => (await search(query)).stories.map(({ story }) => story.headline)
const marked = (pieces: { text: string; marked: boolean }[]) => pieces.map(({ text, marked: is }) => (is ? `[${text}]` : text)).join('')

describe('what a reader finds', () => {
  test.each(['ইরান রাশিয়া', 'ইরানকে', 'ড্রোনের আলোচনা', 'iran russia', 'iraner', 'droner alochona', 'ক্ষেপনাস্ত্র', 'তেহরান'])('by %s is the story that means it', async (query) => {
    expect((await headlines(`q=${query}`))[0]).toBe('ইরানের ড্রোন নিয়ে আলোচনা রাশিয়ার')
  })

  test('has the words marked as they stand there, in headline and text', async () => {
    const [first] = (await search('q=ইরান তেহরান')).stories
    expect(marked(first!.headline)).toBe('[ইরানের] ড্রোন নিয়ে আলোচনা রাশিয়ার')
    expect(marked(first!.snippet)).toContain('[তেহরানে] বৈঠক')
  })

  test('is the same in either digits and with or without joiners', async () => {
    for (const query of ['১২০০ টাকা', '1200 টাকা', 'র‍্যাব দাম', 'র্যাব দাম']) expect((await headlines(`q=${query}`))[0], query).toBe('দাম বাড়ল ১,২০০ টাকা')
  })

  test('can be narrowed by section, desk and days of either calendar', async () => {
    expect((await headlines('q=দাম')).toSorted()).toEqual(['দাম বাড়ল ১,২০০ টাকা', 'পদ্মার ভাঙনে গ্রাম বিলীন'])
    expect(await headlines('q=দাম&section=country')).toEqual(['পদ্মার ভাঙনে গ্রাম বিলীন'])
    expect(await headlines('q=দাম&from=1 মে 2023')).toEqual(['পদ্মার ভাঙনে গ্রাম বিলীন'])
    expect(await headlines('q=দাম&until=২৬ পৌষ ১৪২৯')).toEqual(['দাম বাড়ল ১,২০০ টাকা'])
    expect(await headlines('q=দাম&from=১৪৩১')).toEqual([])
    const { desks } = await listSearchChoices(now)
    expect(desks.map(({ name }) => name)).toContain(desk.name)
    const slug = desks.find(({ name }) => name === desk.name)!.slug
    expect(await headlines(`q=দাম&desk=${slug}`)).toHaveLength(2)
    expect(await headlines(`q=ইরান&desk=${slug}`)).toEqual([])
  })

  test('comes in pages, newest first if that is wanted', async () => {
    const first = await search('q=নৌকাবাইচ&order=newest')
    expect(first).toMatchObject({ total: 25, pages: 2, full: false })
    expect(first.stories).toHaveLength(20)
    expect(first.stories[0]!.story.headline).toBe('নৌকাবাইচ দেখতে মানুষ 24')
    expect((await search('q=নৌকাবাইচ&order=newest&page=2')).stories.map(({ story }) => story.headline)).toEqual([4, 3, 2, 1, 0].map((n) => `নৌকাবাইচ দেখতে মানুষ ${n}`))
    expect((await search('q=নৌকাবাইচ&page=9')).stories).toEqual([])
  })

  test('is nothing for nothing, and an answer whatever is asked', async () => {
    expect(await search('q=')).toMatchObject({ hasWords: false, stories: [], total: 0 })
    expect(await search('q=…!')).toMatchObject({ hasWords: false, stories: [] })
    for (const query of ['%', '_', '\\', "' or '1'='1", '"', '“”', 'দাম"', '\u0000\uD800', '((((', 'a'.repeat(5000), '😀 😀', '\u200D\u200D', 'দাম '.repeat(2000), '$1', '1; drop table story', '-'.repeat(300)]) {
      const { stories } = await search(new URLSearchParams({ q: query }).toString())
      expect(Array.isArray(stories), query).toBe(true)
    }
  })

  test('in quotes is what stands so', async () => {
    expect(await headlines('q=“আলোচনা রাশিয়ার”')).toEqual(['ইরানের ড্রোন নিয়ে আলোচনা রাশিয়ার'])
    expect(await headlines('q=“রাশিয়ার আলোচনা”')).toEqual([])
  })

  test('for a long query is looked for by its beginning, and that is said', async () => {
    expect(await search(`q=দাম টাকা ${'অনেক কথা '.repeat(60)}`)).toMatchObject({ shortened: true })
    expect(await search('q=দাম')).toMatchObject({ shortened: false })
  })

  test('of Latin letters is offered in Bengali ones', async () => {
    expect((await search('q=iran drone')).reading).toMatch(/ইরান/)
    expect((await search('q=ইরান')).reading).toBeNull()
  })

  test('has an address for each of its pages', async () => {
    const { asked } = await search('q=দাম&section=country&from=১৪২৯&order=newest&page=2')
    expect(argumentsOf(asked)).toEqual({ q: 'দাম', section: 'country', desk: null, from: '১৪২৯', until: null, order: 'newest', page: 2 })
  })
})

describe('what is suggested to who types', () => {
  const suggested = async (typed: string) => {
    const answer = await suggestNames(typed, new Date())
    return answer.status === 'found' ? answer.value : []
  }

  test('are headlines, topics and desks, each with its address', async () => {
    expect((await suggested('ইরানে'))[0]).toEqual({ kind: 'story', text: 'ইরানের ড্রোন নিয়ে আলোচনা রাশিয়ার', url: `/international/${storyIdOfSource('drone')}` })
    expect((await suggested('নদ'))[0]).toEqual({ kind: 'topic', text: 'নদী', url: '/topic/rivers' })
    expect((await suggested('জেলা'))[0]).toMatchObject({ kind: 'desk', text: desk.name })
    expect((await suggested('iran'))[0]).toMatchObject({ text: 'ইরানের ড্রোন নিয়ে আলোচনা রাশিয়ার' })
  })

  test('are at most eight, and none for what is no word', async () => {
    expect(await suggested('নৌকা')).toHaveLength(8)
    for (const typed of ['', '  ', '…', '\u0000', 'ক্ষযক্ষয']) expect(await suggested(typed), typed).toEqual([])
  })

  test('are gone with the story, though the names are read anew a moment later', async () => {
    const id = storyIdOfSource('erosion')
    expect(await suggested('পদ্মা')).toHaveLength(1)
    await database.db.story.update({ where: { id }, data: { state: 'withdrawn' } })
    expect(await suggested('পদ্মা')).toEqual([])
    await database.db.story.update({ where: { id }, data: { state: 'published' } })
  })
})
