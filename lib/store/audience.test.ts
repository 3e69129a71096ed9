import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { weightsOf } from '@/lib/audience/windows'
import type { Tally } from '@/lib/news/audience'
import { storyIdOfSource } from '@/lib/news/story-id'
import { importPage } from '@/lib/newsroom/import-page'
import { systemEditor } from '@/lib/newsroom/system-editor'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aPage } from '@/tests/imports'
import { applyViews, computeMostRead, listVisibleIds, tidyAudience } from './audience'
import { createClient } from './client'
import { listMostRead, setHidden } from './most-read'
import { isUnavailable } from './unavailable'

let database: TestDatabase
const now = new Date('2026-03-26T10:30:00Z')
const hour = Math.floor(now.getTime() / 3_600_000)
const ids = ['one', 'two', 'three'].map(storyIdOfSource)
const [one, two, three] = ids as [typeof ids[0] & string, string, string]

beforeAll(async () => {
  database = await freshDatabase()
  for (const sourceKey of ['one', 'two', 'three']) {
    await importPage(database.db, aPage({ sourceKey, headline: `খবর ${sourceKey}`, published: new Date('2026-03-20T06:00:00Z') }), { sample: null })
  }
}, 60_000)
afterAll(() => database.close())
beforeEach(async () => {
  for (const table of ['audience_hour', 'audience_referrer', 'audience_batch', 'most_read', 'most_read_hidden']) await database.db.$executeRawUnsafe(`delete from ${table}`)
  await database.db.story.updateMany({ data: { state: 'published' } })
})

const tally = (changed: Partial<Tally> = {}): Tally => ({ storyId: one, hour, form: 'full', from: 'direct', views: 1, ranked: 1, ...changed })
const apply = (...tallies: Tally[]) => applyViews(database.db, randomUUID(), tallies, now)
const views = async () => (await database.db.audienceHour.findMany({ orderBy: [{ storyId: 'asc' }, { form: 'asc' }] }))
  .map(({ storyId, form, views: read, ranked }) => [storyId, form, read, ranked])
const weights = (at: Date) => ({ '1h': weightsOf('1h', at), '24h': weightsOf('24h', at), '7d': weightsOf('7d', at) })

describe('A batch of views', () => {
  test('adds to what is there, by story, hour and form, and by site', async () => {
    await apply(tally({ views: 3, ranked: 2 }), tally({ from: 'facebook.com', views: 4, ranked: 4 }), tally({ form: 'lite' }))
    await apply(tally({ views: 10, ranked: 0 }))
    expect(await views()).toEqual([[one, 'full', 17, 6], [one, 'lite', 1, 1]])
    const sites = await database.db.audienceReferrer.findMany({ orderBy: { host: 'asc' } })
    // In Dhaka it is the same day, half past four.
    expect(sites.map(({ host, views: read, day }) => [host, read, day.toISOString().slice(0, 10)])).toEqual([['direct', 14, '2026-03-26'], ['facebook.com', 4, '2026-03-26']])
  })

  test('meets a database that takes nothing for a while, as after a failover, and finds it away and not refusing', async () => {
    const reader = createClient(database.connection, { poolSize: 1 })
    try {
      await reader.$executeRawUnsafe('set session characteristics as transaction read only')
      const fault = await applyViews(reader, randomUUID(), [tally()], now).catch((error: unknown) => error)
      expect([fault, isUnavailable(fault)]).toEqual([expect.any(Error), true])
    } finally {
      await reader.$disconnect()
    }
  })

  test('counts once, however often and by however many it is applied', async () => {
    const id = randomUUID()
    const applied = await Promise.all(Array.from({ length: 4 }, () => applyViews(database.db, id, [tally({ views: 5 })], now)))
    expect(applied.filter((done) => done)).toHaveLength(1)
    expect(await applyViews(database.db, id, [tally({ views: 5 })], now)).toBe(false)
    expect(await views()).toEqual([[one, 'full', 5, 1]])
  })

  test('leaves out what readers cannot see, and stories that there are not', async () => {
    await database.db.story.update({ where: { id: two }, data: { state: 'draft' } })
    await database.db.story.update({ where: { id: three }, data: { state: 'withdrawn' } })
    await apply(tally(), tally({ storyId: two }), tally({ storyId: three }), tally({ storyId: 'zzzzzzzzzz' }))
    expect(await views()).toEqual([[one, 'full', 1, 1]])
    expect(await listVisibleIds(database.db, '', 10)).toEqual([one])
  })

  test('tells thirty sites apart and counts the others together', async () => {
    const from = (n: number) => `site${String(n).padStart(2, '0')}.example`
    await apply(...Array.from({ length: 25 }, (_, n) => tally({ from: from(n) })))
    await apply(...Array.from({ length: 25 }, (_, n) => tally({ from: from(n + 20), views: 2 })))
    const sites = await database.db.audienceReferrer.findMany()
    expect(sites).toHaveLength(31)
    expect(sites.find(({ host }) => host === 'other')!.views).toBe(30)
    expect(sites.reduce((sum, site) => sum + site.views, 0)).toBe(75)
  })

  test('of many servers at the same time loses nothing', async () => {
    const many = Array.from({ length: 40 }, (_, n) => apply(...[one, two, three].sort(() => (n % 2 ? 1 : -1)).map((storyId) => tally({ storyId, views: 2, ranked: 2 }))))
    await Promise.all(many)
    expect((await views()).map(([, , read]) => read)).toEqual([80, 80, 80])
  })
})

