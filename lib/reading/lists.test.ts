import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storyIdOfSource } from '@/lib/news/story-id'
import { importFeature } from '@/lib/newsroom/import-feature'
import { importPage } from '@/lib/newsroom/import-page'
import { useConnection } from '@/lib/store/client'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aFeature, aPage } from '@/tests/imports'
import { findArchiveMonth, findArchiveYears, listArchiveDay } from './archive'
import type { Found } from './found'
import { listContributor, listLatest, listSection, listTopic, type StoryList } from './lists'
import { findMostRead } from './most-read'
import { askedOf, searchStories } from './search'
import { findStory, findStoryAddress } from './story'

let database: TestDatabase
const idOf = (n: number | string) => storyIdOfSource(`source${n}`)
const at = (n: number) => new Date(Date.UTC(2023, 0, 1, 0, n))

/** Forty-five stories a minute apart, the newest last; every fifth in sports; two share a minute; one without a date. */
beforeAll(async () => {
  database = await freshDatabase()
  useConnection(database.connection)
  for (let n = 0; n < 45; n += 1) {
    await importPage(database.db, aPage({
      sourceKey: `source${n}`, headline: `খবর ${n}`, published: at(n === 30 ? 29 : n), section: n % 5 === 0 ? 'sports' : 'country',
      bylines: n % 2 === 0 ? [{ name: 'খেলা ডেস্ক', kind: 'desk' }] : [],
    }), { sample: null })
  }
  await importPage(database.db, aPage({ sourceKey: 'sourceUndated', headline: 'তারিখ নেই', published: null }), { sample: null })
  await importFeature(database.db, aFeature(), null)
}, 60_000)
afterAll(async () => {
  useConnection(null)
  await database.close()
})

function value<Value>(answer: Found<Value>): Value {
  if (answer.status !== 'found') throw new Error(answer.status)
  return answer.value
}

describe('a list', () => {
  test('goes on page by page, newest first, and shows every story once; one without a date comes last', async () => {
    const headlines: string[] = []
    const lengths: number[] = []
    let before: string | null = null
    do {
      const page: StoryList = value(await listLatest(before))
      headlines.push(...page.stories.map(({ headline }) => headline))
      lengths.push(page.stories.length)
      before = page.next
    } while (before !== null)
    expect(lengths).toEqual([20, 20, 7])
    expect(new Set(headlines).size).toBe(47)
    expect(headlines.slice(0, 3)).toEqual(['খবর 44', 'খবর 43', 'খবর 42'])
    expect(headlines.at(-1)).toBe('তারিখ নেই')
  })

  test('goes on from a story of any list, though it stands on none of its own pages', async () => {
    const { stories, next } = value(await listSection('sports', idOf(12)))
    expect(stories.map(({ headline }) => headline)).toEqual(['খবর 10', 'খবর 5', 'খবর 0'])
    expect(next).toBeNull()
  })

  test('is unknown from a story that never was, and from text that is no id', async () => {
    expect(await listLatest('0000000000')).toEqual({ status: 'unknown' })
    for (const before of ['', 'x', "' or 1=1 --", '../..', 'খবর', idOf(1).toUpperCase()]) {
      expect(await listLatest(before)).toEqual({ status: 'unknown' })
    }
  })

  test('of an empty section is found and empty; of no section of this newspaper unknown', async () => {
    expect(await listSection('jobs', null)).toEqual({ status: 'found', value: { stories: [], next: null } })
    expect(await listSection('gardening', null)).toEqual({ status: 'unknown' })
    expect(await listSection('__proto__', null)).toEqual({ status: 'unknown' })
  })

  test('of a topic and of a desk says whose it is', async () => {
    expect(value(await listTopic('rivers', null))).toMatchObject({ topic: { slug: 'rivers', name: 'নদী' }, stories: [{ headline: 'ইলিশ কেন উজানে যায়' }], next: null })
    const desk = value(await listContributor('sports-desk', null))
    expect(desk.contributor).toEqual({ slug: 'sports-desk', name: 'খেলা ডেস্ক', kind: 'desk' })
    expect(desk.stories).toHaveLength(20)
    expect(value(await listContributor('sample-paper', null)).contributor.name).toBe('নমুনা সংস্করণ')
    expect(await listTopic('no-such-topic', null)).toEqual({ status: 'unknown' })
    expect(await listContributor('নাম', null)).toEqual({ status: 'unknown' })
  })
})

