import { randomUUID } from 'node:crypto'
import { otherSites, type Tally, type ViewForm } from '@/lib/news/audience'
import type { StoryId } from '@/lib/news/story'
import type { Journal } from './journal'
import { ownCopy } from './own-copy'

/** A view that is taken. */
export interface View {
  storyId: StoryId
  form: ViewForm
  from: string
  /** When it was, in ms since 1970. */
  at: number
  ranked: boolean
}

/** Takes views and brings them into the database, once a second and each of them once. */
export interface Counter {
  /** Costs an entry of a table; nothing is waited for. */
  take(view: View): void
  facts(): { waiting: number; batches: number; lost: number }
  /** Brings everything to the disk, and into the database where that answers within `bound` ms. */
  close(bound?: number): Promise<void>
}

export interface CounterParts {
  journal: Journal
  /** Applies a batch as one transaction; the same id a second time changes nothing. Rejects when it could not. */
  apply: (id: string, tallies: readonly Tally[]) => Promise<void>
  /** Whether a failure means that the database is away, and not that it refuses. */
  isAway: (error: unknown) => boolean
  report: (fault: string, error: unknown) => void
  now?: () => number
  /** In ms: how long a view is in memory alone, and how often batches are applied. */
  beats?: { write: number; apply: number }
}

const usualBeats = { write: 200, apply: 1_000 }
const hourMs = 3_600_000
/** Entries in memory beyond which sites are no longer told apart, and beyond which views are lost. */
const mostTold = 20_000
const mostEntries = 60_000
/** While the database is away: how large, in bytes, and how old, in ms, one file grows, and how many there may be. */
const fullFile = 2 ** 20
const oldFile = 60_000
const mostFiles = 2_000
/** How often a batch is tried that the database refuses without being away. */
const tries = 5

/** Starts counting; it goes on until `close`. */
export function startCounting({ journal, apply, isAway, report, now = Date.now, beats = usualBeats }: CounterParts): Counter {
  /** Taken and not yet in the journal. */
  let pending = new Map<string, Tally>()
  /** Sealed batches, the oldest first; without tallies they are read from their file. What the journal did not take is `inMemory` alone. */
  const batches: { id: string; tallies: readonly Tally[] | null; tried: number; inMemory: boolean }[] = []
  let opened: Tally[] = []
  let openedAt = 0
  let away = false
  let unwritable = false
  let lost = 0
  let stopped = false
  let writing: Promise<void> = Promise.resolve()
  let applying: Promise<void> | null = null
  let adopted = 0

  function take({ storyId, form, from, at, ranked }: View): void {
    const hour = Math.floor(at / hourMs)
    const site = pending.size < mostTold ? from : otherSites
    const key = `${storyId} ${hour} ${form} ${site}`
    const known = pending.get(key)
    if (known !== undefined) {
      known.views++
      if (ranked) known.ranked++
    } else if (pending.size < mostEntries) {
      pending.set(ownCopy(key), { storyId: ownCopy(storyId) as StoryId, hour, form, from: ownCopy(site), views: 1, ranked: ranked ? 1 : 0 })
    } else {
      if (lost++ === 0) report('Views are lost: neither the disk nor the database takes them', new Error('There is no room for more.'))
    }
  }

  async function write(): Promise<void> {
    // What the disk did not take goes from memory; until then the next views wait where they are.
    if (pending.size === 0 || batches.length >= mostFiles || batches.some(({ inMemory }) => inMemory)) return
    const tallies = [...pending.values()]
    pending = new Map()
    try {
      await journal.append(tallies)
      if (opened.length === 0) openedAt = now()
      opened.push(...tallies)
    } catch (error) {
      applyFromMemory(tallies, error)
    }
  }

  function applyFromMemory(tallies: readonly Tally[], error: unknown): void {
    if (!unwritable) report('Views cannot be written to the disk', error)
    unwritable = true
    batches.push({ id: randomUUID(), tallies, tried: 0, inMemory: true })
  }

  async function seal(): Promise<void> {
    if (opened.length === 0) return
    // While the database is away, few large files are better than many.
    if (away && !stopped && journal.openBytes < fullFile && now() - openedAt < oldFile) return
    const tallies = opened
    opened = []
    try {
      const id = await journal.seal()
      if (id !== null) batches.push({ id, tallies: away ? null : tallies, tried: 0, inMemory: false })
      unwritable = false
    } catch (error) {
      applyFromMemory(tallies, error)
    }
  }

  async function applyAll(): Promise<void> {
    while (batches.length > 0) {
      const batch = batches[0]!
      try {
        const tallies = batch.tallies ?? await journal.read(batch.id)
        if (tallies !== null && tallies.length > 0) await apply(batch.id, tallies)
        away = false
      } catch (error) {
        away = isAway(error)
        if (away || ++batch.tried < tries) return
        report(`A batch of views is set aside, ${batch.id}: the database refuses it`, error)
        if (!batch.inMemory) await journal.setAside(batch.id).catch(() => {})
        batches.shift()
        continue
      }
      // A file that stays is applied again at the next start, which changes nothing.
      if (!batch.inMemory) await journal.remove(batch.id).catch(() => {})
      batches.shift()
    }
  }

  async function adopt(): Promise<void> {
    adopted = now()
    for (const id of await journal.adopt(new Date(adopted))) {
      if (!batches.some((batch) => batch.id === id)) batches.push({ id, tallies: null, tried: 0, inMemory: false })
    }
  }

  const failed = (error: unknown) => report('Views cannot be counted', error)
  /** What concerns the journal, one after the other. A database that is slow to answer must not keep views from the disk. */
  const inTurn = (work: () => Promise<void>) => (writing = writing.then(work).catch(failed))
  const bring = () => (applying ??= applyAll().catch(failed).finally(() => {
    applying = null
  }))

  void inTurn(adopt)
  const writes = setInterval(() => void inTurn(write), beats.write)
  const applies = setInterval(() => void inTurn(async () => {
    await seal()
    if (now() - adopted > 300_000) await adopt()
    void bring()
  }), beats.apply)
  writes.unref()
  applies.unref()

  /** Twice, because what the disk does not take makes the rest wait until it is in the database. */
  async function empty(): Promise<void> {
    for (let times = 0; times < 2; times++) {
      await inTurn(async () => {
        await write()
        await seal()
      })
      await applying
      await bring()
    }
  }

  return {
    take,
    facts: () => ({ waiting: pending.size, batches: batches.length, lost }),
    async close(bound = 3_000) {
      stopped = true
      clearInterval(writes)
      clearInterval(applies)
      await Promise.race([empty(), new Promise((resolve) => {
        setTimeout(resolve, bound).unref()
      })])
      // However long the database takes: on the disk they are.
      await writing
    },
  }
}
