import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import { readBeacon } from '@/lib/audience/beacon'
import { startCounting } from '@/lib/audience/counter'
import { openJournal } from '@/lib/audience/journal'
import { knownIds, type KnownIds } from '@/lib/audience/known-ids'
import { openLimits } from '@/lib/audience/network-limits'
import { isCounted, isForeign } from '@/lib/audience/whether-counted'
import { weightsOf } from '@/lib/audience/windows'
import { noSite, type ViewForm } from '@/lib/news/audience'
import { storyIdIn } from '@/lib/routes'
import { applyViews, computeMostRead, listVisibleIds, tidyAudience } from '@/lib/store/audience'
import { db } from '@/lib/store/client'
import type { Edition } from '@/lib/store/edition'
import { isUnavailable } from '@/lib/store/unavailable'
import type { Editions } from './edition'
import type { Arrival, Sender } from './gate'
import type { PlainRequest, Ready } from './stand'

/** Counts who reads what, by lib/audience, from requests that never meet Next and wait for nothing. */
export interface Audience {
  /** Answers a beacon or its picture. The status says whether it was one, never whether it counted. */
  answer(request: IncomingMessage, response: ServerResponse): number
  /** The same for a beacon that was read without HTTP objects: what to write, and its status. */
  readyAnswer(request: PlainRequest, connection: { remoteAddress?: string }): { status: number; ready: Ready }
  /** A lite page was sent in full: counted here, because nothing in it could tell. `key` is the page's. */
  readLite(request: IncomingMessage, key: string): void
  /** Entries in memory, batches on their way, views that nothing took, and the stories that can be counted, null while that is not known. */
  facts(): { waiting: number; batches: number; lost: number; stories: number | null }
  close(): Promise<void>
}

interface Parts {
  folder: string
  /** Tells apart the servers that share the folder. */
  owner: string
  editions: Editions
  senderOf: (connection: { remoteAddress?: string }, headers: IncomingMessage['headers']) => Sender
  report: (fault: string, error: unknown) => void
}

/** How often, in ms, lists are looked at, and the least time between two computations by whatever server. */
const listBeat = 20_000
const listEvery = 55_000
const tidyEvery = 3_600_000
const idsAtOnce = 10_000

/** One transparent point. */
const point = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const common = ['X-Content-Type-Options', 'nosniff', 'Cross-Origin-Resource-Policy', 'same-origin']
const picture = [...common, 'Content-Type', 'image/gif', 'Content-Length', String(point.length)]

