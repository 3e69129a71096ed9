import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { clientConfig } from './connection'
import { findDrift, schemaFile } from './drift'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

test('The migrations make exactly the database that the schema describes', async () => {
  expect(await findDrift(database.connection)).toBeNull()
})

test('A field that no migration adds is found', async () => {
  const schema = readFileSync(schemaFile, 'utf8').replace(/^ {2}place +String\?\n/m, '$&  mood String?\n')
  expect(await findDrift(database.connection, schema)).toContain('ADD COLUMN     "mood" TEXT')
})

test('A column, an index and a default that the schema does not know are found', async () => {
  const client = new pg.Client(clientConfig(database.connection))
  await client.connect()
  for (const [change, undo] of [
    ['alter table story add column mood text', 'alter table story drop column mood'],
    ['drop index story_headline_key_idx', 'create index story_headline_key_idx on story (headline_key)'],
    [`alter table story alter column plain_text set default 'x'`, `alter table story alter column plain_text set default ''`],
  ] as const) {
    await client.query(change)
    expect(await findDrift(database.connection), change).not.toBeNull()
    await client.query(undo)
    expect(await findDrift(database.connection), undo).toBeNull()
  }
  await client.end()
})
