import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StoryId } from '@/lib/news/story'
import { useConnection } from '@/lib/store/client'
import type { Connection } from '@/lib/store/connection'
import { raiseEdition } from '@/lib/store/edition'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { followEdition, type Editions } from './edition'
import type { Rendered } from './page'
import { openPress, type Press, type PressParts, type Served } from './press'
import { openRack, type Rack } from './rack'
import { fileNameOf } from './rack-file'

let database: TestDatabase
let folder: string
let rack: Rack
let editions: Editions
let press: Press
/** Noon in Dhaka. */
const noon = Date.parse('2026-03-26T06:00:00Z')
let clock: number
/** The keys of all renderings, in the order in which they began. */
let begun: string[]
let told: Parameters<PressParts['told']>[0][]
let make: PressParts['make']

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  useConnection(database.connection)
  folder = mkdtempSync(join(tmpdir(), 'pathok-press-'))
  rack = await openRack({ folder, memoryBytes: 2 ** 24, diskBytes: 2 ** 24, report: () => {} })
  editions = followEdition(database.connection, rack, () => {})
  await editions.catchUp()
  clock = noon
  begun = []
  told = []
  make = async () => made()
  press = open()
})
afterEach(async () => {
  await press.close()
  await rack.close()
  await editions.close()
  useConnection(null)
  rmSync(folder, { recursive: true, force: true })
})

const patience = { touched: 60, unknown: 120, closing: 60 }

const open = (parts: Partial<PressParts> = {}) => openPress({
  rack, editions, build: 'first', renderings: 3, told: (event) => told.push(event), now: () => clock, patience,
  make: (key) => {
    begun.push(key)
    return make(key)
  },
  ...parts,
})

/** Time for what runs behind a reader's back. */
const patient = { ...patience, touched: 10_000, unknown: 10_000 }
const settled = () => vi.waitFor(() => expect(press.facts()).toEqual({ renderingNow: 0, renderingWaiting: 0 }), { interval: 2 })

let serial = 0
/** A rendering; `preload` stands for what is written on it. */
function made(changed: Partial<Rendered> = {}): Rendered {
  const full = { bytes: Buffer.from('br'), tag: `W/"${++serial}"` }
  return { status: 200, location: null, preload: String(serial), stories: [], complete: true, document: null, full, timing: { render: 1, finish: 1 }, ...changed }
}

/** Renderings that end when the test says so, the oldest first. */
function held() {
  const ends: ((rendered: Rendered | Error) => void)[] = []
  make = () => new Promise((resolve, reject) => {
    ends.push((end) => (end instanceof Error ? reject(end) : resolve(end)))
  })
  return {
    ends,
    async next(rendered: Rendered | Error = made()) {
      await vi.waitFor(() => expect(ends.length).toBeGreaterThan(0), { interval: 1 })
      ends.shift()!(rendered)
    },
  }
}

const pageOf = (served: Served) => (served.kind === 'failed' ? null : served.page)
const [one, two] = ['aaaaaaaaaa', 'bbbbbbbbbb'] as StoryId[] as [StoryId, StoryId]
const raise = (touched: string[] = [], withdrawn: StoryId[] = []) => raiseEdition(database.db, { touched, withdrawn })
async function change(touched: string[] = [], withdrawn: StoryId[] = []): Promise<void> {
  await raise(touched, withdrawn)
  await editions.catchUp()
}

describe('An address of which it is known that it leads nowhere', () => {
  test('is answered with the one page for all such addresses, which is rendered once and in its language', async () => {
    const asked: string[] = []
    press = open({ renderings: 1, isNowhere: async (key) => {
      asked.push(key)
      return /\d{10}$/.test(key)
    } })
    const page = made({ status: 404 })
    make = async () => page
    const keys = Array.from({ length: 300 }, (_, at) => `/bn/national/${String(at).padStart(10, '0')}`)
    for (const served of await Promise.all(keys.map((key) => press.serve(key)))) expect(pageOf(served)!.status).toBe(404)
    expect(begun).toEqual(['/bn/_malformed'])
    expect(new Set(asked)).toEqual(new Set([...keys, '/bn/_malformed']))
    await press.serve('/en/national/0000000000')
    await press.serve('/en/latest')
    expect(begun).toEqual(['/bn/_malformed', '/en/_malformed', '/en/latest'])
  })

  test('is rendered as usual when that cannot be found out', async () => {
    press = open({ isNowhere: async () => {
      throw new Error('a bug')
    } })
    expect(await press.serve('/bn/national/0000000000')).toMatchObject({ kind: 'rendered' })
  })
})

