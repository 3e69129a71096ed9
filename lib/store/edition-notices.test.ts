import { createServer, connect as dial, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import type { Connection } from './connection'
import { findEdition, raiseEdition } from './edition'
import { confirmedByServers, followEditions, type EditionNotices } from './edition-notices'

let database: TestDatabase
const followers: EditionNotices[] = []
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(async () => {
  await Promise.all(followers.splice(0).map((one) => one.close()))
  await database.close()
})

interface Heard {
  notices: number[]
  /** The edition that stood when each connection was there. */
  connected: number[]
  lost: unknown[]
  follower: EditionNotices
}

function follow(connection: Connection = database.connection, applies = false): Heard {
  const heard: Omit<Heard, 'follower'> = { notices: [], connected: [], lost: [] }
  const follower = followEditions(connection, {
    async connected() {
      heard.connected.push((await findEdition(database.db)).number)
    },
    notice(number) {
      heard.notices.push(number)
      if (applies) void follower.confirm(number)
    },
    lost: (error) => heard.lost.push(error),
  })
  followers.push(follower)
  return { ...heard, follower }
}

const raise = () => raiseEdition(database.db, { touched: ['/'], withdrawn: [] })
const breakConnections = () => database.db.$queryRaw`
  select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = 'pathok-press' and datname = current_database()`
const until = (what: () => void, timeout = 10_000) => vi.waitFor(what, { timeout, interval: 20 })

describe('A server that follows', () => {
  test('hears of every edition in the order of their commits', async () => {
    const { notices, connected, lost } = follow()
    await until(() => expect(connected).toEqual([0]))
    for (let at = 0; at < 5; at++) await raise()
    await until(() => expect(notices).toEqual([1, 2, 3, 4, 5]))
    expect(lost).toEqual([])
  })

  test('hears nothing of a change that was rolled back', async () => {
    const { notices, connected } = follow()
    await until(() => expect(connected).toHaveLength(1))
    await expect(database.db.$transaction(async (within) => {
      await raiseEdition(within, { touched: ['/'], withdrawn: [] })
      throw new Error('no')
    })).rejects.toThrow('no')
    await raise()
    await until(() => expect(notices).toEqual([1]))
  })

  test('is told of a loss, connects again by itself, and can then read what it missed', async () => {
    const { notices, connected, lost } = follow()
    await until(() => expect(connected).toHaveLength(1))
    await breakConnections()
    await raise()
    await until(() => expect(lost).toHaveLength(1))
    await until(() => expect(connected).toHaveLength(2))
    expect([...notices, connected[1]]).toContain(1)
    await raise()
    await until(() => expect(notices).toContain(2))
  })

  test('connects as soon as a database that was away at the start is there', async () => {
    const wire = await brokenWire()
    const { connected, lost } = follow(wire.connection)
    await until(() => expect(lost.length).toBeGreaterThan(1))
    expect(connected).toEqual([])
    wire.mend()
    await until(() => expect(connected).toEqual([0]))
    await wire.close()
  })

  test('notices that a connection has gone silent without an end', { timeout: 40_000 }, async () => {
    const wire = await brokenWire()
    wire.mend()
    const { connected, lost } = follow(wire.connection)
    await until(() => expect(connected).toHaveLength(1))
    wire.silence()
    await until(() => expect(lost.length).toBeGreaterThan(0), 20_000)
    wire.mend()
    await until(() => expect(connected.length).toBeGreaterThan(1), 20_000)
    await wire.close()
  })

  test('takes work that fails after connecting as a loss', async () => {
    let calls = 0
    const lost: unknown[] = []
    followers.push(followEditions(database.connection, {
      connected: async () => {
        if (++calls < 3) throw new Error(`not yet ${calls}`)
      },
      notice: () => {},
      lost: (error) => lost.push((error as Error).message),
    }))
    await until(() => expect(calls).toBe(3))
    expect(lost).toEqual(['not yet 1', 'not yet 2'])
  })

  test('hears nothing once it has closed, and can be closed at any moment', async () => {
    const early = follow()
    await early.follower.close()
    const { connected, notices, lost, follower } = follow()
    await until(() => expect(connected).toHaveLength(1))
    await follower.close()
    await raise()
    await follower.confirm(1)
    await database.db.$queryRaw`select pg_sleep(0.1)::text`
    expect({ notices, lost, early: [early.connected, early.lost] }).toEqual({ notices: [], lost: [], early: [[], []] })
    expect(await database.db.$queryRaw`select 1 from pg_stat_activity where application_name = 'pathok-press' and datname = current_database()`).toEqual([])
  })
})

describe('Whoever changed something learns', () => {
  test('that no server follows', async () => {
    expect(await confirmedByServers(database.connection, raise)).toEqual({ edition: 1, servers: 0, confirmed: 0 })
  })

  test.each([1, 2])('that all %i have applied it', async (count) => {
    const all = Array.from({ length: count }, () => follow(database.connection, true))
    for (const { connected } of all) await until(() => expect(connected).toHaveLength(1))
    expect(await confirmedByServers(database.connection, raise, 20_000)).toEqual({ edition: 1, servers: count, confirmed: count })
  })

  test('that one of two has not within the bound', async () => {
    const all = [follow(database.connection, true), follow()]
    for (const { connected } of all) await until(() => expect(connected).toHaveLength(1))
    expect(await confirmedByServers(database.connection, raise, 3_000)).toEqual({ edition: 1, servers: 2, confirmed: 1 })
  })

  test('that a server which confirmed a later edition has this one, too', async () => {
    const { connected, follower } = follow()
    await until(() => expect(connected).toHaveLength(1))
    const outcome = await confirmedByServers(database.connection, async () => {
      const number = await raise()
      await raise()
      await follower.confirm(number - 1)
      await follower.confirm(number + 1)
      return number
    }, 20_000)
    expect(outcome).toEqual({ edition: 1, servers: 1, confirmed: 1 })
  })

  test('without waiting, that nothing changed; and what went wrong', async () => {
    follow()
    expect(await confirmedByServers(database.connection, async () => null)).toEqual({ edition: null, servers: 0, confirmed: 0 })
    await expect(confirmedByServers(database.connection, () => Promise.reject(new Error('no such story')))).rejects.toThrow('no such story')
  })

  test('that it is not waited for a server that has gone', async () => {
    const { connected, follower } = follow()
    await until(() => expect(connected).toHaveLength(1))
    const outcome = confirmedByServers(database.connection, raise, 60_000)
    await follower.close()
    expect(await outcome).toEqual({ edition: 1, servers: 0, confirmed: 0 })
  })
})

/** A way to the database that can be cut, or go silent without an end. */
async function brokenWire() {
  const { connection } = database
  if ('url' in connection) throw new Error('A test database lies on the cluster of the test run.')
  let state: 'cut' | 'whole' | 'silent' = 'cut'
  const ends = new Set<Socket>()
  const server = createServer((near) => {
    ends.add(near)
    if (state === 'cut') return near.destroy()
    if (state === 'silent') return
    const far = connection.host.startsWith('/')
      ? dial(`${connection.host}/.s.PGSQL.${connection.port}`)
      : dial(connection.port, connection.host)
    ends.add(far)
    near.on('data', (data) => state === 'silent' || far.write(data))
    far.on('data', (data) => state === 'silent' || near.write(data))
    for (const [one, other] of [[near, far], [far, near]] as const) one.on('error', () => {}).on('close', () => other.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    connection: { ...connection, host: '127.0.0.1', port },
    mend: () => {
      state = 'whole'
    },
    silence: () => {
      state = 'silent'
    },
    async close() {
      await Promise.all(followers.splice(0).map((one) => one.close()))
      for (const end of ends) end.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
