import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '@/tests/database'
import { createClient, db, NoStoreError, useConnection } from './client'
import { clientConfig, describeConnection, withDatabase } from './connection'
import { openCluster, type Cluster } from './embedded'
import { migrateWhenReachable, openPlace, openStore } from './open'
import { readPostmaster } from './postmaster'
import { isUnavailable } from './unavailable'

let folder: string
let cluster: Cluster
let url: string

// A cluster on TCP plays the newsroom's own server.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pathok-server-'))
  chmodSync(folder, 0o755)
  cluster = await openCluster(folder, true)
  const { port, password } = cluster.connection as { port: number; password: string }
  url = `postgresql://pathok:${password}@127.0.0.1:${port}/pathok`
}, 30_000)
afterAll(async () => {
  await cluster.leave()
  rmSync(folder, { recursive: true, force: true })
})

const at = (DATABASE_URL: string) => ({ DATABASE_URL, DATA_DIR: join(folder, 'never-made') })
const nowhere = 'postgresql://pathok:hunter2@127.0.0.1:1/pathok'

async function thrown(work: Promise<unknown>): Promise<unknown> {
  return work.then(() => null, (error: unknown) => error)
}

describe('A server of one’s own', { timeout: 30_000 }, () => {
  test('The same code migrates it and works with it', async () => {
    const store = await openStore({}, at(url))
    expect(await store.db.story.count()).toBe(0)
    await store.close()
  })

  test('Times are the same instants whatever zone the server keeps', async () => {
    const store = await openStore({}, at(url))
    await store.db.$executeRawUnsafe(`alter database pathok set timezone = 'Asia/Dhaka'`)
    await store.close()
    const again = await openStore({}, at(url))
    const ordered = new Date('2022-12-04T14:37:00.123Z')
    await again.db.story.create({ data: { id: 'a', kind: 'full', state: 'draft', section: 'news', headline: 'ক', headlineKey: 'ক', ordered } })
    expect((await again.db.story.findUniqueOrThrow({ where: { id: 'a' } })).ordered).toEqual(ordered)
    expect(await again.db.$queryRaw`select extract(epoch from ordered)::text as seconds from story`).toEqual([{ seconds: '1670164620.123000' }])
    await again.close()
  })

  test('A command refuses a server that is away, and its message keeps the password to itself', async () => {
    const refusal = (await thrown(openStore({}, at(nowhere)))) as Error
    expect(refusal).toMatchObject({ name: 'StoreRefusal', code: 'notReachable' })
    expect(refusal.message).toContain('127.0.0.1:1')
    expect(refusal.message).not.toContain('hunter2')
  })

  test('A server that is away is waited for, and migrated once it is there', async () => {
    const other = mkdtempSync(join(tmpdir(), 'pathok-late-'))
    chmodSync(other, 0o755)
    const first = await openCluster(other, true)
    await first.leave()
    const said: string[] = []
    const waiting = migrateWhenReachable(first.connection, (message) => said.push(message))
    await new Promise((done) => setTimeout(done, 600))
    expect(said).toHaveLength(1)
    const late = await openCluster(other, true)
    expect(await waiting).toMatchObject({ ok: true })
    await late.leave()
    rmSync(other, { recursive: true, force: true })
  })

  test('The waiting ends when it is told to', async () => {
    const stop = new AbortController()
    const waiting = migrateWhenReachable({ url: nowhere }, () => {}, stop.signal)
    stop.abort()
    expect(await waiting).toBeNull()
  })

  test('An address is not asked anything before it is needed', async () => {
    const place = await openPlace(at(nowhere))
    expect(place.connection).toEqual({ url: nowhere })
    await place.close()
  })
})

