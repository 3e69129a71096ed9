import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { paragraph } from '@/lib/news/blocks'
import { emptyDraft, type Draft } from '@/lib/news/draft'
import { choicesFor, conflictsOf, mergeDrafts, resolveMerge } from '@/lib/news/merge-drafts'
import { Autosave, type DraftConflict, type SaveState } from './autosave.client'
import type { DeviceDrafts, KeptDraft } from './kept-draft'
import type { SaveDraft } from './save-draft.client'

const draft = (...lines: string[]): Draft => ({ ...emptyDraft('news'), headline: 'শিরোনাম', body: lines.map(paragraph) })
const linesOf = (content: Draft) => content.body.map((block) => (block.kind === 'paragraph' ? block.text.map((run) => run.text).join('') : ''))

/** The rule of the server: only what was made from the newest version is taken. `link` says what becomes of a request. */
class Server {
  version = 1
  link: () => 'whole' | 'no-request' | 'no-answer' = () => 'whole'

  constructor(public content: Draft) {}

  save: SaveDraft = async (version, content) => {
    const link = this.link()
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (link === 'no-request') return { kind: 'unreachable' }
    const taken = version === this.version
    if (taken) {
      this.version += 1
      this.content = structuredClone(content)
    }
    if (link === 'no-answer') return { kind: 'unreachable' }
    if (taken) return { kind: 'saved', version: this.version }
    return { kind: 'conflict', version: this.version, content: structuredClone(this.content), savedBy: 'রহিমা' }
  }
}

class Device implements DeviceDrafts {
  kept = new Map<string, KeptDraft>()
  isFull = false

  async keep(one: KeptDraft) {
    if (this.isFull) throw new Error('QuotaExceededError')
    this.kept.set(one.tab, structuredClone(one))
  }

  async forget(_: string, tab: string) {
    this.kept.delete(tab)
  }

  async list() {
    return [...this.kept.values()]
  }
}

function opened(server: Server, device: Device, tab = 'one') {
  const states: SaveState[] = []
  const conflicts: DraftConflict[] = []
  const autosave = new Autosave({
    story: 'x', tab, version: server.version, base: server.content, save: server.save, device,
    onState: (state) => states.push(state), onConflict: (conflict) => conflicts.push(conflict), onSaved: () => {},
  })
  return { autosave, states, conflicts, type: (...lines: string[]) => autosave.changed({ ...autosave.content, body: lines.map(paragraph) }, Date.now()) }
}

