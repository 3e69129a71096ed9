import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { clientConfig, withDatabase } from './connection'
import { checksums, listMigrations, migrate } from './migrations'

const first = '20260101000000_first'
const second = '20260102000000_second'

let database: TestDatabase
let folder: string

// An empty database and a folder of migrations of the test's own.
beforeEach(async () => {
  database = await freshDatabase()
  await run('drop schema public cascade; create schema public')
  folder = mkdtempSync(join(tmpdir(), 'pathok-migrations-'))
  write(first, 'create table fish (name text primary key);\n')
})

afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

async function run(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(clientConfig(database.connection))
  await client.connect()
  try {
    return (await client.query(sql, values.length > 0 ? values : undefined)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}

const deploy = () => migrate(database.connection, folder)

test('Each migration is applied once, in order, and recorded as Prisma records it', async () => {
  write(second, 'alter table fish add column weight int;\n')
  expect(await deploy()).toEqual({ ok: true, value: { applied: [first, second] } })
  expect(await deploy()).toEqual({ ok: true, value: { applied: [] } })
  const rows = await run('select migration_name, checksum, finished_at is not null as finished, rolled_back_at, applied_steps_count from _prisma_migrations order by 1')
  expect(rows[0]).toEqual({
    migration_name: first,
    checksum: checksums('create table fish (name text primary key);\n')[0],
    finished: true,
    rolled_back_at: null,
    applied_steps_count: 1,
  })
})

test('An edited migration is refused by name', async () => {
  await deploy()
  write(first, 'create table fish (name text primary key, weight int);\n')
  const outcome = await deploy()
  expect(outcome).toMatchObject({ ok: false, code: 'edited', field: first })
  expect(!outcome.ok && outcome.message).toContain(join(folder, first, 'migration.sql'))
})

test('A checkout with other line ends is not an edit', async () => {
  await deploy()
  write(first, 'create table fish (name text primary key);\r\n')
  expect(await deploy()).toEqual({ ok: true, value: { applied: [] } })
})

test('A migration that fails is rolled back whole, and the message names file, line and reason', async () => {
  write(second, `create table net (id int);\ninsert into fish values ('ইলিশ');\ncreate table net (id int);\n`)
  const outcome = await deploy()
  expect(outcome).toMatchObject({ ok: false, code: 'failed', field: second })
  expect(!outcome.ok && outcome.message).toContain(`${join(folder, second, 'migration.sql')} failed and was rolled back`)
  expect(!outcome.ok && outcome.message).toContain('relation "net" already exists')
  expect(await run(`select to_regclass('net') as net, (select count(*)::int from fish) as fish`)).toEqual([{ net: null, fish: 0 }])
  write(second, 'create table net (id int);\n')
  expect(await deploy()).toEqual({ ok: true, value: { applied: [second] } })
})

test('A failing statement with a body of its own rolls back too', async () => {
  write(second, `create table net (id int);\ndo $$ begin insert into fish values ('a'); raise exception 'no; really'; end $$;\n`)
  expect(await deploy()).toMatchObject({ ok: false, code: 'failed', field: second })
  expect(await run(`select to_regclass('net') as net`)).toEqual([{ net: null }])
})

test('A migration that ends the transaction by itself is refused before it runs', async () => {
  write(second, 'create table net (id int);\ncommit;\ncreate table boat (id int);\n')
  expect(await deploy()).toMatchObject({ ok: false, code: 'ownTransaction', field: second })
  expect(await run(`select to_regclass('net') as net`)).toEqual([{ net: null }])
})

test('Four processes that migrate at once apply each migration once', async () => {
  write(second, 'select pg_sleep(0.2); create table net (id int);\n')
  const outcomes = await Promise.all([deploy(), deploy(), deploy(), deploy()])
  expect(outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.applied : [outcome.code]))).toEqual([first, second])
})

test('A database that is newer than the code is refused', async () => {
  write(second, 'create table net (id int);\n')
  await deploy()
  rmSync(join(folder, second), { recursive: true })
  expect(await deploy()).toMatchObject({ ok: false, code: 'newerThanCode', field: second })
})

test('A migration that another tool left unfinished is refused', async () => {
  await deploy()
  await run('update _prisma_migrations set finished_at = null')
  expect(await deploy()).toMatchObject({ ok: false, code: 'unfinished', field: first })
})

test('A database that is not UTF-8 is refused, and stays empty', async () => {
  const name = `latin_${process.pid}`
  await run(`create database ${name} encoding 'LATIN1' locale_provider libc lc_collate 'C' lc_ctype 'C' template template0`)
  try {
    const latin = withDatabase(database.connection, name)
    const outcome = await migrate(latin, folder)
    expect(outcome).toMatchObject({ ok: false, code: 'notUtf8' })
    expect(!outcome.ok && outcome.message).toContain('LATIN1')
  } finally {
    await run(`drop database ${name} with (force)`)
  }
})

test('A database that is away is an exception, not an outcome', async () => {
  await expect(migrate({ url: 'postgresql://nobody@127.0.0.1:1/none' }, folder)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test('The project has its migrations in the layout of Prisma', () => {
  expect(listMigrations()[0]?.name).toBe('20261122000000_first_edition')
})