describe('An error that means the database is away', { timeout: 30_000 }, () => {
  test('A server that does not listen, a socket that is not there, a wrong password, a database that is not there', async () => {
    const { port } = cluster.connection as { port: number }
    for (const connection of [
      { url: nowhere },
      { host: join(folder, 'no-socket'), port: 5432, user: 'pathok', database: 'pathok' },
      { url: `postgresql://pathok:wrong@127.0.0.1:${port}/pathok` },
      withDatabase({ url }, 'none'),
    ]) {
      const client = createClient(connection, { connectMs: 500 })
      expect(isUnavailable(await thrown(client.story.count())), describeConnection(connection)).toBe(true)
      expect(isUnavailable(await thrown(client.$transaction(async (tx) => tx.story.count()))), describeConnection(connection)).toBe(true)
      await client.$disconnect()
    }
  })

  test('A session that is cut, a statement that takes too long, a pool that is used up', async () => {
    const database = await freshDatabase()
    const client = createClient(database.connection, { poolSize: 1, statementMs: 300, connectMs: 300 })
    expect(isUnavailable(await thrown(client.$queryRawUnsafe('select pg_sleep(5)::text')))).toBe(true)
    const held = client.$transaction(async (tx) => {
      await tx.$queryRawUnsafe('select 1')
      await new Promise((done) => setTimeout(done, 800))
    })
    await new Promise((done) => setTimeout(done, 100))
    expect(isUnavailable(await thrown(client.story.count()))).toBe(true)
    await held
    expect(isUnavailable(await thrown(client.$queryRawUnsafe('select pg_terminate_backend(pg_backend_pid())')))).toBe(true)
    expect(await client.story.count()).toBe(0)
    await client.$disconnect()
    await database.close()
  })

  test('A server that keeps its connections and says nothing', async () => {
    const database = await freshDatabase()
    // Without a limit of its own the server would never answer; the client has to stop waiting by itself.
    const client = createClient(database.connection, { statementMs: 0, answerMs: 300 })
    expect(isUnavailable(await thrown(client.$queryRawUnsafe('select pg_sleep(2)::text')))).toBe(true)
    await client.$disconnect()
    await database.close()
  })

  test('A server that dies in the middle of a query', async () => {
    const client = createClient(cluster.connection)
    const asked = thrown(client.$queryRawUnsafe('select pg_sleep(8)::text'))
    const written = thrown(client.$transaction(async (tx) => tx.$executeRawUnsafe('select pg_sleep(8)')))
    await new Promise((done) => setTimeout(done, 500))
    process.kill(readPostmaster(join(folder, 'pg'))!.pid, 'SIGKILL')
    expect(isUnavailable(await asked)).toBe(true)
    expect(isUnavailable(await written)).toBe(true)
    // It is started again behind, and the same client goes on.
    await expect.poll(() => client.story.count().catch((error: unknown) => isUnavailable(error)), { timeout: 15_000, interval: 100 }).toEqual(expect.any(Number))
    await client.$disconnect()
  })

  test('Nobody has opened a database yet', () => {
    useConnection(null)
    expect(db).toThrow(NoStoreError)
    try {
      db()
    } catch (error) {
      expect(isUnavailable(error)).toBe(true)
    }
  })

  test('A mistake of ours is not one', async () => {
    const database = await freshDatabase()
    const data = { slug: 'fish', name: 'মাছ' }
    await database.db.topic.create({ data })
    for (const work of [
      () => database.db.topic.create({ data }),
      () => database.db.$queryRawUnsafe('select nonsense'),
      () => database.db.topic.findUniqueOrThrow({ where: { slug: 'none' } }),
      () => readFile(join(folder, 'no-file')),
    ]) {
      const error = await thrown(work())
      expect(error).not.toBeNull()
      expect(isUnavailable(error)).toBe(false)
    }
    expect([new TypeError('x is not a function'), null, undefined, 'away', 503].map(isUnavailable)).toEqual([false, false, false, false, false])
    await database.close()
  })
})

describe('The client of a process', () => {
  test('Every copy of the module uses the database that was opened', async () => {
    const database = await freshDatabase()
    useConnection(database.connection)
    expect(db()).toBe(db())
    expect(await db().story.count()).toBe(0)
    useConnection(null)
    await database.close()
  })
})

describe('An address', () => {
  test('Every session is in UTC, whatever else the address sets', () => {
    const given = clientConfig({ url: 'postgresql://u:p%40ss@db:5432/x?options=-c%20work_mem%3D8MB&sslmode=disable' }).connectionString!
    expect(new URL(given).searchParams.get('options')).toBe('-c work_mem=8MB -c TimeZone=UTC')
    expect(given).toContain('u:p%40ss@db:5432/x')
  })
})
