import { db } from '@/lib/store/client'
import type { Connection } from '@/lib/store/connection'
import { findEdition, listChangesAfter, type Change, type Edition } from '@/lib/store/edition'
import { followEditions } from '@/lib/store/edition-notices'
import type { Facts, Rack } from './rack'

/**
 * What this server knows of the edition (lib/store/edition.ts): every publishing transaction raises one number and says
 * what it touched and withdrew. To apply an edition is to mark or remove the kept pages it is about.
 */
export interface Editions {
  /** The newest edition that is applied; null while the store has not been reached. */
  readonly applied: Edition | null
  /** Since when the store is out of reach; null while this server hears from it. */
  readonly lostSince: Date | null
  /** What changed after `edition` as far as this process saw it; null when that is no longer known. */
  changesAfter(edition: Edition): readonly Change[] | null
  /** Applies whatever has been committed until now. Rejects when the store cannot say, or a page could not be removed. */
  catchUp(): Promise<void>
  close(): Promise<void>
}

/** How often the store is asked without a notice, in ms: some poolers between us and it let none through. */
const poll = 2_000
/** How many changes are remembered for renderings that are under way. */
const remembered = 1_000

/** Follows the edition of the store and keeps the rack to it, from now until `close`. */
export function followEdition(connection: Connection, rack: Rack, report: (fault: string, error: unknown) => void, forget: (ids: readonly string[]) => Promise<void> = async () => {}): Editions {
  let applied: Edition | null = null
  let lostSince: Date | null = new Date()
  let recent: Change[] = []
  let confirmed: number | null = null
  let running: Promise<void> = Promise.resolve()
  let queued: Promise<void> | null = null

  async function read(): Promise<void> {
    const newest = await findEdition(db())
    const gap = applied === null || applied.history !== newest.history
      || applied.number < newest.oldest - 1 || applied.number > newest.number
    if (gap) await begin(newest)
    else if (newest.number > applied!.number) await apply(newest.history, await listChangesAfter(db(), applied!.number))
    else if (rack.facts().doomed > 0) await rack.remove(() => false)
    lostSince = null
    if (confirmed === applied!.number) return
    confirmed = applied!.number
    await notices.confirm(confirmed)
  }

  /** The first edition of this process, or of another history: what is kept may be from long ago, or from elsewhere. */
  async function begin({ history, number, oldest }: Edition & { oldest: number }): Promise<void> {
    const lowest = rack.lowestEdition()
    const changes = lowest === null || lowest >= number ? [] : await listChangesAfter(db(), lowest)
    recent = []
    applied = { history, number }
    await apply(history, changes, ({ edition }) => edition.history !== history || edition.number < oldest - 1 || edition.number > number)
  }

  /** Marks and removes before anything is waited for, so that a file which cannot be removed keeps no change from being applied. */
  async function apply(history: string, changes: readonly Change[], isForeign: (page: Facts) => boolean = () => false): Promise<void> {
    const touched = new Map(changes.flatMap((change) => change.touched.map((path) => [path, change.number])))
    const withdrawn = new Map(changes.flatMap((change) => change.withdrawn.map((id) => [id, change.number])))
    recent = [...recent, ...changes].slice(-remembered)
    // From here on a rendering that began earlier is held against these changes before it is kept.
    const last = changes.at(-1)
    if (last !== undefined && last.number > (applied?.number ?? 0)) applied = { history, number: last.number }
    rack.touch(touched)
    // Nobody is served from there without asking the store first; this only leaves nothing lying about.
    if (withdrawn.size > 0) void forget([...withdrawn.keys()]).catch((error: unknown) => report('The cards of a withdrawn story could not be removed', error))
    await rack.remove((page) => isForeign(page) || page.stories.some((id) => (withdrawn.get(id) ?? 0) > page.edition.number))
  }

  /** What is asked for while a reading is under way waits for the next one, which then serves all who asked. */
  function catchUp(): Promise<void> {
    queued ??= running.catch(() => {}).then(() => {
      queued = null
      return (running = read())
    })
    return queued
  }

  const quietly = () => catchUp().catch((error: unknown) => {
    lostSince ??= new Date()
    report('The edition cannot be applied', error)
  })
  const notices = followEditions(connection, {
    connected() {
      // What was said while nobody could hear it is said again.
      confirmed = null
      return quietly()
    },
    notice: (number) => {
      if (number > (applied?.number ?? 0)) void quietly()
    },
    lost: () => {
      lostSince ??= new Date()
    },
  })
  const timer = setInterval(() => void quietly(), poll)

  return {
    get applied() {
      return applied
    },
    get lostSince() {
      return lostSince
    },
    changesAfter({ history, number }) {
      if (applied === null || history !== applied.history) return null
      if (number >= applied.number) return []
      const oldest = recent[0]?.number ?? applied.number + 1
      return number < oldest - 1 ? null : recent.filter((change) => change.number > number)
    },
    catchUp,
    async close() {
      clearInterval(timer)
      await notices.close()
      await (queued ?? running).catch(() => {})
    },
  }
}