test('The page of what is most read is rendered again when it is a minute old, since that list changes without an edition', async () => {
  for (const key of ['/bn/most-read', '/bn/most-read?window=1h', '/bn/latest']) await press.serve(key)
  clock += 60_000
  expect((await press.serve('/bn/most-read')).kind).toBe('fresh')
  clock += 1
  expect(press.findFresh('/bn/most-read')).toBeNull()
  expect((await press.serve('/bn/most-read')).kind).toBe('rendered')
  expect((await press.serve('/bn/latest')).kind).toBe('fresh')
  expect((await press.serve('/bn/most-read')).kind).toBe('fresh')
})

describe('A page that nobody has asked for yet', () => {
  test('is rendered once for a thousand readers', async () => {
    press = open({ patience: patient })
    const next = held()
    const readers = Array.from({ length: 1000 }, () => press.serve('/bn/latest'))
    const page = made()
    await next.next(page)
    const got = await Promise.all(readers)
    expect(begun).toEqual(['/bn/latest'])
    for (const served of got) expect(served).toMatchObject({ kind: 'rendered', kept: true, page: { preload: page.preload } })
    expect(press.serve('/bn/latest')).toMatchObject({ kind: 'fresh', page: { preload: page.preload }, timing: null })
    expect(told).toHaveLength(1)
  })

  test('is kept for the next process, which serves it at once', async () => {
    await press.serve('/bn/latest')
    await rack.close()
    rack = await openRack({ folder, memoryBytes: 2 ** 24, diskBytes: 2 ** 24, report: () => {} })
    press = open({ rack })
    expect((await press.serve('/bn/latest')).kind).toBe('fresh')
    expect(begun).toHaveLength(1)
  })

  test('that fails says so, and the next reader has it tried again', async () => {
    make = () => Promise.reject(new Error('a bug'))
    expect(await press.serve('/bn/latest')).toMatchObject({ kind: 'failed', rendered: null, busy: false })
    expect(told).toMatchObject([{ key: '/bn/latest', rendered: null, error: { message: 'a bug' } }])
    make = async () => made({ status: 503 })
    expect(await press.serve('/bn/latest')).toMatchObject({ kind: 'failed', rendered: { status: 503 }, busy: false })
    make = async () => made()
    expect((await press.serve('/bn/latest')).kind).toBe('rendered')
  })

  test('that takes for ever sends its reader away in time, and is kept when it comes after all', async () => {
    const next = held()
    expect(await press.serve('/bn/latest')).toMatchObject({ kind: 'failed', busy: true, rendered: null })
    await next.next()
    await settled()
    expect(press.serve('/bn/latest')).toMatchObject({ kind: 'fresh' })
    expect(begun).toHaveLength(1)
  })
})

