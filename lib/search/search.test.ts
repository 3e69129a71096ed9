import { beforeAll, describe, expect, test } from 'vitest'
import { twinOf, type TwinIndex } from '@/bench/search-twin'
import { search } from './search'

const stories: readonly (readonly [string, string])[] = [
  ['ferry', 'মেঘনা নদীতে ফেরি বন্ধ। কুয়াশার কারণে রাতভর ফেরি চলেনি, ঘাটে আটকে আছে তিন শতাধিক ট্রাক।'],
  ['bridge', 'মেঘনা সেতুর টোল বাড়ছে। নতুন হার কার্যকর হবে আগামী মাসে, বললেন সেতু বিভাগের সচিব।'],
  ['mango', 'রাজশাহীর আম বাজারে এসেছে। চাষিরা বলছেন, ফলন ভালো, দাম কম।'],
  ['drone', 'ইরানের তৈরি ড্রোন রাশিয়ার হাতে। মস্কো বলেছে, অভিযোগ ভিত্তিহীন।'],
  ['minister', 'প্রতিরক্ষা মন্ত্রী পদত্যাগ করেছেন। সংসদে আজ বিবৃতি দেবেন তিনি।'],
  ['schools', 'শিক্ষামন্ত্রীর ঘোষণা: ১,২৩৪টি বিদ্যালয় পাচ্ছে নতুন ভবন।'],
  ['bell', 'ঘণ্টা বাজিয়ে মেলার উদ্বোধন। বাঙালি সংস্কৃতির নানা আয়োজন ছিল সেখানে।'],
  ['party', 'বিএনপি সমাবেশ ডেকেছে। পুলিশ এখনো অনুমতি দেয়নি।'],
  ['football', 'FIFA বিশ্বকাপের সূচি প্রকাশ। উদ্বোধনী ম্যাচ জুনে।'],
  ['report', 'UNDP বলছে, উপকূলে লবণাক্ততা বাড়ছে দ্রুত। প্রতিবেদন প্রকাশ জেনেভায়।'],
  ['rice', 'চালের দাম আবার বাড়ল। ব্যবসায়ীরা দুষছেন পরিবহন খরচ, নতুন চাল উঠতে আরও এক মাস।'],
]

let index: TwinIndex
beforeAll(() => {
  index = twinOf(stories)
})

const now = new Date('2026-01-05T06:00:00Z')
const ask = (text: string, order: 'best' | 'newest' = 'best') =>
  search(index, { text, section: null, desk: null, from: null, until: null, order }, { now, recency: false })
const found = async (text: string) => (await ask(text)).hits.map(({ storyId }) => storyId)

describe('what readers type', () => {
  test('finds a word in another inflection', async () => {
    expect((await found('ইরান'))[0]).toBe('drone')
    expect((await found('সেতুতে'))[0]).toBe('bridge')
  })

  test('finds a word in another spelling', async () => {
    expect((await found('ঘন্টা'))[0]).toBe('bell')
    expect((await found('বাঙালী'))[0]).toBe('bell')
    expect((await found('পরিবহণ'))[0]).toBe('rice')
  })

  test('prefers the very word to its relatives', async () => {
    const twin = twinOf([['inflected', 'নদীর পানি বাড়ছে'], ['exact', 'নদী পানি বাড়ছে'], ...stories])
    const { hits } = await search(twin, { text: 'নদী', section: null, desk: null, from: null, until: null, order: 'best' }, { now, recency: false })
    expect(hits[0]?.storyId).toBe('exact')
    expect(hits.map(({ storyId }) => storyId)).toContain('inflected')
  })

  test('finds a compound written solid where the story writes it open, and the other way round', async () => {
    expect((await found('প্রতিরক্ষামন্ত্রী'))[0]).toBe('minister')
    expect((await found('শিক্ষা মন্ত্রী'))[0]).toBe('schools')
  })

  test('finds Bengali typed in Latin letters, and says how it was read', async () => {
    const { hits, reading } = await ask('iran rashiya dron')
    expect(hits[0]?.storyId).toBe('drone')
    expect(reading).toMatch(/ড্রোন$/)
  })

  test('finds an acronym by its letters, and a Latin word as it stands', async () => {
    expect((await found('bnp'))[0]).toBe('party')
    expect((await found('ইউএনডিপির'))[0]).toBe('report')
    expect((await found('fifa'))[0]).toBe('football')
  })

  test('finds a number with Bengali or Latin digits, grouped or not, with its classifier or without', async () => {
    for (const typed of ['1234', '১২৩৪', '১,২৩৪', '১২৩৪টি']) expect((await found(typed))[0]).toBe('schools')
  })

  test('reads nothing into a query that was understood as typed', async () => {
    expect((await ask('মেঘনা সেতু')).reading).toBeNull()
  })

  test('marks the forms that stand in the stories', async () => {
    const { marked } = await ask('ইরান')
    expect(marked.has('ইরানের')).toBe(true)
  })
})

