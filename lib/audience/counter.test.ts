import { mkdtempSync, readdirSync, renameSync, rmSync, truncateSync, statSync, appendFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Tally } from '@/lib/news/audience'
import type { StoryId } from '@/lib/news/story'
import { startCounting, type Counter, type CounterParts } from './counter'
import { openJournal } from './journal'
import { isCounted } from './whether-counted'

let folder: string
let counters: Counter[]
/** What the database has, once for each batch. */
let applied: Map<string, readonly Tally[]>
let faults: string[]
const story = '0123456789' as StoryId
const at = Date.parse('2026-03-26T10:30:00Z')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pathok-views-'))
  counters = []
  applied = new Map()
  faults = []
})
afterEach(async () => {
  for (const counter of counters) await counter.close(200)
  rmSync(folder, { recursive: true, force: true })
})

class Away extends Error {}
const take = async (id: string, tallies: readonly Tally[]) => {
  if (!applied.has(id)) applied.set(id, tallies)
}
function open(changed: Partial<CounterParts> = {}, owner = '3000'): Counter {
  const counter = startCounting({
    journal: openJournal(folder, owner), apply: take, isAway: (error) => error instanceof Away, report: (fault) => faults.push(fault),
    beats: { write: 5, apply: 20 }, ...changed,
  })
  counters.push(counter)
  return counter
}
const view = (changed: { storyId?: StoryId; from?: string } = {}) => ({ storyId: story, form: 'full' as const, from: 'direct', at, ranked: true, ...changed })
const read = (counter: Counter, times: number) => {
  for (let n = 0; n < times; n++) counter.take(view())
}
const sum = () => [...applied.values()].flat().reduce((views, one) => views + one.views, 0)
const files = () => readdirSync(folder)

test('What is taken comes to the database within a moment and leaves no file', async () => {
  const counter = open()
  read(counter, 250)
  await vi.waitFor(() => expect(sum()).toBe(250))
  await vi.waitFor(() => expect(files()).toEqual([]))
  expect([...applied.values()].flat()[0]).toMatchObject({ storyId: story, hour: Math.floor(at / 3_600_000), ranked: 250 })
})

test('Whoever ends in good order loses nothing, and not either when the database is away: the next one brings it', async () => {
  const away = open({ apply: () => Promise.reject(new Away()) })
  read(away, 100)
  await away.close(200)
  expect(files()).toHaveLength(1)
  const next = open()
  read(next, 11)
  await next.close()
  expect([sum(), files(), faults]).toEqual([111, [], []])
})

