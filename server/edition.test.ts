import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StoryId } from '@/lib/news/story'
import { useConnection } from '@/lib/store/client'
import type { Connection } from '@/lib/store/connection'
import { findEdition, raiseEdition } from '@/lib/store/edition'
import { confirmedByServers } from '@/lib/store/edition-notices'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { followEdition, type Editions } from './edition'
import { openRack, type Rack } from './rack'
import { fileNameOf, type KeptPage } from './rack-file'

let database: TestDatabase
let folder: string
let rack: Rack
let history: string
let faults: string[]
const followers: Editions[] = []

beforeEach(async () => {
  database = await freshDatabase()
  useConnection(database.connection)
  folder = mkdtempSync(join(tmpdir(), 'pathok-edition-'))
  faults = []
  rack = await reopen()
  history = (await findEdition(database.db)).history
})
afterEach(async () => {
  vi.useRealTimers()
  await Promise.all(followers.splice(0).map((one) => one.close()))
  await rack.close()
  useConnection(null)
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const reopen = () => openRack({ folder, memoryBytes: 2 ** 24, diskBytes: 2 ** 24, report: (fault) => faults.push(fault) })

function follow(connection: Connection = database.connection): Editions {
  const editions = followEdition(connection, rack, (fault) => faults.push(fault))
  followers.push(editions)
  return editions
}

const [one, two] = ['aaaaaaaaaa', 'bbbbbbbbbb'] as StoryId[] as [StoryId, StoryId]

function page(key: string, number: number, stories: string[] = [], from = history): KeptPage {
  return {
    key, edition: { history: from, number }, build: 'b', made: Date.now(), status: 200, location: null, preload: null, document: null, stories, full: { bytes: randomBytes(50), tag: 'W/"x"' },
  }
}

async function keep(...pages: KeptPage[]): Promise<void> {
  for (const kept of pages) rack.keep(kept, 'disk')
  await rack.close()
}

const raise = (touched: string[] = [], withdrawn: StoryId[] = []) => raiseEdition(database.db, { touched, withdrawn })
const onDisk = (key: string) => existsSync(join(folder, fileNameOf(key)))
/** Tries until it holds. vi.waitFor would let the clock of `withoutPoll` go on. */
async function until(what: () => void | Promise<void>): Promise<void> {
  for (const end = Date.now() + 8_000; ;) {
    try {
      return await what()
    } catch (error) {
      if (Date.now() > end) throw error
      await setTimeout(20)
    }
  }
}

/** Nothing is asked of the store but what a notice leads to. */
const withoutPoll = () => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })

describe('A change that somebody else commits', () => {
  test('marks the page that it touched and takes away the one that shows what it withdrew, as its notice arrives', async () => {
    withoutPoll()
    await keep(page('/bn/latest', 0, [two]), page('/bn/world', 0), page('/bn/sports', 0, [one, two]))
    const editions = follow()
    await editions.catchUp()
    expect(editions.applied).toEqual({ history, number: 0 })
    // Read when the connection is there; only a notice can tell of what comes after.
    await raise(['/elsewhere'])
    await until(() => expect(editions.applied!.number).toBe(1))
    await raise(['/latest', '/world/x'], [one])
    await until(() => expect(editions.applied!.number).toBe(2))
    await until(() => expect(onDisk('/bn/sports')).toBe(false))
    expect(rack.find('/bn/latest')?.touched).toBe(true)
    expect(rack.find('/bn/world')?.touched).toBe(false)
    expect(rack.find('/bn/sports')).toBeUndefined()
    expect(onDisk('/bn/latest')).toBe(true)
  })

  test('is found also where no notice comes through', async () => {
    await keep(page('/bn/sports', 0, [one]))
    const editions = follow({ ...(database.connection as object), port: 1 } as Connection)
    await editions.catchUp()
    await raise([], [one])
    await until(() => expect(onDisk('/bn/sports')).toBe(false))
    await until(() => expect(editions.lostSince).toBeNull())
  })

  test('leaves a page alone that was made after it', async () => {
    await raise(['/latest'], [one])
    const editions = follow()
    await editions.catchUp()
    await keep(page('/bn/latest', 1, [one]))
    await raise(['/'], [two])
    await editions.catchUp()
    expect(rack.find('/bn/latest')).toMatchObject({ touched: false })
  })

  test('is applied to the last when many come together, in one reading for all who ask', async () => {
    const editions = follow()
    await editions.catchUp()
    const keys = Array.from({ length: 30 }, (_, at) => `/bn/s${at}`)
    await keep(...keys.map((key) => page(key, 0)))
    await Promise.all(keys.map(async (key) => {
      await raise([key.slice(3)])
      await editions.catchUp()
      expect(rack.find(key)?.touched).toBe(true)
    }))
    expect(editions.applied!.number).toBe(30)
  })
})

