import PQueue from 'p-queue'
import { addDays } from '@/lib/bangla/calendar'
import { dhakaDate, dhakaInstant } from '@/lib/bangla/dates'
import { routes } from '@/lib/routes'
import type { Editions } from './edition'
import { isUnclaimed, unclaimedKey } from './gate'
import { requestId } from './log'
import type { Rendered } from './page'
import { pathOf, shelve, type Rack, type Shelved } from './rack'

/** How an answer came about: as it should be, or in which way not. */
export type Served =
  /** `fresh` as the store has it; `stale` while a new one is made behind; `last-good` because no new one could be made. */
  | { kind: 'fresh' | 'stale' | 'last-good'; page: Shelved; timing: Timing | null }
  /** Made for this reader; `kept` when others get it too. */
  | { kind: 'rendered'; page: Shelved; timing: Timing; kept: boolean }
  /** Nothing was kept and nothing could be made: the page that says so, its status with it. */
  | { kind: 'failed'; rendered: Rendered | null; busy: boolean; timing: Timing | null }

/** What a reader waited for, in ms, and the name under which the log tells of it. */
export interface Timing {
  id: string
  queued: number
  render: number
  finish: number
}

export interface Press {
  /** The page of that key, at once where one is kept. */
  serve(key: string): Served | Promise<Served>
  /** The page of that key if it lies in memory and nothing need be done about it. */
  findFresh(key: string): Shelved | null
  facts(): { renderingNow: number; renderingWaiting: number }
  close(): Promise<void>
}

export interface PressParts {
  rack: Rack
  editions: Editions
  build: string
  /** How many renderings may run at once. */
  renderings: number
  /** Makes a page: what Next answers, finished and packed. Rejects when that fails. */
  make: (key: string) => Promise<Rendered>
  /** Whether a page need not be rendered, because it would only say that there is nothing. */
  isNowhere?: (key: string) => Promise<boolean>
  /** Hears of every rendering; of one that failed, with what Next or the page said. */
  told: (event: { key: string; rendered: Rendered | null; timing: Timing; error?: unknown }) => void
  now?: () => number
  patience?: typeof usualPatience
}

/**
 * How long, in ms, a reader waits for a new rendering of a page that is kept in an older form, and of one that is not; and
 * how long closing waits for renderings that are under way.
 */
const usualPatience = { touched: 3_000, unknown: 15_000, closing: 3_000 }
/** The least time, in ms, between two renderings behind a page that is served meanwhile. */
const behindEvery = 30_000
/** For this long after a rendering failed, in ms, nobody waits for the next one. */
const failedFor = 5_000
/** Renderings that may wait for their turn; beyond them readers are told to come again. */
const mostWaiting = 200
/** How long, in ms, the page of what is most read may lie: that list changes without an edition. */
const mostReadFor = 60_000
const isMostRead = (key: string) => key.startsWith(routes.mostRead(), 3)
/** How often a rendering is repeated because the store changed under it. */
const mostRepeats = 3

const first = 1
const behind = 0

/** It may come yet, but the reader is not kept waiting. */
const busy: Served = { kind: 'failed', rendered: null, busy: true, timing: null }
const neverKnown = { history: '', number: 0 }