test('A database that is away for a while gets all of it later, from few files', async () => {
  let there = false
  const counter = open({ apply: (id, tallies) => (there ? take(id, tallies) : Promise.reject(new Away())) })
  for (let round = 0; round < 20; round++) {
    read(counter, 10)
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  expect(files().length).toBeLessThanOrEqual(3)
  there = true
  await counter.close()
  expect([sum(), files(), faults]).toEqual([200, [], []])
})

test('An answer that was lost on its way makes nothing count twice', async () => {
  let answers = 0
  const counter = open({ apply: async (id, tallies) => {
    await take(id, tallies)
    if (answers++ === 0) throw new Away()
  } })
  read(counter, 40)
  await vi.waitFor(() => expect(answers).toBeGreaterThan(1))
  expect(sum()).toBe(40)
})

test('A file that was cut in the middle of a line counts with its whole lines, and another server\'s is left alone while it may live', async () => {
  const journal = openJournal(folder, '3000')
  const tally = (views: number): Tally => ({ storyId: story, hour: 492_154, form: 'full', from: 'direct', views, ranked: 0 })
  await journal.append([tally(1), tally(20), tally(300)])
  const [name] = files()
  truncateSync(join(folder, name!), statSync(join(folder, name!)).size - 3)
  await openJournal(folder, '4000').append([tally(7_000)])
  const counter = open()
  await counter.close()
  expect(sum()).toBe(21)
  expect(files()).toEqual([expect.stringMatching(/^4000-.*\.open$/)])
  // After a while nobody can be writing there any more.
  const ids = await openJournal(folder, '3000').adopt(new Date(Date.now() + 11 * 60_000))
  expect(ids).toHaveLength(1)
})

test('Where the disk takes nothing, views go to the database from memory, and the disk is tried again', async () => {
  const journal = openJournal(folder, '3000')
  let full = true
  const counter = open({ journal: {
    ...journal, get openBytes() {
      return journal.openBytes
    },
    append: (tallies) => (full ? Promise.reject(new Error('ENOSPC')) : journal.append(tallies)),
  } })
  read(counter, 30)
  await vi.waitFor(() => expect(sum()).toBe(30))
  full = false
  read(counter, 12)
  await vi.waitFor(() => expect(sum()).toBe(42))
  expect(faults).toEqual(['Views cannot be written to the disk'])
})

test('A file that the disk would not close goes from memory, and what is left of it counts no second time', async () => {
  const journal = openJournal(folder, '3000')
  let failed = 0
  const counter = open({ journal: {
    ...journal, get openBytes() {
      return journal.openBytes
    },
    async seal() {
      if (journal.openBytes === 0 || failed++ > 0) return journal.seal()
      // The folder is out of reach for a moment.
      renameSync(folder, `${folder}-away`)
      try {
        return await journal.seal()
      } finally {
        renameSync(`${folder}-away`, folder)
      }
    },
  } })
  read(counter, 10)
  await vi.waitFor(() => expect(failed).toBe(1))
  await vi.waitFor(() => expect(sum()).toBe(10))
  read(counter, 5)
  await counter.close()
  await open().close()
  expect([sum(), files(), faults]).toEqual([15, [], ['Views cannot be written to the disk']])
})

test('Where neither takes anything, memory has a bound, and it is said that views are lost', async () => {
  const refuse = () => Promise.reject(new Away())
  const counter = open({ apply: refuse, journal: { ...openJournal(folder, '3000'), append: refuse }, beats: { write: 100_000, apply: 100_000 } })
  for (let n = 0; n < 70_000; n++) counter.take(view({ storyId: String(1_000_000_000 + n) as StoryId, from: `${n}.example` }))
  expect(counter.facts()).toMatchObject({ waiting: 60_000, lost: 10_000 })
  expect(faults).toEqual(['Views are lost: neither the disk nor the database takes them'])
})

test('What the database refuses is set aside for a person, and what comes after it goes on', async () => {
  const counter = open({ apply: (id, tallies) => (tallies.some(({ from }) => from === 'bad.example') ? Promise.reject(new Error('no')) : take(id, tallies)) })
  counter.take(view({ from: 'bad.example' }))
  await vi.waitFor(() => expect(faults).toHaveLength(1))
  read(counter, 3)
  await vi.waitFor(() => expect(sum()).toBe(3))
  expect(files()).toEqual([expect.stringMatching(/\.refused$/)])
})

test('Rubbish in the folder is nobody\'s batch, and rubbish in a batch is nobody\'s view', async () => {
  const journal = openJournal(folder, '3000')
  await journal.append([{ storyId: story, hour: 492_154, form: 'full', from: 'direct', views: 5, ranked: 5 }])
  const [name] = files()
  appendFileSync(join(folder, name!), '\0\0\0\0\nzz full 1 1 direct .\n0123456789 492154 full 99999999999999999 1 direct .\n')
  appendFileSync(join(folder, 'notes.txt'), 'x')
  const counter = open()
  await counter.close()
  expect([sum(), files()]).toEqual([5, ['notes.txt']])
})

test('Of the requests that told of views nothing stays in memory but the view: not their eight kilobytes', () => {
  setFlagsFromString('--expose-gc')
  const tidy = runInNewContext('gc') as () => void
  const held = () => {
    tidy()
    return process.memoryUsage().heapUsed
  }
  const counter = open({ beats: { write: 100_000, apply: 100_000 } })
  const before = held()
  for (let n = 0; n < 3_000; n++) {
    const request = Buffer.alloc(8_000, `host-${n}.a-long-name.example Browser/5.0 (${n}) `).toString('latin1')
    counter.take(view({ from: request.slice(0, 20 + String(n).length) }))
    isCounted({ 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty', 'sec-fetch-site': 'same-origin', 'user-agent': request.slice(27, 60) }, 'beacon')
  }
  expect((held() - before) / 3_000).toBeLessThan(2_000)
  expect(counter.facts().waiting).toBe(3_000)
})