describe('A start', () => {
  test('applies what was missed before anybody is answered', async () => {
    await keep(page('/bn/latest', 0), page('/bn/world', 2), page('/bn/sports', 1, [one]), page('/bn/new', 3, [one]))
    await raise(['/latest'])
    await raise(['/'])
    await raise(['/world'], [one])
    rack = await reopen()
    await follow().catchUp()
    expect(onDisk('/bn/sports')).toBe(false)
    expect(await rack.load('/bn/sports')).toBeNull()
    expect((await rack.load('/bn/latest'))?.touched).toBe(true)
    expect((await rack.load('/bn/world'))?.touched).toBe(true)
    expect((await rack.load('/bn/new'))?.touched).toBe(false)
  })

  test('at a store of another history throws all away that was kept of the first', async () => {
    await keep(page('/bn/latest', 0, [], 'another'), page('/bn/world', 0))
    const editions = follow()
    await editions.catchUp()
    expect([onDisk('/bn/latest'), onDisk('/bn/world')]).toEqual([false, true])
  })

  test('throws away what may have missed a change that is no longer recorded, and what is from later than the store', async () => {
    for (let at = 0; at < 4; at++) await raise([`/s${at}`])
    await database.db.$executeRaw`delete from edition_change where number <= 2`
    await keep(page('/bn/a', 0), page('/bn/b', 1), page('/bn/c', 2), page('/bn/d', 4), page('/bn/e', 5))
    await follow().catchUp()
    expect(['a', 'b', 'c', 'd', 'e'].map((name) => onDisk(`/bn/${name}`))).toEqual([false, false, true, true, false])
  })

  test('without a store knows no edition and says since when, and catches up when there is one', async () => {
    useConnection({ ...(database.connection as object), port: 1 } as Connection)
    await keep(page('/bn/sports', 0, [one]))
    const editions = follow()
    await expect(editions.catchUp()).rejects.toThrow()
    expect(editions.applied).toBeNull()
    expect(editions.lostSince).toBeInstanceOf(Date)
    expect(editions.changesAfter({ history, number: 0 })).toBeNull()
    expect(rack.find('/bn/sports')).toBeDefined()
    await raise([], [one])
    useConnection(database.connection)
    await editions.catchUp()
    expect(editions.applied).toEqual({ history, number: 1 })
    expect(editions.lostSince).toBeNull()
    expect(onDisk('/bn/sports')).toBe(false)
  })
})

test('A backup that is brought back under a running server throws all away', async () => {
  const editions = follow()
  await editions.catchUp()
  await keep(page('/bn/latest', 0), page('/bn/world', 0))
  await database.db.$executeRaw`update edition set history = gen_random_uuid()`
  await editions.catchUp()
  expect(rack.facts()).toMatchObject({ memoryPages: 0, diskPages: 0 })
  expect(editions.applied!.history).not.toBe(history)
  expect(editions.changesAfter({ history, number: 0 })).toBeNull()
})