describe('What is kept', () => {
  const answerAgain = async (key: string, rendered: Partial<Rendered>) => {
    make = async () => made(rendered)
    const served = await press.serve(key)
    await rack.close()
    return {
      kept: served.kind === 'rendered' && served.kept, found: rack.find(key) !== undefined, disk: existsSync(join(folder, fileNameOf(key))),
    }
  }
  const nowhere = { kept: false, found: false, disk: false }
  const memory = { kept: true, found: true, disk: false }
  const both = { kept: true, found: true, disk: true }

  test.each([
    ['/bn/latest', { status: 200 }, both],
    ['/bn/latest?before=856c5e2ef2', { status: 200 }, both],
    ['/bn/s/856c5e2ef2', { status: 308, location: '/a' }, both],
    ['/bn/world', { status: 301, location: '/a' }, both],
    ['/bn/search?q=a', { status: 200 }, memory],
    ['/bn/search?q=a&section=sports&page=2', { status: 200 }, memory],
    ['/bn/world/856c5e2ef2', { status: 404 }, memory],
    ['/bn/world/856c5e2ef2', { status: 410 }, memory],
    ['/bn/_malformed', { status: 404 }, memory],
    ['/bn/world', { status: 204 }, nowhere],
    ['/bn/world', { status: 302, location: '/a' }, nowhere],
    ['/bn/world', { status: 403 }, nowhere],
    ['/bn/world', { status: 503 }, nowhere],
    ['/bn/world', { status: 200, complete: false }, nowhere],
  ] as const)('%s with %j: %j', async (key, rendered, place) => {
    expect(await answerAgain(key, rendered)).toEqual(place)
  })

  test('of a story that is gone takes the old page with it', async () => {
    await answerAgain('/bn/world/856c5e2ef2', { status: 200 })
    await change(['/world/856c5e2ef2'])
    expect(await answerAgain('/bn/world/856c5e2ef2', { status: 404 })).toEqual(memory)
    expect(readdirSync(folder)).toEqual([])
  })

  test('is nothing while no edition has ever been read, and all are answered', async () => {
    await press.serve('/bn/world')
    await editions.close()
    useConnection({ ...(database.connection as object), port: 1 } as Connection)
    editions = followEdition({ ...(database.connection as object), port: 1 } as Connection, rack, () => {})
    press = open({ editions })
    expect(press.serve('/bn/world')).toMatchObject({ kind: 'stale' })
    expect(await press.serve('/bn/latest')).toMatchObject({ kind: 'rendered', kept: false })
    expect(rack.find('/bn/latest')).toBeUndefined()
  })
})

describe('A page of an older edition', () => {
  test('is served at once while one rendering runs behind it', async () => {
    await press.serve('/bn/latest')
    const old = pageOf(await press.serve('/bn/latest'))!
    await change(['/world'])
    clock += 30_000
    const next = held()
    for (let reader = 0; reader < 100; reader++) expect(press.serve('/bn/latest')).toMatchObject({ kind: 'stale', page: { preload: old.preload } })
    await next.next()
    await settled()
    expect(begun).toHaveLength(2)
    const fresh = press.serve('/bn/latest')
    expect(fresh).toMatchObject({ kind: 'fresh' })
    expect(pageOf(fresh as Served)!.preload).not.toBe(old.preload)
  })

  test('is rendered behind at most every half minute, however often something is published', async () => {
    await press.serve('/bn/latest')
    for (let second = 1; second <= 120; second++) {
      if (second % 10 === 0) await change([`/s${second}`])
      clock += 1_000
      await press.serve('/bn/latest')
      await settled()
    }
    // The page itself is not touched; one rendering at the beginning, then one at most in thirty seconds.
    expect(begun.length).toBeGreaterThanOrEqual(4)
    expect(begun.length).toBeLessThanOrEqual(5)
  })

  test('goes on being served when it cannot be rendered, and is tried again after half a minute', async () => {
    await press.serve('/bn/latest')
    await change(['/world'])
    make = () => Promise.reject(new Error('the store is away'))
    for (const [after, renderings] of [[30_000, 2], [29_999, 2], [1, 3]] as const) {
      clock += after
      expect(press.serve('/bn/latest')).toMatchObject({ kind: 'stale' })
      await settled()
      expect(begun).toHaveLength(renderings)
    }
  })

  test('is one whose day is over in Dhaka, whatever its edition', async () => {
    clock = Date.parse('2026-03-26T17:59:59.999Z')
    await press.serve('/bn/latest')
    expect(press.serve('/bn/latest')).toMatchObject({ kind: 'fresh' })
    clock += 1
    expect(press.serve('/bn/latest')).toMatchObject({ kind: 'stale' })
    clock += 30_000
    press.serve('/bn/latest')
    await vi.waitFor(() => expect(press.serve('/bn/latest')).toMatchObject({ kind: 'fresh' }), { interval: 2 })
  })
})