describe('phrases', () => {
  test('in quotes stand side by side and in order', async () => {
    expect(await found('"মেঘনা নদীতে"')).toEqual(['ferry'])
    expect(await found('“নদীতে মেঘনা”')).toEqual([])
    expect(await found('"মেঘনা পাহাড়পুরের"')).toEqual([])
  })
})

describe('order', () => {
  test('by time shows good matches only, the newest first', async () => {
    const { hits } = await ask('নতুন চাল', 'newest')
    const order = hits.map(({ storyId }) => storyId)
    expect(order).toContain('rice')
    expect(order).not.toContain('mango')
    const numbers = hits.map(({ no }) => no)
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a))
  })

  test('newer stories come first among equals when that is wished', async () => {
    const twin = twinOf([['older', 'কুমিল্লায় মেলা শুরু'], ['newer', 'কুমিল্লায় মেলা শুরু'], ['other', 'ঢাকায় বৃষ্টি']])
    const request = { text: 'কুমিল্লা মেলা', section: null, desk: null, from: null, until: null, order: 'best' } as const
    const { hits } = await search(twin, request, { now: new Date(3 * 60_000), recency: true })
    expect(hits.map(({ storyId }) => storyId).slice(0, 2)).toEqual(['newer', 'older'])
    expect(hits[0]!.score).toBeGreaterThan(hits[1]!.score)
  })
})

describe('odd and hostile queries', () => {
  test('without a word find nothing', async () => {
    for (const text of ['', '   ', '!!!', '॥ । ,', '""', '%_%', '\u0000', '\uD800', '\u200D\u200C', "' or 1=1; --".replace(/[a-z0-9]/g, '')]) {
      expect(await ask(text)).toEqual({ hits: [], marked: new Set(), reading: null, shortened: false })
    }
  })

  test('are answered as words, whatever signs they hold', async () => {
    for (const text of ['মেঘনা & | ! (ফেরি):*', "ফেরি'; drop table story; --", '(.*)+$ ফেরি [', 'ফেরি \uDFFF\uD800', '"ফেরি', '""ফেরি""', '\\ফেরি\\']) {
      expect(await found(text)).toContain('ferry')
    }
  })

  test('of ten thousand characters are cut and answered soon', async () => {
    const begun = process.cpuUsage()
    const { shortened, hits } = await ask('ফেরি ট্রাক '.repeat(1_000))
    const { user, system } = process.cpuUsage(begun)
    expect(shortened).toBe(true)
    expect(hits[0]?.storyId).toBe('ferry')
    expect((user + system) / 1_000).toBeLessThan(100)
  })

  test('of one word without an end do no harm', async () => {
    for (const text of ['ক', 'k', 'ba', '১', 'ক-', '\u09CD']) expect((await ask(text.repeat(5_000))).shortened).toBe(true)
  })
})