/** Stands between readers and Next: answers with what is kept, and renders a page once for all who wait for it. */
export function openPress({ rack, editions, build, renderings, make, isNowhere, told, now = Date.now, patience = usualPatience }: PressParts): Press {
  const queue = new PQueue({ concurrency: renderings })
  const underWay = new Map<string, { made: Promise<Served>; editionNumber: number }>()
  const isToday = dayKeeper()

  function isFresh(page: Shelved): boolean {
    const { applied } = editions
    return applied !== null && page.edition.number >= applied.number && page.edition.history === applied.history
      && page.build === build && isToday(page.made, now())
  }

  /** Another build's page names style sheets that may be gone. */
  const mustWait = (page: Shelved) => page.touched || page.build !== build || (isMostRead(page.key) && now() - page.made > mostReadFor)

  function serve(key: string): Served | Promise<Served> {
    const page = rack.find(key)
    return page === undefined ? serveFromDisk(key) : serveKept(page)
  }

  async function serveFromDisk(key: string): Promise<Served> {
    const page = await rack.load(key)
    return page === null ? await within(patience.unknown, render(key, first)) ?? busy : serveKept(page)
  }

  function serveKept(page: Shelved): Served | Promise<Served> {
    if (mustWait(page)) return serveNew(page)
    if (isFresh(page)) return { kind: 'fresh', page, timing: null }
    if (now() - page.attempted >= behindEvery) {
      page.attempted = now()
      void render(page.key, behind)
    }
    return { kind: 'stale', page, timing: null }
  }

  async function serveNew({ key, failed }: Shelved): Promise<Served> {
    const served = now() - failed < failedFor ? null : await within(patience.touched, render(key, first))
    if (served !== null && served.kind !== 'failed') return served
    // Asked again: what was withdrawn meanwhile is no longer there to fall back on.
    const page = rack.find(key) ?? await rack.load(key)
    if (page === null) return served ?? busy
    if (served !== null) page.failed = now()
    return { kind: 'last-good', page, timing: served?.timing ?? null }
  }

  /** One rendering for all who ask for it, begun after the newest change that is applied. */
  function render(key: string, priority: number): Promise<Served> {
    const editionNumber = editions.applied?.number ?? -1
    const running = underWay.get(key)
    if (running !== undefined && running.editionNumber >= editionNumber) return running.made
    const made = findOut(key, priority).finally(() => {
      if (underWay.get(key)?.made === made) underWay.delete(key)
    })
    underWay.set(key, { made, editionNumber })
    return made
  }

  async function findOut(key: string, priority: number): Promise<Served> {
    // Before it takes a turn: the page that it leads to may need one. Whatever goes wrong here, a rendering meets and tells.
    const nowhere = await isNowhere?.(key).catch(() => false)
    return nowhere === true ? serve(unclaimedKey(key)) : renderInTurn(key, priority)
  }

  async function renderInTurn(key: string, priority: number): Promise<Served> {
    const asked = now()
    if (queue.size >= mostWaiting) return busy
    return queue.add(async () => {
      const timing = { id: requestId(), queued: now() - asked, render: 0, finish: 0 }
      try {
        for (let times = 0; ; times++) {
          const edition = editions.applied
          const began = now()
          const rendered = await make(key)
          timing.render += rendered.timing.render
          timing.finish += rendered.timing.finish
          if (rendered.status >= 500) {
            told({ key, rendered, timing })
            return { kind: 'failed', rendered, busy: false, timing }
          }
          const changes = edition === null ? null : editions.changesAfter(edition)
          const showsWithdrawn = changes?.some(({ withdrawn }) => withdrawn.some((id) => rendered.stories.includes(id))) ?? true
          const overtaken = showsWithdrawn || changes!.some(({ touched }) => touched.includes(pathOf(key)))
          if (overtaken && editions.applied !== null && times < mostRepeats) continue
          told({ key, rendered, timing })
          if (showsWithdrawn && edition !== null) return { kind: 'failed', rendered: null, busy: true, timing }
          const { complete, timing: _, ...finished } = rendered
          const page = { ...finished, key, edition: edition ?? neverKnown, build, made: began }
          // A page of which something is missing, or that the store has outrun, serves those who wait and nobody else.
          const where = overtaken || !complete ? null : placeFor(key, rendered.status)
          return { kind: 'rendered', page: where === null ? shelve(page) : rack.keep(page, where), timing, kept: where !== null }
        }
      } catch (error) {
        told({ key, rendered: null, timing, error })
        return { kind: 'failed', rendered: null, busy: false, timing }
      }
    }, { priority })
  }

  function findFresh(key: string): Shelved | null {
    const page = rack.find(key)
    return page !== undefined && !mustWait(page) && isFresh(page) ? page : null
  }

  return {
    serve,
    findFresh,
    facts: () => ({ renderingNow: queue.pending, renderingWaiting: queue.size }),
    async close() {
      // Whoever still waited for a turn has been sent away by now.
      queue.clear()
      await within(patience.closing, queue.onIdle())
    },
  }
}

/** Development shows every edit at once, so it keeps nothing. */
export function openProof(make: PressParts['make'], told: PressParts['told']): Press {
  return {
    async serve(key) {
      const timing = { id: requestId(), queued: 0, render: 0, finish: 0 }
      try {
        const rendered = await make(key)
        Object.assign(timing, rendered.timing)
        told({ key, rendered, timing })
        if (rendered.status >= 500) return { kind: 'failed', rendered, busy: false, timing }
        return { kind: 'rendered', page: shelve({ ...rendered, key, edition: neverKnown, build: '', made: Date.now() }), timing, kept: false }
      } catch (error) {
        told({ key, rendered: null, timing, error })
        return { kind: 'failed', rendered: null, busy: false, timing }
      }
    },
    findFresh: () => null,
    facts: () => ({ renderingNow: 0, renderingWaiting: 0 }),
    close: async () => {},
  }
}

/** Where a page of this status is kept: what was asked for by argument, or is not there, not for long. */
function placeFor(key: string, status: number): 'disk' | 'memory' | 'brief' | null {
  const [, query = ''] = key.split('?')
  if (status === 404 || status === 410) return isUnclaimed(key) ? 'memory' : 'brief'
  if (status !== 200 && status !== 301 && status !== 308) return null
  return query === '' || query.startsWith('before=') ? 'disk' : 'brief'
}

/** Tells whether a moment lies in the day that it now is in Dhaka; computed anew only when that day changes. */
function dayKeeper(): (moment: number, now: number) => boolean {
  let began = 0
  let ends = 0
  return (moment, now) => {
    if (now < began || now >= ends) {
      const day = dhakaDate(new Date(now))
      began = dhakaInstant(day).getTime()
      ends = dhakaInstant(addDays(day, 1)).getTime()
    }
    return moment >= began && moment < ends
  }
}

/** What the work comes to, or null when that takes longer than `bound` ms; it goes on all the same. */
async function within<Value>(bound: number, work: Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, bound, null)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