/** What a person does who keeps everything. */
function settleKeepingAll({ autosave, conflicts }: ReturnType<typeof opened>): void {
  const conflict = conflicts.at(-1)!
  const merge = mergeDrafts(conflict.base, conflict.mine, conflict.theirs)
  const choices = Object.fromEntries(conflictsOf(merge).map((part) => [part.id, choicesFor(part).at(-1)!]))
  autosave.resolve(resolveMerge(merge, choices)!, conflict.version, conflict.theirs)
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('A text that is being written', () => {
  test('is on the device at once and on the server after a pause', async () => {
    const [server, device] = [new Server(draft('এক')), new Device()]
    const page = opened(server, device)
    page.type('এক', 'দুই')
    await vi.advanceTimersByTimeAsync(0)
    expect(linesOf(device.kept.get('one')!.content)).toEqual(['এক', 'দুই'])
    expect(linesOf(server.content)).toEqual(['এক'])
    await vi.advanceTimersByTimeAsync(900)
    expect(linesOf(server.content)).toEqual(['এক', 'দুই'])
    expect(device.kept.size).toBe(0)
    expect(page.states.map((state) => state.server)).toEqual(['saving', 'saved'])
  })

  test('reaches the server although nobody pauses', async () => {
    const server = new Server(draft(''))
    const page = opened(server, new Device())
    for (let letter = 0; letter < 70; letter += 1) {
      page.type('ক'.repeat(letter + 1))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(server.version).toBeGreaterThan(1)
  })

  test('waits for the server with growing patience, and is sent when it is back', async () => {
    const [server, device] = [new Server(draft('এক')), new Device()]
    let asked = 0
    server.link = () => (asked++ < 3 ? 'no-request' : 'whole')
    const page = opened(server, device)
    page.type('দুই')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(page.states.at(-1)).toMatchObject({ server: 'waiting', kept: true })
    page.type('দুই', 'তিন')
    await vi.advanceTimersByTimeAsync(700)
    expect(asked).toBe(1)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked).toBe(4)
    expect(linesOf(server.content)).toEqual(['দুই', 'তিন'])
    expect(page.states.at(-1)).toMatchObject({ server: 'saved' })
  })

  test('is not in conflict with itself when only the answer was lost', async () => {
    const server = new Server(draft('এক'))
    const links = ['no-answer', 'whole', 'whole'] as const
    let asked = 0
    server.link = () => links[asked++] ?? 'whole'
    const page = opened(server, new Device())
    page.type('দুই')
    await vi.advanceTimersByTimeAsync(900)
    page.type('দুই', 'তিন')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(page.conflicts).toEqual([])
    expect(linesOf(server.content)).toEqual(['দুই', 'তিন'])
  })

  test('says so when the device is full too', async () => {
    const [server, device] = [new Server(draft('এক')), new Device()]
    server.link = () => 'no-request'
    device.isFull = true
    const page = opened(server, device)
    page.type('দুই')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(page.states.at(-1)).toMatchObject({ server: 'waiting', kept: false })
    device.isFull = false
    page.type('তিন')
    await vi.advanceTimersByTimeAsync(0)
    expect(page.states.at(-1)).toMatchObject({ kept: true })
  })

  test('goes nowhere after a conflict until somebody decided, and then on top of the newer version', async () => {
    const [server, device] = [new Server(draft('এক', 'দুই')), new Device()]
    const [mine, theirs] = [opened(server, device, 'one'), opened(server, device, 'two')]
    theirs.type('এক', 'দুই তাঁর')
    await vi.advanceTimersByTimeAsync(900)
    mine.type('এক', 'দুই আমার')
    await vi.advanceTimersByTimeAsync(900)
    expect(mine.conflicts).toHaveLength(1)
    mine.type('এক', 'দুই আমার', 'আরও')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(linesOf(server.content)).toEqual(['এক', 'দুই তাঁর'])
    expect(linesOf(device.kept.get('one')!.content)).toEqual(['এক', 'দুই আমার', 'আরও'])
    mine.autosave.resolve(draft('এক', 'দুই আমার', 'দুই তাঁর'), mine.conflicts[0]!.version, mine.conflicts[0]!.theirs)
    await vi.advanceTimersByTimeAsync(900)
    expect(linesOf(server.content)).toEqual(['এক', 'দুই আমার', 'দুই তাঁর'])
  })

  test('is found again after the page was closed, also when the last sending arrived unseen', async () => {
    for (const arrives of [true, false]) {
      const [server, device] = [new Server(draft('এক')), new Device()]
      const before = opened(server, device)
      before.type('এক', 'দুই')
      server.link = () => (arrives ? 'no-answer' : 'no-request')
      before.autosave.leave()
      before.autosave.stop()
      await vi.advanceTimersByTimeAsync(100)
      server.link = () => 'whole'
      const after = opened(server, device)
      after.autosave.recover((await device.list())[0]!)
      await vi.advanceTimersByTimeAsync(2_000)
      expect(after.conflicts).toEqual([])
      expect(linesOf(server.content)).toEqual(['এক', 'দুই'])
    }
  })

  test('flush tells the truth about whether the server has it', async () => {
    const server = new Server(draft('এক'))
    const page = opened(server, new Device())
    page.type('দুই')
    const good = page.autosave.flush()
    await vi.advanceTimersByTimeAsync(100)
    expect(await good).toBe(true)
    server.link = () => 'no-request'
    page.type('তিন')
    const bad = page.autosave.flush()
    await vi.advanceTimersByTimeAsync(100)
    expect(await bad).toBe(false)
  })

  test('is never lost, whatever becomes of connections, pages and tabs', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('type' as const), tab: fc.constantFrom(0, 1), at: fc.nat(3) }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), for: fc.constantFrom(10, 500, 1_500, 9_000) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('link' as const), link: fc.constantFrom('whole' as const, 'no-request' as const, 'no-answer' as const) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const), tab: fc.constantFrom(0, 1), politely: fc.boolean() }) },
    )
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const [server, device] = [new Server(draft('এক', 'দুই', 'তিন')), new Device()]
      const names = ['one', 'two']
      const pages = names.map((name) => opened(server, device, name))
      const written = new Set<string>()
      let count = 0
      const settle = () => pages.forEach((page) => {
        if (page.conflicts.length > 0) {
          settleKeepingAll(page)
          page.conflicts.length = 0
        }
      })
      for (const one of steps) {
        if (one.do === 'link') server.link = () => one.link
        else if (one.do === 'wait') await vi.advanceTimersByTimeAsync(one.for)
        else if (one.do === 'type') {
          settle()
          const page = pages[one.tab]!
          const lines = linesOf(page.autosave.content)
          const text = `নতুন ${count += 1}`
          written.add(text)
          lines.splice(Math.min(one.at, lines.length), 0, text)
          page.type(...lines)
          await vi.advanceTimersByTimeAsync(1)
        } else {
          settle()
          await vi.advanceTimersByTimeAsync(1)
          if (one.politely) pages[one.tab]!.autosave.leave()
          await vi.advanceTimersByTimeAsync(1)
          pages[one.tab]!.autosave.stop()
          const page = pages[one.tab] = opened(server, device, names[one.tab])
          const kept = device.kept.get(names[one.tab]!)
          if (kept !== undefined) page.autosave.recover(kept)
        }
      }
      server.link = () => 'whole'
      for (let round = 0; round < 8; round += 1) {
        await vi.advanceTimersByTimeAsync(40_000)
        settle()
      }
      await vi.advanceTimersByTimeAsync(40_000)
      const there = new Set(linesOf(server.content))
      for (const text of written) expect(there, `${text} is lost`).toContain(text)
      expect(pages.every((page) => !page.autosave.isDirty)).toBe(true)
      expect(device.kept.size).toBe(0)
    }), { numRuns: 150 })
  })
})