describe('The most-read lists', () => {
  const list = async (window: '1h' | '24h' | '7d') => (await listMostRead(database.db, window, 9)).map(({ id }) => id)

  test('go by what counts in their window, what is read now for more', async () => {
    await apply(
      tally({ storyId: one, hour, ranked: 10 }),
      tally({ storyId: two, hour: hour - 3, ranked: 60 }),
      tally({ storyId: three, hour: hour - 30, ranked: 1_000, views: 1_000 }),
    )
    expect(await computeMostRead(database.db, weights(now), 55_000, now)).toBe(true)
    expect([await list('1h'), await list('24h'), await list('7d')]).toEqual([[one], [two, one], [three, two, one]])
    await database.db.audienceHour.updateMany({ where: { storyId: one }, data: { ranked: 9 } })
    await computeMostRead(database.db, weights(now), 55_000, new Date(now.getTime() + 60_000))
    expect([await list('1h'), await list('24h')]).toEqual([[], [two]])
  })

  test('are computed by one server at a time, and not again within the minute', async () => {
    const first = await Promise.all(Array.from({ length: 4 }, () => computeMostRead(database.db, weights(now), 55_000, now)))
    expect(first.filter((done) => done).length).toBeGreaterThan(0)
    await apply(tally({ views: 20, ranked: 20 }))
    await computeMostRead(database.db, weights(now), 55_000, now)
    expect(await computeMostRead(database.db, weights(now), 55_000, new Date(now.getTime() + 20_000))).toBe(false)
    expect(await computeMostRead(database.db, weights(now), 55_000, new Date(now.getTime() + 60_000))).toBe(true)
  })

  test('show nothing that an editor hides, at once, and nothing that was withdrawn', async () => {
    await apply(tally({ storyId: one, ranked: 90 }), tally({ storyId: two, ranked: 80 }), tally({ storyId: three, ranked: 70 }))
    await computeMostRead(database.db, weights(now), 55_000, now)
    expect(await setHidden(database.db, systemEditor, one, true, now)).toBe(true)
    expect(await setHidden(database.db, systemEditor, one, true, now)).toBe(false)
    await database.db.story.update({ where: { id: two }, data: { state: 'withdrawn' } })
    expect(await list('24h')).toEqual([three])
    await computeMostRead(database.db, weights(now), 55_000, new Date(now.getTime() + 60_000))
    expect(await database.db.mostRead.count({ where: { storyId: one } })).toBe(0)
    expect(await setHidden(database.db, systemEditor, one, false, now)).toBe(true)
  })
})

test('Hours of long ago become days of Dhaka, and their sums stay', async () => {
  const old = Math.floor(Date.parse('2025-12-01T00:00:00Z') / 3_600_000)
  // From 18:00 UTC on it is the next day.
  await apply(...[0, 5, 17, 18, 23].map((n) => tally({ hour: old + n, views: 10 ** (n % 5), ranked: 1 })), tally({ hour: hour - 1 }))
  await tidyAudience(database.db, now)
  await tidyAudience(database.db, now)
  const rows = await database.db.audienceHour.findMany({ orderBy: { hour: 'asc' } })
  expect(rows.map((row) => [row.hour.toISOString(), row.views, row.ranked])).toEqual([
    ['2025-11-30T18:00:00.000Z', 102, 3], ['2025-12-01T18:00:00.000Z', 2_000, 2], [new Date((hour - 1) * 3_600_000).toISOString(), 1, 1],
  ])
})

test('Sites of long ago are kept by the month, thirty of them and no view lost; those of late by the day', async () => {
  const at = (day: string) => Math.floor(Date.parse(`${day}T06:00:00Z`) / 3_600_000)
  const names = Array.from({ length: 40 }, (_, n) => `site-${String(n).padStart(2, '0')}.example`)
  await apply(tally({ hour: at('2025-11-01'), from: 'site-39.example', views: 7 }))
  await apply(...names.slice(0, 25).map((from, n) => tally({ hour: at('2025-11-03'), from, views: 100 - n })))
  await apply(...names.slice(20).map((from) => tally({ hour: at('2025-11-20'), from, views: 2 })))
  await apply(tally({ hour: at('2026-03-20'), from: 'site-00.example', views: 5 }))
  await tidyAudience(database.db, now)
  await tidyAudience(database.db, now)
  const rows = await database.db.audienceReferrer.findMany({ where: { storyId: one }, orderBy: [{ day: 'asc' }, { views: 'desc' }, { host: 'asc' }] })
  const told = rows.map(({ day, host, views: read }) => [day.toISOString().slice(0, 10), host, read] as const)
  expect(told.at(-1)).toEqual(['2026-03-20', 'site-00.example', 5])
  const month = told.slice(0, -1)
  expect(new Set(month.map(([day]) => day))).toEqual(new Set(['2025-11-01']))
  expect(month.length).toBeLessThanOrEqual(31)
  expect(month.reduce((sum, [, , read]) => sum + read, 0)).toBe(7 + Array.from({ length: 25 }, (_, n) => 100 - n).reduce((sum, one) => sum + one) + 40)
  expect(month[0]).toEqual(['2025-11-01', 'site-00.example', 100])
  expect(month).toContainEqual(['2025-11-01', 'site-39.example', 9])
})
