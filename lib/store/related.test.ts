import { afterEach, beforeEach, expect, test } from 'vitest'
import { storyIdOfSource } from '@/lib/news/story-id'
import { importPage } from '@/lib/newsroom/import-page'
import { relateMissing } from '@/lib/newsroom/relate-missing'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aPage } from '@/tests/imports'
import { listRelated } from './related'

let database: TestDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.close())

const own = { sample: null } as const
let minute = 0
async function add(sourceKey: string, headline: string, text: string, fields: Parameters<typeof aPage>[0] = {}): Promise<void> {
  minute += 1
  await importPage(database.db, aPage({
    sourceKey, headline, paragraphs: [text], published: new Date(Date.UTC(2023, 0, 1, 0, minute)), section: 'country', ...fields,
  }), own)
}
const related = async (sourceKey: string) => (await listRelated(database.db, storyIdOfSource(sourceKey))).map(({ headline }) => headline)

test('two stories of different sections are related by two rare words, in a store of two as in a larger one', async () => {
  await add('one', 'হাওরে পাখির মেলা', 'শীতে টাঙ্গুয়ার হাওরে পাখি আসে।', { section: 'environment' })
  await add('two', 'টাঙ্গুয়ার হাওরে নৌকা', 'পর্যটকেরা নৌকায় ঘোরেন।', { section: 'features' })
  expect(await related('one')).toEqual(['টাঙ্গুয়ার হাওরে নৌকা'])
  expect(await related('two')).toEqual(['হাওরে পাখির মেলা'])
  for (let n = 0; n < 12; n += 1) await add(`other${n}`, `আলাদা খবর ${n}`, `ভিন্ন${n} কথা${n}`, { section: 'business' })
  expect(await related('one')).toEqual(['টাঙ্গুয়ার হাওরে নৌকা'])
})

test('one shared word, or words that many stories have, relate nothing', async () => {
  await add('one', 'হাওরে পাখির মেলা', 'শীতের সকাল।', { section: 'environment' })
  await add('two', 'হাওরে নৌকাবাইচ', 'দর্শকের ভিড়।', { section: 'features' })
  expect(await related('one')).toEqual([])
  for (let n = 0; n < 8; n += 1) await add(`common${n}`, `পুলিশ জানিয়েছে অভিযান ${n}`, `অভিযান${n} চলছে${n}`, { section: n % 2 ? 'crime' : 'national' })
  // What was rare among the first stories is common by now; the lists are made anew as the store grows.
  await relateMissing(database.db)
  expect(await related('common0')).not.toContain('পুলিশ জানিয়েছে অভিযান 1')
})

test('chosen links come first, in their order, then what tells of the same; the section fills up to three', async () => {
  await add('old', 'গ্রামের হাট', 'হাট বসে মঙ্গলবার।')
  await add('older', 'মেলার মাঠ', 'মাঠে ধুলা ওড়ে।')
  await add('shared', 'সুন্দরবনের মধু', 'মৌয়ালরা বনে যান।', { section: 'features' })
  await add('self', 'সুন্দরবনের মৌয়ালরা', 'মধু আনতে যান তাঁরা।', { related: ['কালবৈশাখীর ঝড়'] })
  expect(await related('self')).toEqual(['কালবৈশাখীর ঝড়', 'সুন্দরবনের মধু', 'মেলার মাঠ'])
})

test('more and rarer shared words rank higher; there are never more than six, and at most two of one section while others are there', async () => {
  const weavers = ['রূপসী', 'নোয়াপাড়া', 'তারাবো', 'ডেমরা', 'কাঁচপুর', 'মুড়াপাড়া', 'সোনারগাঁও']
  for (const [n, place] of weavers.entries()) {
    await add(`weak${n}`, `${place}র জামদানি পল্লিতে তাঁতি`, `এই ${place} গ্রামে ${place}বাসী ${n} দিন সুতা কাটেন${n}।`, { section: n < 4 ? 'business' : 'lifestyle' })
  }
  await add('strong', 'শীতলক্ষ্যার তীরে রূপগঞ্জের জামদানি তাঁতি', 'নকশা তোলা হয় বর্ষায়।', { section: 'business' })
  for (let n = 0; n < 70; n += 1) await add(`filler${n}`, `বাকি খবর${n}`, `লেখা${n} আলাদা${n}`, { section: 'jobs' })
  await add('self', 'জামদানি তাঁতি শীতলক্ষ্যা', 'রূপগঞ্জ থেকে ফিরে।', { section: 'features' })
  const found = await related('self')
  expect(found).toHaveLength(6)
  expect(found[0]).toBe('শীতলক্ষ্যার তীরে রূপগঞ্জের জামদানি তাঁতি')
  const business = weavers.slice(0, 4).map((place) => `${place}র জামদানি পল্লিতে তাঁতি`)
  expect(found.slice(0, 4).filter((headline) => business.includes(headline))).toHaveLength(1)
})
