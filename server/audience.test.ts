import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { storyIdOfSource } from '@/lib/news/story-id'
import { createStory } from '@/lib/newsroom/create-story'
import { importPage } from '@/lib/newsroom/import-page'
import { withdrawStory } from '@/lib/newsroom/withdraw-story'
import { systemEditor } from '@/lib/newsroom/system-editor'
import { aPage } from '@/tests/imports'
import { serveSite, type ServedSite } from '@/tests/served-site'
import type { Site } from './site'

let site: ServedSite
const seen = storyIdOfSource('seen')
let draft: string
const phone = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36'
const beacon = { 'user-agent': phone, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty', 'sec-fetch-site': 'same-origin', 'content-length': '0' }
const pixel = { 'user-agent': phone, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image', 'sec-fetch-site': 'same-origin' }
const page = { 'user-agent': phone, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-site': 'none', 'accept-encoding': 'br' }
const told = (path: string, headers: Record<string, string> = {}) => site.get(path, { method: 'POST', headers: { ...beacon, ...headers } })

const next: Site['handle'] = async (_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end('<!DOCTYPE html><html lang="bn"><head><title>x</title></head><body><main data-status="200"><p>খবর</p></main></body></html>')
}

beforeAll(async () => {
  site = await serveSite(next)
  await importPage(site.database.db, aPage({ sourceKey: 'seen', headline: 'খবর', published: new Date('2026-03-20T06:00:00Z') }), { sample: null })
  const created = await createStory(site.database.db, systemEditor, { section: 'national' }, new Date())
  if (!created.ok) throw new Error(created.code)
  draft = created.value.id
  await site.editions.catchUp()
  await vi.waitFor(() => expect(site.audience.facts().stories).toBe(1), { timeout: 5_000 })
}, 60_000)
afterAll(() => site.close())
beforeEach(() => site.database.db.audienceHour.deleteMany())

const counted = async () => (await site.database.db.audienceHour.findMany({ orderBy: { form: 'asc' } })).map(({ storyId, form, views }) => [storyId, form, views])
/** A view that comes later is in: so is everything that came before it. */
async function settled(before: number): Promise<unknown[]> {
  await told(`/api/views/${seen}?form=offline`)
  await vi.waitFor(async () => expect((await counted()).some(([, form]) => form === 'offline')).toBe(true), { timeout: 8_000, interval: 50 })
  const rows = (await counted()).filter(([, form]) => form !== 'offline')
  expect(rows.reduce((sum, [, , views]) => sum + Number(views), 0)).toBe(before)
  return rows
}

describe('A view is counted', () => {
  test('by its beacon, which is answered without a word', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => told(`/api/views/${seen}?form=full&from=facebook.com`)))
    expect(answers.map(({ status, body }) => [status, body])).toEqual(answers.map(() => [204, '']))
    expect(answers[0]!.headers['set-cookie']).toBeUndefined()
    await settled(30)
    expect(await site.database.db.audienceReferrer.findFirst({ where: { host: 'facebook.com' } })).toMatchObject({ storyId: seen, views: 30 })
  })

  test('by a picture without scripts, which the device keeps for half an hour', async () => {
    const got = await site.get(`/api/views/${seen}.gif`, { headers: pixel })
    expect([got.status, got.headers['content-type'], got.headers['cache-control'], got.raw.length]).toEqual([200, 'image/gif', 'private, max-age=1800', 42])
    const robot = await site.get(`/api/views/${seen}.gif`, { headers: { ...pixel, 'user-agent': 'curl/8' } })
    expect([robot.status, robot.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(await settled(1)).toEqual([[seen, 'plain', 1]])
  })

  test('where a lite story is sent, and not where the reader has it or it is no story', async () => {
    const lite = await site.get(`/lite/news/${seen}`, { headers: page })
    expect(lite.status).toBe(200)
    for (const headers of [{ ...page, 'if-none-match': String(lite.headers.etag) }, { ...page, 'sec-purpose': 'prefetch' }, { ...page, 'sec-gpc': '1' }]) await site.get(`/lite/news/${seen}`, { headers })
    await site.get(`/lite/news/${seen}`, { method: 'HEAD', headers: page })
    await site.get('/lite/latest', { headers: page })
    await site.get(`/news/${seen}`, { headers: page })
    expect(await settled(1)).toEqual([[seen, 'lite', 1]])
  })
})

describe('Nothing is counted, and nothing is asked of the database,', () => {
  const transactions = async () => {
    const { db } = site.database
    await db.$queryRaw`select pg_stat_force_next_flush()::text`
    await db.$queryRaw`select pg_stat_clear_snapshot()::text`
    const [row] = await db.$queryRaw<{ n: bigint }[]>`select xact_commit + xact_rollback as n from pg_stat_database where datname = current_database()`
    return Number(row!.n)
  }

  test('for ids that are unknown, of drafts, or none', async () => {
    await settled(0)
    const before = await transactions()
    const anything = (n: number) => ['00000000', '0', 'I'].map((front) => `${front}${n}`)
    const statuses = new Map<number, number>()
    for (let n = 10; n < 310; n++) {
      for (const id of [draft, ...anything(n), `${n}`.padStart(10, 'z')]) {
        const { status } = await told(`/api/views/${id}?form=full`)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    }
    expect(statuses.get(204)).toBeGreaterThan(599)
    expect([...statuses.keys()].sort()).toEqual([204, 404])
    const facts = site.audience.facts()
    expect([facts.stories, facts.waiting]).toEqual([1, 0])
    // Fifteen hundred beacons. What runs beside them asks a few times a second.
    expect(await transactions() - before).toBeLessThan(300)
    await settled(0)
  }, 60_000)

  test('for other sites, other methods, robots, who asks not to be counted, and what is fetched on suspicion', async () => {
    const path = `/api/views/${seen}?form=full`
    expect((await told(path, { origin: 'https://other.example' })).status).toBe(403)
    expect((await told(path, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await site.get(`/api/views/${seen}.gif`, { headers: { ...pixel, 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
    expect((await site.get(path, { headers: beacon })).status).toBe(404)
    expect((await told(`/api/views/${seen}.gif`)).status).toBe(404)
    expect((await site.get(path, { method: 'DELETE', headers: beacon })).status).toBe(405)
    expect((await told(path, { host: 'stranger.example' })).status).toBe(421)
    for (const headers of [{ 'sec-gpc': '1' }, { 'sec-purpose': 'prefetch;prerender' }, { 'user-agent': 'Googlebot/2.1' }, { 'sec-fetch-dest': '' }]) {
      expect((await told(path, headers as unknown as Record<string, string>)).status).toBe(204)
    }
    await settled(0)
  })

  test('for a story that was withdrawn; one that is published counts from then on', async () => {
    await withdrawStory(site.database.db, systemEditor, seen, { reason: 'ভুল' }, new Date())
    await told(`/api/views/${seen}?form=full`)
    await importPage(site.database.db, aPage({ sourceKey: 'fresh', headline: 'নতুন খবর', published: new Date('2026-03-21T06:00:00Z') }), { sample: null })
    const fresh = storyIdOfSource('fresh')
    await site.editions.catchUp()
    await vi.waitFor(() => expect(site.audience.facts().stories).toBe(2), { timeout: 5_000 })
    await told(`/api/views/${fresh}?form=full`)
    await vi.waitFor(async () => expect(await counted()).toEqual([[fresh, 'full', 1]]), { timeout: 5_000, interval: 50 })
  })
})