describe('A page that cannot be removed', () => {
  /** A folder in the place of the file: it can be neither read nor unlinked. */
  const block = (key: string) => {
    rmSync(join(folder, fileNameOf(key)))
    mkdirSync(join(folder, fileNameOf(key)))
  }
  const unblock = (key: string) => rmSync(join(folder, fileNameOf(key)), { recursive: true })

  test('keeps its edition from being confirmed, and is tried again', async () => {
    const editions = follow()
    await editions.catchUp()
    await until(() => expect(editions.lostSince).toBeNull())
    await keep(page('/bn/sports', 0, [one]))
    block('/bn/sports')
    expect(await confirmedByServers(database.connection, () => raise([], [one]), 700)).toEqual({ edition: 1, servers: 1, confirmed: 0 })
    await expect(editions.catchUp()).rejects.toThrow()
    expect(rack.find('/bn/sports')).toBeUndefined()
    expect(await confirmedByServers(database.connection, async () => {
      unblock('/bn/sports')
      await editions.catchUp()
      return 1
    })).toEqual({ edition: 1, servers: 1, confirmed: 1 })
  })

  test('keeps no other change from being applied, at a start neither', async () => {
    await keep(page('/bn/sports', 0, [], 'another'), page('/bn/world', 0, [one]), page('/bn/latest', 0))
    block('/bn/sports')
    await raise(['/latest'], [one])
    const editions = follow()
    await expect(editions.catchUp()).rejects.toThrow()
    expect(rack.find('/bn/world')).toBeUndefined()
    expect(rack.find('/bn/latest')?.touched).toBe(true)
    unblock('/bn/sports')
    await editions.catchUp()
    expect([onDisk('/bn/world'), onDisk('/bn/latest')]).toEqual([false, true])
  })
})

describe('What changed since', () => {
  test('is known from the first edition that this process saw', async () => {
    await raise(['/a'])
    await raise(['/b'])
    const editions = follow()
    await editions.catchUp()
    expect(editions.changesAfter({ history, number: 2 })).toEqual([])
    expect(editions.changesAfter({ history, number: 1 })).toBeNull()
    expect(editions.changesAfter({ history: 'another', number: 2 })).toBeNull()
    await raise(['/c'], [one])
    await raise(['/d'])
    await editions.catchUp()
    expect(editions.changesAfter({ history, number: 2 })!.map(({ number, touched }) => [number, ...touched])).toEqual([[3, '/c'], [4, '/d']])
    expect(editions.changesAfter({ history, number: 3 })).toHaveLength(1)
    expect(editions.changesAfter({ history, number: 1 })).toBeNull()
  })

  test('is no longer known when it is too much', async () => {
    const editions = follow()
    await editions.catchUp()
    await database.db.$executeRaw`insert into edition_change (number, touched, withdrawn) select n, '{}', '{}' from generate_series(1, 1500) n`
    await database.db.$executeRaw`update edition set number = 1500`
    await editions.catchUp()
    expect(editions.applied!.number).toBe(1500)
    expect(editions.changesAfter({ history, number: 0 })).toBeNull()
    expect(editions.changesAfter({ history, number: 500 })).toHaveLength(1000)
  })
})

describe('A connection that is cut', () => {
  const cut = () => database.db.$queryRaw`
    select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = 'pathok-press' and datname = current_database()`

  const followersOf = async () => (await database.db.$queryRaw<unknown[]>`
    select 1 from pg_stat_activity where application_name = 'pathok-press' and datname = current_database()`).length

  test('comes back, and what was changed meanwhile is applied', async () => {
    withoutPoll()
    await keep(page('/bn/sports', 0, [one]))
    const editions = follow()
    await until(() => expect(editions.lostSince).toBeNull())
    await cut()
    await until(() => expect(editions.lostSince).not.toBeNull())
    await raise([], [one])
    await until(() => expect(onDisk('/bn/sports')).toBe(false))
    await until(() => expect(editions.lostSince).toBeNull())
    await raise(['/latest'])
    await until(() => expect(editions.applied!.number).toBe(2))
  })

  test('leaves nobody waiting who was to hear that a change is applied', async () => {
    withoutPoll()
    const editions = follow()
    await editions.catchUp()
    await until(() => expect(editions.lostSince).toBeNull())
    expect(await confirmedByServers(database.connection, async () => {
      await cut()
      const number = await raise(['/latest'])
      // Learnt over another connection, while the one that would say so is gone.
      await editions.catchUp()
      await until(async () => expect(await followersOf()).toBe(1))
      return number
    }, 3_000)).toEqual({ edition: 1, servers: 1, confirmed: 1 })
  })
})

test('Once it is closed, nothing is asked of the store any more', async () => {
  withoutPoll()
  const editions = follow()
  const last = editions.catchUp()
  await editions.close()
  await last
  useConnection(null)
  vi.advanceTimersByTime(20_000)
  await expect(editions.catchUp()).rejects.toThrow()
  expect(faults).toEqual([])
})