describe('A page that a change has touched', () => {
  test('waits for the new one', async () => {
    await press.serve('/en/latest')
    await change(['/latest'])
    const page = made()
    make = async () => page
    expect(await press.serve('/en/latest')).toMatchObject({ kind: 'rendered', page: { preload: page.preload } })
    expect(press.serve('/en/latest')).toMatchObject({ kind: 'fresh' })
    expect(begun).toHaveLength(2)
  })

  test('is never given in a form that was begun before the change, whoever asks when', async () => {
    press = open({ patience: patient })
    let version = 0
    make = async () => {
      const seen = version
      await setTimeout(Math.random() * 8)
      return made({ preload: String(seen) })
    }
    const readers: Promise<void>[] = []
    for (let round = 0; round < 60; round++) {
      version++
      await change(['/latest'])
      const least = version
      for (let reader = 0; reader < 5; reader++) {
        readers.push((async () => {
          await setTimeout(Math.random() * 10)
          const served = await press.serve('/bn/latest')
          expect(Number(pageOf(served)!.preload)).toBeGreaterThanOrEqual(least)
        })())
      }
      await setTimeout(Math.random() * 6)
    }
    await Promise.all(readers)
  })

  test('is given as it last was when the new one hangs, and nobody waits longer than the bound', async () => {
    await press.serve('/bn/latest')
    await change(['/latest'])
    const next = held()
    expect(await press.serve('/bn/latest')).toMatchObject({ kind: 'last-good' })
    await next.next()
    await settled()
    expect(press.serve('/bn/latest')).toMatchObject({ kind: 'fresh' })
  })

  test.each([
    ['throws', () => Promise.reject(new Error('a bug'))],
    ['says that it could not be made', async () => made({ status: 503 })],
  ])('is given as it last was when the new one %s, and for five seconds nobody waits for another', async (_, failing) => {
    const old = pageOf(await press.serve('/bn/latest'))!
    await change(['/latest'])
    make = failing
    expect(await press.serve('/bn/latest')).toMatchObject({ kind: 'last-good', page: { preload: old.preload } })
    clock += 4_999
    expect(await press.serve('/bn/latest')).toMatchObject({ kind: 'last-good' })
    expect(begun).toHaveLength(2)
    clock += 1
    make = async () => made()
    expect(await press.serve('/bn/latest')).toMatchObject({ kind: 'rendered' })
    expect(begun).toHaveLength(3)
  })

  test('by another build waits too, and is better than nothing', async () => {
    const old = pageOf(await press.serve('/bn/latest'))!
    press = open({ build: 'second' })
    make = () => Promise.reject(new Error('a bug'))
    expect(await press.serve('/bn/latest')).toMatchObject({ kind: 'last-good', page: { preload: old.preload } })
    clock += 5_000
    make = async () => made()
    expect(await press.serve('/bn/latest')).toMatchObject({ kind: 'rendered', page: { build: 'second' } })
    expect(press.serve('/bn/latest')).toMatchObject({ kind: 'fresh' })
  })
})

