import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Form } from './forms'
import { openRack, pathOf, type Rack } from './rack'
import { fileNameOf, type KeptPage } from './rack-file'

const MB = 2 ** 20
let folder: string
let reports: unknown[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pathok-rack-'))
  reports = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (bounds: Partial<Parameters<typeof openRack>[0]> = {}) =>
  openRack({ folder, memoryBytes: 16 * MB, diskBytes: 16 * MB, report: (fault, error) => reports.push([fault, error]), ...bounds })

const form = (size: number): Form => ({ bytes: randomBytes(3 * size), tag: `W/"${randomBytes(8).toString('hex')}"` })

function page(key: string, { number = 7, stories = ['856c5e2ef2'], size = 200, made = Date.now(), status = 200, history = 'a' } = {}): KeptPage {
  return {
    key, edition: { history, number }, build: 'b', made, status, location: null, preload: '</a.css>; rel=preload', stories, document: null,
    full: form(size),
  }
}

const fileOf = (key: string) => join(folder, fileNameOf(key))
const files = () => readdirSync(folder)

/** What the page was made of, without what the rack has noted since. */
const made = ({ key, edition, build, made: when, status, location, preload, stories, document, full }: KeptPage) =>
  ({ key, edition, build, made: when, status, location, preload, stories, document, full })

async function keepAndClose(rack: Rack, ...pages: KeptPage[]): Promise<void> {
  for (const one of pages) rack.keep(one, 'disk')
  await rack.close()
}

describe('A kept page', () => {
  test('is found again by another process, byte for byte', async () => {
    const pages = ['/bn', '/en/latest', '/bn/latest?before=856c5e2ef2'].map((key, at) => page(key, { stories: at === 0 ? [] : ['856c5e2ef2', 'aaaaaaaaaa'] }))
    const moved = { ...page('/bn/s/856c5e2ef2', { status: 308 }), location: '/খেলা/a', preload: null }
    await keepAndClose(await open(), ...pages, moved)

    const next = await open()
    expect(next.find('/bn')).toBeUndefined()
    expect(next.facts()).toMatchObject({ diskPages: 4, memoryPages: 0, doomed: 0, unwritableSince: null })
    for (const one of [...pages, moved]) {
      expect(made((await next.load(one.key))!)).toEqual(one)
      expect(made(next.find(one.key)!)).toEqual(one)
    }
    expect(await next.load('/bn/never')).toBeNull()
  })

  test('whose header is longer than what is read at first is found too', async () => {
    const long = page('/bn', { stories: Array.from({ length: 2000 }, (_, at) => String(at).padStart(10, '0')) })
    await keepAndClose(await open(), long)
    expect(made((await (await open()).load('/bn'))!)).toEqual(long)
  })

  test('is the newest of its address, whatever was written meanwhile', async () => {
    const rack = await open()
    const pages = Array.from({ length: 40 }, (_, at) => page('/bn', { made: at + 1 }))
    for (const one of pages) {
      rack.keep(one, 'disk')
      if (one.made % 3 === 0) await setTimeout(1)
    }
    await rack.close()
    expect(made((await (await open()).load('/bn'))!)).toEqual(pages.at(-1))
    expect(files()).toEqual([fileNameOf('/bn')])
  })

  test('that is not there any more takes the old file with it, also one that is being written', async () => {
    const rack = await open()
    for (let round = 0; round < 60; round++) {
      const key = `/bn/gone-${round}`
      rack.keep(page(key), 'disk')
      for (let tick = 0; tick < round % 30; tick++) await setImmediate()
      rack.keep(page(key, { status: 404 }), 'brief')
      expect(rack.find(key)?.status).toBe(404)
    }
    await rack.close()
    expect(files()).toEqual([])
    for (let round = 0; round < 60; round++) expect(await rack.load(`/bn/gone-${round}`)).toBeNull()
  })

  test('for a moment never reaches the disk, and neither does one for memory', async () => {
    const rack = await open()
    rack.keep(page('/bn/search?q=a'), 'brief')
    rack.keep(page('/bn/_malformed', { status: 404 }), 'memory')
    await rack.close()
    expect(files()).toEqual([])
    expect(rack.find('/bn/search?q=a')).toBeDefined()
    expect(rack.facts()).toMatchObject({ memoryPages: 2, diskPages: 0 })
  })
})

describe('A file that is not as it was written', () => {
  /** Puts `bytes` in the place of a page's file and says what a new process makes of it, and of its neighbour. */
  async function broughtBack(bytes: Buffer, neighbour: KeptPage) {
    writeFileSync(fileOf('/bn/a'), bytes)
    const rack = await open()
    await rack.remove(({ edition, stories }) => edition.number > 1_000 || stories.includes('zzzzzzzzzz'))
    const lowest = rack.lowestEdition()
    const torn = await rack.load('/bn/a')
    const whole = await rack.load('/bn/b')
    expect(whole === null ? null : made(whole)).toEqual(neighbour)
    expect([3, 7]).toContain(lowest)
    return { torn, exists: existsSync(fileOf('/bn/a')) }
  }

  async function written() {
    const neighbour = page('/bn/b')
    await keepAndClose(await open(), page('/bn/a', { number: 3, size: 60 }), neighbour)
    return { bytes: readFileSync(fileOf('/bn/a')), neighbour }
  }

  test('by a single bit anywhere is no page, and its neighbours stay', async () => {
    const { bytes, neighbour } = await written()
    expect((await broughtBack(bytes, neighbour)).torn).not.toBeNull()
    const bits = [1, 4, 32, 128]
    for (let at = 0; at < bytes.length; at += at < 700 ? 2 : 5) {
      const flipped = Buffer.from(bytes)
      flipped[at]! ^= bits[at % bits.length]!
      expect(await broughtBack(flipped, neighbour), `byte ${at}`).toEqual({ torn: null, exists: false })
    }
  })

  test('because it ends anywhere, or goes on, is no page', async () => {
    const { bytes, neighbour } = await written()
    for (let length = 0; length < bytes.length; length += 7) {
      expect(await broughtBack(bytes.subarray(0, length), neighbour), `${length} bytes`).toEqual({ torn: null, exists: false })
    }
    expect(await broughtBack(Buffer.concat([bytes, Buffer.from('x')]), neighbour)).toEqual({ torn: null, exists: false })
  })

  test('that was torn under a running process is thrown away when it is read', async () => {
    await keepAndClose(await open(), page('/bn/a'))
    const running = await open()
    writeFileSync(fileOf('/bn/a'), readFileSync(fileOf('/bn/a')).fill(0, 700))
    expect(await running.load('/bn/a')).toBeNull()
    expect(existsSync(fileOf('/bn/a'))).toBe(false)
    expect(running.facts().diskPages).toBe(0)
  })

  test("is cleared away when the rack is opened, and so is what is not the rack's", async () => {
    await keepAndClose(await open(), page('/bn/a'))
    const whole = readFileSync(fileOf('/bn/a'))
    writeFileSync(`${fileOf('/bn/b')}.new`, whole.subarray(0, 300))
    writeFileSync(fileOf('/bn/c'), whole)
    writeFileSync(join(folder, 'notes.txt'), 'foreign')
    writeFileSync(join(folder, 'empty.page'), '')
    mkdirSync(join(folder, 'folder.page/deep'), { recursive: true })
    const rack = await open()
    expect(files()).toEqual([fileNameOf('/bn/a')])
    expect(await rack.load('/bn/c')).toBeNull()
    expect(await rack.load('/bn/a')).not.toBeNull()
    expect(reports).toEqual([])
  })
})

describe('The bounds', () => {
  test('hold in memory: what was used longest ago goes first', async () => {
    const rack = await open({ folder: null, memoryBytes: 20_000 })
    for (const name of ['a', 'b', 'c', 'd']) rack.keep(page(`/bn/${name}`, { size: 1000 }), 'disk')
    expect(['a', 'b', 'c', 'd'].map((name) => rack.find(`/bn/${name}`) !== undefined)).toEqual([true, true, true, true])
    rack.find('/bn/a')
    rack.keep(page('/bn/e', { size: 1000 }), 'disk')
    expect(['a', 'b', 'c', 'd', 'e'].map((name) => rack.find(`/bn/${name}`) !== undefined)).toEqual([true, false, true, true, true])
    for (let at = 0; at < 500; at++) rack.keep(page(`/bn/x${at}`, { size: 100 + (at % 7) * 300 }), 'disk')
    expect(rack.facts().memoryBytes).toBeLessThanOrEqual(20_000)
    for (let at = 0; at < 500; at++) rack.keep(page(`/bn/search?q=${at}`, { size: 1000 }), 'brief')
    expect(rack.facts().memoryBytes).toBeLessThanOrEqual(40_000)
  })

  test('hold on the disk, and what is used from memory all day is not what leaves it', async () => {
    const rack = await open({ diskBytes: 10_000 })
    for (const name of ['a', 'b', 'c']) await keepAndClose(rack, page(`/bn/${name}`, { size: 800 }))
    expect(files()).toHaveLength(3)
    rack.find('/bn/a')
    await keepAndClose(rack, page('/bn/d', { size: 800 }))
    expect(new Set(files())).toEqual(new Set(['a', 'c', 'd'].map((name) => fileNameOf(`/bn/${name}`))))
    for (let at = 0; at < 25; at++) rack.keep(page(`/bn/x${at}`, { size: 100 + (at % 7) * 200 }), 'disk')
    await rack.close()
    const size = files().reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
    expect(size).toBeLessThanOrEqual(10_000)
    expect(rack.facts()).toMatchObject({ diskBytes: size, diskPages: files().length })
  })

  test('hold for what an earlier process left: the oldest goes', async () => {
    const pages = Array.from({ length: 10 }, (_, at) => page(`/bn/p${at}`, { size: 800, made: 1_000 - at }))
    await keepAndClose(await open(), ...pages)
    const rack = await open({ diskBytes: 10_000 })
    await rack.close()
    expect(new Set(files())).toEqual(new Set(['p0', 'p1', 'p2'].map((name) => fileNameOf(`/bn/${name}`))))
  })

  test('A page larger than the disk may hold is not left on it', async () => {
    await keepAndClose(await open({ diskBytes: 4_000 }), page('/bn/a', { size: 2000 }))
    expect(files()).toEqual([])
    await keepAndClose(await open(), page('/bn/a', { size: 2000 }))
    await (await open({ diskBytes: 4_000 })).close()
    expect(files()).toEqual([])
  })

  test('Where nothing may lie on the disk, nothing is left there to come back one day', async () => {
    await keepAndClose(await open(), page('/bn/a'))
    await open({ diskBytes: 0 })
    expect(await (await open()).load('/bn/a')).toBeNull()
  })
})

describe('What is withdrawn', () => {
  const shows = (id: string) => ({ stories }: { stories: readonly string[] }) => stories.includes(id)

  test('leaves memory and disk, and the others stay', async () => {
    const rack = await open()
    await keepAndClose(rack, page('/bn/a', { stories: ['aaaaaaaaaa', 'bbbbbbbbbb'] }), page('/bn/b', { stories: ['bbbbbbbbbb'] }))
    rack.keep(page('/bn/search?q=a', { stories: ['aaaaaaaaaa'] }), 'brief')
    expect(await rack.remove(shows('aaaaaaaaaa'))).toBe(2)
    expect(['/bn/a', '/bn/b', '/bn/search?q=a'].map((key) => rack.find(key) !== undefined)).toEqual([false, true, false])
    expect(await rack.load('/bn/a')).toBeNull()
    expect(files()).toEqual([fileNameOf('/bn/b')])
  })

  test('leaves what only the disk holds', async () => {
    await keepAndClose(await open(), page('/bn/a'))
    const rack = await open()
    expect(await rack.remove(shows('856c5e2ef2'))).toBe(1)
    expect(files()).toEqual([])
  })

  test('does not come back with a file that is being written at that very moment', async () => {
    const rack = await open()
    for (let round = 0; round < 150; round++) {
      const key = `/bn/r${round}`
      rack.keep(page(key, { stories: ['aaaaaaaaaa'], size: 2_000 }), 'disk')
      for (let tick = 0; tick < round % 30; tick++) await setImmediate()
      await rack.remove(shows('aaaaaaaaaa'))
      expect(files(), `round ${round}`).toEqual([])
      expect(rack.find(key)).toBeUndefined()
      expect(await rack.load(key)).toBeNull()
    }
    await rack.close()
    expect((await open()).facts().diskPages).toBe(0)
  })

  test('does not come back from a file that is being read at that very moment', async () => {
    for (let round = 0; round < 40; round++) {
      await keepAndClose(await open(), page('/bn/a', { stories: ['aaaaaaaaaa'] }))
      const rack = await open()
      const reading = rack.load('/bn/a')
      for (let tick = 0; tick < round % 10; tick++) await setImmediate()
      await rack.remove(shows('aaaaaaaaaa'))
      await reading
      expect(rack.find('/bn/a'), `round ${round}`).toBeUndefined()
    }
  })

  test('is not said to be gone while a file cannot be removed, and goes as soon as it can', async () => {
    const rack = await open()
    await keepAndClose(rack, page('/bn/a', { stories: ['aaaaaaaaaa'] }))
    const bytes = readFileSync(fileOf('/bn/a'))
    rmSync(fileOf('/bn/a'))
    mkdirSync(fileOf('/bn/a'))
    await expect(rack.remove(shows('aaaaaaaaaa'))).rejects.toThrow()
    expect(rack.facts().doomed).toBe(1)
    expect(rack.find('/bn/a')).toBeUndefined()
    await expect(rack.remove(() => false)).rejects.toThrow()
    rmSync(fileOf('/bn/a'), { recursive: true })
    writeFileSync(fileOf('/bn/a'), bytes)
    await rack.remove(() => false)
    expect(rack.facts().doomed).toBe(0)
    expect(files()).toEqual([])
  })
})

describe('A change', () => {
  test('marks what was kept before it, in memory and on the disk, in both languages and with arguments', async () => {
    const keys = ['/bn/latest', '/en/latest', '/bn/latest?before=856c5e2ef2', '/bn', '/bn/world']
    await keepAndClose(await open(), ...keys.map((key) => page(key)))
    const rack = await open()
    await rack.load('/bn/latest')
    rack.keep(page('/bn/search?q=a'), 'brief')
    rack.touch(new Map([['/latest', 8], ['/world', 7]]))
    const marked = await Promise.all(keys.map(async (key) => (rack.find(key) ?? await rack.load(key))!.touched))
    expect(marked).toEqual([true, true, true, false, false])
    expect(rack.find('/bn/search?q=a')).toBeUndefined()
    rack.keep(page('/bn/latest', { number: 8 }), 'disk')
    expect(rack.find('/bn/latest')?.touched).toBe(false)
  })

  test('names paths of the Bengali site', () => {
    expect(['/bn', '/en', '/bn/a/b', '/en/latest?before=1', '/bn?x=1'].map(pathOf)).toEqual(['/', '/', '/a/b', '/latest', '/'])
  })

  test('The lowest edition of all that is kept is known', async () => {
    const rack = await open()
    expect(rack.lowestEdition()).toBeNull()
    await keepAndClose(rack, page('/bn/a', { number: 9 }), page('/bn/b', { number: 4 }))
    rack.keep(page('/bn/c', { number: 6 }), 'memory')
    expect(rack.lowestEdition()).toBe(4)
    expect((await open()).lowestEdition()).toBe(4)
  })
})

describe('A folder that cannot be written', () => {
  test('leaves memory working, is reported once, says since when, and is used again when it can be', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const began = Date.now()
    const rack = await open({ folder: join(file, 'rack') })
    for (let at = 0; at < 5; at++) await keepAndClose(rack, page(`/bn/p${at}`))
    expect(reports).toHaveLength(1)
    expect(rack.facts().unwritableSince!.getTime()).toBeGreaterThanOrEqual(began)
    for (let at = 0; at < 5; at++) expect(rack.find(`/bn/p${at}`)).toBeDefined()
    expect(await rack.load('/bn/p0')).toBeNull()
    expect(await rack.remove(() => true)).toBe(5)

    rmSync(file)
    await keepAndClose(rack, page('/bn/a'))
    expect(rack.facts()).toMatchObject({ unwritableSince: null, diskPages: 1 })
    expect(readdirSync(join(file, 'rack'))).toEqual([fileNameOf('/bn/a')])
  })

  test('Without a folder pages lie in memory alone, and nothing is reported', async () => {
    const rack = await open({ folder: null })
    await keepAndClose(rack, page('/bn/a'))
    expect(rack.find('/bn/a')).toBeDefined()
    expect(await rack.load('/bn/b')).toBeNull()
    expect(await rack.remove(() => true)).toBe(1)
    expect(rack.facts()).toMatchObject({ diskBytes: 0, diskPages: 0, unwritableSince: null })
    expect(reports).toEqual([])
  })
})