/** An answer as it is sent: by the HTTP server, or as it lies ready. */
function answerOf(status: 200 | 204 | 403 | 404, lines: readonly string[], body?: Buffer) {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`
  for (let at = 0; at < lines.length; at += 2) head += `${lines[at]}: ${lines[at + 1]}\r\n`
  return { status, lines, body, ready: { head, body: body ?? null } satisfies Ready }
}

const answers = {
  'no beacon': answerOf(404, [...common, 'Cache-Control', 'no-store', 'Content-Length', '0']),
  foreign: answerOf(403, [...common, 'Cache-Control', 'no-store', 'Content-Length', '0']),
  beacon: answerOf(204, [...common, 'Cache-Control', 'no-store']),
  // For half an hour the device keeps it: without scripts, that is how one reader counts once.
  'counted picture': answerOf(200, [...picture, 'Cache-Control', 'private, max-age=1800'], point),
  picture: answerOf(200, [...picture, 'Cache-Control', 'no-store'], point),
}

/** Starts counting; it goes on until `close`. */
export function openAudience({ folder, owner, editions, senderOf, report }: Parts): Audience {
  const limits = openLimits()
  const counter = startCounting({
    journal: openJournal(folder, owner),
    apply: async (id, tallies) => {
      await applyViews(db(), id, tallies, new Date())
    },
    isAway: isUnavailable,
    report,
  })
  const stories = followStories(editions, report)
  const lists = startLists(report)

  type Connection = { remoteAddress?: string }

  function count(headers: Arrival['headers'], connection: Connection, storyId: string, form: ViewForm, from: string, age: number): void {
    // Until the database has said which there are, any may be one; what is none falls out there.
    const known = stories.known()
    if (known !== null && !known.has(storyId)) return
    const now = Date.now()
    const taken = limits.take(senderOf(connection, headers).address, storyId, now)
    if (taken !== 'refused') counter.take({ storyId, form, from, at: now - age * 60_000, ranked: taken === 'ranked' })
  }

  /** Counts what is told, where it counts, and says what became of it. */
  function hear({ method, url, headers }: Pick<Arrival, 'method' | 'url' | 'headers'>, connection: Connection): 'no beacon' | 'foreign' | 'beacon' | 'picture' | 'counted picture' {
    const beacon = readBeacon(url)
    if (beacon === null || (method === 'POST') === beacon.pixel) return 'no beacon'
    if (isForeign(headers)) return 'foreign'
    const { storyId, pixel, form, from, age } = beacon
    const counted = method !== 'HEAD' && isCounted(headers, pixel ? 'pixel' : 'beacon')
    if (counted) count(headers, connection, storyId, form, from, age)
    return !pixel ? 'beacon' : counted ? 'counted picture' : 'picture'
  }

  return {
    answer(request, response) {
      const heard = hear(request as Arrival, request.socket)
      const { status, lines, body } = answers[heard]
      response.writeHead(status, lines as string[]).end(request.method === 'HEAD' ? undefined : body)
      return status
    },

    readyAnswer(request, connection) {
      const { status, ready } = answers[hear(request, connection)]
      return { status, ready }
    },

    readLite(request, key) {
      const storyId = storyIdIn(key.slice(3))
      if (storyId === null || !isCounted(request.headers, 'page')) return
      count(request.headers, request.socket, storyId, 'lite', siteOf(request.headers), 0)
    },

    facts: () => ({ ...counter.facts(), stories: stories.known()?.size ?? null }),

    async close() {
      await Promise.all([stories.close(), lists.close()])
      await counter.close()
    },
  }
}

/** From where a page was opened, as a beacon would have told it. */
function siteOf({ referer, host }: IncomingMessage['headers']): string {
  if (referer === undefined || !URL.canParse(referer)) return noSite
  const from = new URL(referer).host.toLowerCase()
  return readBeacon(`/api/views/0000000000?form=full&from=${from === host ? 'own' : from.replace(/:\d+$/, '')}`)?.from ?? noSite
}

/** Keeps the ids of the stories that readers can see, by the changes of the edition. Null until they are known. */
function followStories(editions: Editions, report: Parts['report']): { known: () => KnownIds | null; close: () => Promise<void> } {
  let known: KnownIds | null = null
  let as: Edition | null = null

  async function look(): Promise<void> {
    const { applied } = editions
    if (applied === null || (applied.number === as?.number && applied.history === as.history)) return
    const changes = as === null ? null : editions.changesAfter(as)
    if (known !== null && changes !== null) {
      for (const path of changes.flatMap(({ touched }) => touched)) {
        const id = storyIdIn(path)
        if (id !== null) known.add(id)
      }
    } else {
      const read = knownIds()
      for (let last = '', more = true; more;) {
        const ids = await listVisibleIds(db(), last, idsAtOnce)
        for (const id of ids) read.add(id)
        more = ids.length === idsAtOnce
        last = ids.at(-1) ?? ''
      }
      known = read
    }
    as = applied
  }

  const beat = everyBeat(500, look, (error) => report('The stories that can be counted are not known', error))
  return { known: () => known, close: beat }
}

/** Computes the most-read lists, in whichever of the servers comes first. */
function startLists(report: Parts['report']): { close: () => Promise<void> } {
  let tidied = 0
  const close = everyBeat(listBeat, async () => {
    const now = new Date()
    const weights = { '1h': weightsOf('1h', now), '24h': weightsOf('24h', now), '7d': weightsOf('7d', now) }
    await computeMostRead(db(), weights, listEvery, now)
    if (now.getTime() - tidied < tidyEvery) return
    tidied = now.getTime()
    await tidyAudience(db(), now)
  }, (error) => report('The most-read lists cannot be computed', error))
  return { close }
}

/** Does the work at once and then at every beat, one after the other; the function that comes back ends it. */
function everyBeat(ms: number, work: () => Promise<void>, failed: (error: unknown) => void): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let failing = false
  let turn = Promise.resolve()
  const next = () => {
    turn = work().then(() => {
      failing = false
    }, (error: unknown) => {
      if (!failing && !isUnavailable(error)) failed(error)
      failing = true
    }).finally(() => {
      if (!stopped) timer = setTimeout(next, ms).unref()
    })
  }
  next()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await turn
  }
}
