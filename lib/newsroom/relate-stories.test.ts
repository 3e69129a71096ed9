import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { storyIdOfSource } from '@/lib/news/story-id'
import { listRelated, listStoryline } from '@/lib/store/related'
import { forgetLists, holdLists } from '@/lib/store/related-lists'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aPage } from '@/tests/imports'
import { editor } from '@/tests/newsroom-editors'
import { importPage } from './import-page'
import { relateMissing } from './relate-missing'
import { withdrawStory } from './withdraw-story'

let database: TestDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.close())

async function add(sourceKey: string, headline: string, paragraphs: string[], day: number, section = 'country'): Promise<void> {
  await importPage(database.db, aPage({ sourceKey, headline, paragraphs, published: new Date(Date.UTC(2024, 5, day, 6)), section }), { sample: null })
}
const id = storyIdOfSource
const related = async (key: string) => (await listRelated(database.db, id(key))).map((story) => story.id)
const line = async (key: string) => (await listStoryline(database.db, id(key))).map((story) => story.id)

const ferry = {
  first: ['ধলেশ্বরীতে ফেরি ডুবে নিখোঁজ ১২', ['মুন্সিগঞ্জের ধলেশ্বরী নদীতে বালুবাহী বাল্কহেডের ধাক্কায় ফেরি শাপলা ডুবে যায়। নিখোঁজ বারোজনের খোঁজে ডুবুরিরা নেমেছেন।']],
  second: ['ধলেশ্বরীর ডুবন্ত ফেরি শাপলা থেকে সাতজন উদ্ধার', ['ফেরি শাপলা থেকে ডুবুরিরা সাতজনকে জীবিত তুলেছেন। মুন্সিগঞ্জ ঘাটে স্বজনেরা অপেক্ষায়, বাল্কহেডের চালক পলাতক।']],
  third: ['ধলেশ্বরীতে ফেরি ডোবার ঘটনায় বাল্কহেডের চালক গ্রেপ্তার', ['মুন্সিগঞ্জের পুলিশ শাপলা ফেরিকে ধাক্কা দেওয়া বাল্কহেডের চালককে ধরেছে। নিখোঁজ তিনজনের খোঁজ মেলেনি।']],
} as const

async function addFerry(): Promise<void> {
  await add('first', ferry.first[0], [...ferry.first[1]], 1)
  await add('second', ferry.second[0], [...ferry.second[1]], 2, 'national')
  await add('third', ferry.third[0], [...ferry.third[1]], 4, 'crime')
  await add('other', 'আমের বাজারে ক্রেতা কম', ['ব্যাপারীরা ভোরে ঝুড়ি সাজান, দুপুরেও ফেরেন না।'], 2, 'business')
  await add('another', 'পাহাড়ে কফির চাষ', ['বান্দরবানের ঢালে কফির চারা লাগিয়েছেন ম্রো কৃষকেরা।'], 3, 'features')
}

describe('A story that is published', () => {
  test('stands beside those that tell of the same, and they beside it, in whatever order they came', async () => {
    await addFerry()
    expect((await related('third')).slice(0, 2).sort()).toEqual([id('first'), id('second')].sort())
    expect((await related('first')).slice(0, 2).sort()).toEqual([id('second'), id('third')].sort())
  })

  test('has the line of its event before it, the oldest first; the first of an event has none', async () => {
    await addFerry()
    expect(await line('third')).toEqual([id('first'), id('second'), id('third')])
    const told = await line('third')
    expect((await listRelated(database.db, id('third'), told)).some((one) => told.includes(one.id))).toBe(false)
    expect(await line('first')).toEqual([])
    expect(await line('other')).toEqual([])
  })

  test('never stands beside the same text again, and of two equal texts a list has one', async () => {
    await addFerry()
    const text = 'উদ্ধারকারী জাহাজ প্রত্যয় বিকেলে ধলেশ্বরী নদীর মাঝখান থেকে ফেরি শাপলা টেনে মুন্সিগঞ্জ ঘাটের কাছে এনেছে বলে জানান বন্দরের কর্মকর্তারা।'
    await add('copy1', 'প্রত্যয় টেনে আনল ফেরি শাপলা', [text], 5)
    await add('copy2', 'প্রত্যয় টেনে আনল ডোবা ফেরি শাপলা', [text], 5, 'national')
    expect(await related('copy1')).not.toContain(id('copy2'))
    expect(await related('copy2')).not.toContain(id('copy1'))
    const copies = (await related('third')).filter((one) => one === id('copy1') || one === id('copy2'))
    expect(copies).toHaveLength(1)
  })
})

test('A withdrawn story leaves all lists', async () => {
  await addFerry()
  expect(await related('third')).toContain(id('second'))
  expect(await withdrawStory(database.db, editor, id('second'), { reason: 'ভুল খবর' }, new Date())).toMatchObject({ ok: true })
  expect(await related('third')).not.toContain(id('second'))
  expect(await line('third')).toEqual([id('first'), id('third')])
  expect(await database.db.relatedStory.count({ where: { OR: [{ relatedId: id('second') }, { storyId: id('second') }] } })).toBe(0)
})

test('Lists that are missing, as after a restore, are made behind, and once', async () => {
  await addFerry()
  const before = await related('third')
  await database.db.relatedStory.deleteMany({})
  await database.db.relatedList.deleteMany({})
  expect(await relateMissing(database.db)).toBe(await database.db.searchStory.count())
  expect((await related('third')).slice(0, 2).sort()).toEqual(before.slice(0, 2).sort())
  expect(await relateMissing(database.db)).toBe(0)
  await forgetLists(database.db)
  expect(await relateMissing(database.db)).toBeGreaterThan(0)
})

test('Who publishes or withdraws while another transaction relates, be it a stuck one, succeeds; lists are put right behind', async () => {
  await addFerry()
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  let hold = () => {}
  const held = new Promise<void>((resolve) => (hold = resolve))
  const other = database.db.$transaction(async (within) => {
    expect(await holdLists(within)).toBe(true)
    hold()
    await released
  }, { timeout: 60_000 })
  await held
  await add('late', 'ধলেশ্বরীর ফেরি শাপলা টেনে তুলল প্রত্যয়', ['বাল্কহেডের ধাক্কায় ডোবা ফেরি শাপলা মুন্সিগঞ্জ ঘাটে আনা হয়েছে।'], 5)
  expect(await withdrawStory(database.db, editor, id('second'), { reason: 'ভুল খবর' }, new Date())).toMatchObject({ ok: true })
  release()
  await other
  for (const list of [await related('third'), await line('third')]) expect(list).not.toContain(id('second'))
  expect(await relateMissing(database.db)).toBeGreaterThan(0)
  expect((await related('late')).slice(0, 2).sort()).toEqual([id('first'), id('third')].sort())
})