describe('a story', () => {
  test('moves a reader who came to it by another section, or by its short address', async () => {
    expect(await findStory('country', idOf(5))).toEqual({ status: 'moved', to: `/sports/${idOf(5)}` })
    expect(await findStoryAddress(idOf(5))).toEqual({ status: 'moved', to: `/sports/${idOf(5)}` })
    expect(value(await findStory('sports', idOf(5))).story.headline).toBe('খবর 5')
  })

  test('that has no date is given none', async () => {
    const { story } = value(await findStory('news', idOf('Undated')))
    expect([story.published, story.updated, story.captured]).toEqual([null, null, null])
  })
})

describe('the archive', () => {
  test('counts by days in Dhaka, without stories that have no date', async () => {
    expect(value(await findArchiveYears())).toEqual({
      years: [{ year: 2023, count: 45 }, { year: 2022, count: 1 }],
      months: [{ year: 2023, month: 1, count: 45 }, { year: 2022, month: 11, count: 1 }],
    })
    expect(value(await findArchiveMonth(2022, 11))).toEqual({ days: [{ date: { year: 2022, month: 11, day: 25 }, count: 1 }] })
    expect(value(await findArchiveMonth(2022, 12))).toEqual({ days: [] })
  })

  test('a day has its stories, and leads to the nearest days that have some', async () => {
    const { stories, previous, next } = value(await listArchiveDay({ year: 2022, month: 12, day: 25 }))
    expect(stories).toEqual([])
    expect(previous).toEqual({ year: 2022, month: 11, day: 25 })
    expect(next).toEqual({ year: 2023, month: 1, day: 1 })
    const first = value(await listArchiveDay({ year: 2022, month: 11, day: 25 }))
    expect(first).toMatchObject({ stories: [{ headline: 'ইলিশ কেন উজানে যায়' }], previous: null, next: { year: 2023, month: 1, day: 1 } })
  })

  test('a minute before midnight in Dhaka belongs to the day that ends', async () => {
    for (const [key, time] of [['late', '2021-03-01T17:59:00Z'], ['early', '2021-03-01T18:00:00Z']] as const) {
      await importPage(database.db, aPage({ sourceKey: key, headline: `রাত ${key}`, published: new Date(time) }), { sample: null })
    }
    expect(value(await listArchiveDay({ year: 2021, month: 3, day: 1 })).stories).toMatchObject([{ headline: 'রাত late' }])
    expect(value(await listArchiveDay({ year: 2021, month: 3, day: 2 })).stories).toMatchObject([{ headline: 'রাত early' }])
  })

  test('is unknown for what is no day or month', async () => {
    for (const [year, month, day] of [[2023, 2, 29], [2023, 13, 1], [0, 1, 1], [2023, 0, 1], [NaN, 1, 1], [2023, 1.5, 1], [99999, 1, 1]] as const) {
      expect(await listArchiveDay({ year, month, day })).toEqual({ status: 'unknown' })
    }
    expect(await findArchiveMonth(2023, 13)).toEqual({ status: 'unknown' })
  })
})

test('a database that is away is an answer, and what needs no query is still answered', async () => {
  useConnection({ url: 'postgresql://nobody@127.0.0.1:1/nothing' })
  try {
    for (const answer of [await listLatest(null), await findStory('sports', idOf(5)), await findMostRead(), await searchStories(askedOf((name) => (name === 'q' ? 'খবর' : null), new Date()), new Date())]) {
      expect(answer).toEqual({ status: 'unavailable' })
    }
    expect(await findStory('sports', 'not-an-id')).toEqual({ status: 'unknown' })
    expect(await listSection('gardening', null)).toEqual({ status: 'unknown' })
    expect((await searchStories(askedOf(() => null, new Date()), new Date())).status).toBe('found')
  } finally {
    useConnection(database.connection)
  }
})
