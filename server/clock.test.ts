import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { publishDue, type Due } from '@/lib/store/scheduled'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { startClock } from './clock'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const scheduled = (id: string, due: Date) => database.db.story.create({
  data: { id, kind: 'full', state: 'scheduled', section: 'news', headline: 'সময়ের খবর', headlineKey: 'সময়ের খবর', ordered: due, published: due, due },
})

test('A story is stamped when its time comes, while the server runs, and told once', async () => {
  await scheduled('0000000001', new Date(Date.now() + 1_500))
  const told: Due[] = []
  const stop = startClock({ stamped: (due) => told.push(due), report: (_, error) => expect(error).toBeNull() }, (now) => publishDue(database.db, now))
  await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 10_000 })
  await stop()
  expect(told).toMatchObject([{ published: ['0000000001'], edition: 1 }])
  expect(await database.db.story.findUnique({ where: { id: '0000000001' } })).toMatchObject({ state: 'published' })
})

test('A fault is told once and not at every beat, and what comes after it is stamped all the same', async () => {
  await scheduled('0000000002', new Date(Date.now() - 1_000))
  const faults: unknown[] = []
  let asked = 0
  const stop = startClock({ stamped: () => {}, report: (_, error) => faults.push(error) }, async (now) => {
    if (++asked <= 2) throw new Error('out of order')
    return publishDue(database.db, now)
  })
  await vi.waitFor(async () => expect(await database.db.story.findUnique({ where: { id: '0000000002' } })).toMatchObject({ state: 'published' }), { timeout: 10_000 })
  await stop()
  expect(faults).toHaveLength(1)
})

test('A clock that was stopped asks no more', async () => {
  let asked = 0
  const stop = startClock({ stamped: () => {}, report: () => {} }, async () => {
    asked++
    return { published: [], settled: [], edition: null }
  })
  await vi.waitFor(() => expect(asked).toBeGreaterThan(0), { timeout: 5_000 })
  await stop()
  const before = asked
  await new Promise((done) => setTimeout(done, 1_500))
  expect(asked).toBe(before)
})
