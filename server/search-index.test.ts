import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { importPage } from '@/lib/newsroom/import-page'
import { useConnection } from '@/lib/store/client'
import { searchIndex } from '@/lib/store/search-index'
import { isIndexBehind } from '@/lib/store/search-rebuilding'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aPage } from '@/tests/imports'
import { startIndexing } from './search-index'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  useConnection(database.connection)
  if ('url' in database.connection) throw new Error('A test database lies on the cluster of the test run.')
  const { host, port, user, database: name } = database.connection
  vi.stubEnv('DATABASE_URL', `postgresql://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  useConnection(null)
  await database.close()
})

// The process that indexes gives way to all others, so beside a whole test run it may take minutes.
test('A store whose stories are not in the index gets them there by itself, and a new one is left alone', { timeout: 320_000 }, async () => {
  const report = vi.fn()
  await importPage(database.db, aPage({ headline: 'হাওরে নৌকাবাইচ' }), { sample: null })
  expect(await isIndexBehind(database.db)).toBe(false)
  await database.db.$executeRaw`truncate search_word, search_story, search_fresh, search_segment, search_block, search_progress`
  const stop = startIndexing(process.cwd(), report)
  await vi.waitFor(async () => expect(await isIndexBehind(database.db)).toBe(false), { timeout: 300_000, interval: 500 })
  await stop()
  expect((await searchIndex(database.db).lookUp({ keys: ['নৌকাবাইচ'] })).byKey).toMatchObject([{ stories: 1 }])
  expect(report).not.toHaveBeenCalled()
})
