import { afterAll, beforeAll, expect, test } from 'vitest'
import { storyIdOfSource } from '@/lib/news/story-id'
import { importPage } from '@/lib/newsroom/import-page'
import { useConnection } from '@/lib/store/client'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aPage } from '@/tests/imports'
import { isNowhere } from './nowhere'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  useConnection(database.connection)
  await importPage(database.db, aPage({ sourceKey: 'one' }), { sample: null })
})
afterAll(async () => {
  useConnection(null)
  await database.close()
})

const there = storyIdOfSource('one')
const made = storyIdOfSource('nobody')

test('An id that no story has leads nowhere, under any section, in both languages and by its short form', async () => {
  for (const key of [`/bn/national/${made}`, `/en/national/${made}`, `/bn/s/${made}`]) expect(await isNowhere(key), key).toBe(true)
  for (const key of [`/bn/national/${there}`, `/bn/sports/${there}`, `/en/s/${there}`]) expect(await isNowhere(key), key).toBe(false)
})

test('A topic or a desk whose name has the form of an id is asked for as what it is', async () => {
  for (const key of ['/bn/topic/chattagram', '/en/desk/newsdesk9b', '/bn/topic/chattagram?before=856c5e2ef2', '/bn/latest', '/bn', '/bn/_malformed']) {
    expect(await isNowhere(key), key).toBe(false)
  }
})

test('The newspaper of a day without a story, or of a day to come, leads nowhere', async () => {
  const now = new Date('2022-12-04T20:00:00Z')
  expect(await isNowhere('/bn/daily/2022-12-04.html', now)).toBe(false)
  expect(await isNowhere('/bn/daily/2022-12-03.html', now)).toBe(true)
  // Asked for a day to come, it would wait for a database that is not there.
  useConnection(null)
  expect(await isNowhere('/bn/daily/2022-12-06.html', now)).toBe(true)
  useConnection(database.connection)
})