describe('A story that is withdrawn', () => {
  test('while a page that shows it is being rendered is neither served nor kept', async () => {
    press = open({ patience: patient })
    const next = held()
    const reader = press.serve('/bn/world')
    await vi.waitFor(() => expect(next.ends).toHaveLength(1))
    await change(['/'], [one])
    await next.next(made({ stories: [one, two] }))
    await next.next(made({ stories: [two] }))
    expect(await reader).toMatchObject({ kind: 'rendered', kept: true, page: { stories: [two], edition: editions.applied! } })
    expect(begun).toHaveLength(2)
  })

  test('is not shown however often others are withdrawn meanwhile', async () => {
    press = open({ patience: patient })
    const next = held()
    const reader = press.serve('/bn/world')
    for (let times = 0; times < 4; times++) {
      await vi.waitFor(() => expect(next.ends).toHaveLength(1), { interval: 1 })
      await change([], [one])
      await next.next(made({ stories: [one] }))
    }
    expect(await reader).toMatchObject({ kind: 'failed', rendered: null, busy: true })
    expect(rack.find('/bn/world')).toBeUndefined()
    await rack.close()
    expect(readdirSync(folder)).toEqual([])
  })

  test('is not fallen back on when no new page can be made', async () => {
    press = open({ patience: patient })
    make = async () => made({ stories: [one] })
    await press.serve('/bn/world')
    await change(['/world'])
    const next = held()
    const reader = press.serve('/bn/world')
    await vi.waitFor(() => expect(next.ends).toHaveLength(1))
    await change([], [one])
    await next.next(new Error('a bug'))
    expect(await reader).toMatchObject({ kind: 'failed' })
  })

  test('A page that is touched again and again while it is rendered serves who waits, and is not kept', async () => {
    press = open({ patience: patient })
    const next = held()
    const reader = press.serve('/bn/world')
    for (let times = 0; times < 3; times++) {
      await vi.waitFor(() => expect(next.ends).toHaveLength(1), { interval: 1 })
      await change(['/world'])
      await next.next()
    }
    await vi.waitFor(() => expect(next.ends).toHaveLength(1), { interval: 1 })
    await change(['/world'])
    // Who asks only now is not given what was begun before that.
    const later = press.serve('/bn/world')
    await vi.waitFor(() => expect(next.ends).toHaveLength(2), { interval: 1 })
    await next.next()
    expect(await reader).toMatchObject({ kind: 'rendered', kept: false })
    expect(rack.find('/bn/world')).toBeUndefined()
    const page = made()
    await next.next(page)
    expect(await later).toMatchObject({ kind: 'rendered', kept: true, page: { preload: page.preload } })
    expect(begun).toHaveLength(5)
  })
})

describe('Many pages at once', () => {
  test('are rendered so many at a time, as many may wait, and the others are told to come again', async () => {
    press = open({ patience: patient })
    let running = 0
    let most = 0
    let release = () => {}
    const open1 = new Promise<void>((resolve) => {
      release = resolve
    })
    make = async () => {
      most = Math.max(most, ++running)
      await open1
      running--
      return made()
    }
    const readers = Array.from({ length: 220 }, (_, at) => press.serve(`/bn/s${at}`))
    await vi.waitFor(() => expect(press.facts()).toEqual({ renderingNow: 3, renderingWaiting: 200 }))
    const sentAway = await Promise.all(readers.slice(203))
    for (const served of sentAway) expect(served).toMatchObject({ kind: 'failed', busy: true })
    release()
    for (const served of await Promise.all(readers.slice(0, 203))) expect(served.kind).toBe('rendered')
    expect(most).toBe(3)
    expect((await press.serve('/bn/s219')).kind).toBe('rendered')
  })

  test('let readers who wait go before what is rendered behind', async () => {
    press = open({ patience: patient, renderings: 1 })
    for (const key of ['/bn/a1', '/bn/b1']) await press.serve(key)
    await change(['/x'])
    clock += 30_000
    begun = []
    const next = held()
    const blocking = press.serve('/bn/c1')
    await vi.waitFor(() => expect(next.ends).toHaveLength(1))
    press.serve('/bn/a1')
    press.serve('/bn/b1')
    const waiting = press.serve('/bn/d1')
    await vi.waitFor(() => expect(press.facts().renderingWaiting).toBe(3))
    for (let at = 0; at < 4; at++) await next.next()
    await Promise.all([blocking, waiting])
    expect(begun).toEqual(['/bn/c1', '/bn/d1', '/bn/a1', '/bn/b1'])
  })
})

test('A rendering that never ends keeps nobody from closing', async () => {
  make = () => new Promise(() => {})
  void press.serve('/bn/a1')
  await vi.waitFor(() => expect(begun).toHaveLength(1))
  await press.close()
})
