import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request as ask, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { useConnection } from '@/lib/store/client'
import { openAudience, type Audience } from '@/server/audience'
import { connectionLimits, refuseBroken, refuseTunnel } from '@/server/connections'
import { followEdition, type Editions } from '@/server/edition'
import { hostsOf, senderOf } from '@/server/gate'
import { commonHeaders, litePolicy, litePreviewPolicy, previewHeaders, previewPolicy, readingPolicy } from '@/server/headers'
import { liteStyle } from '@/server/lite'
import { createLog } from '@/server/log'
import { createMetrics } from '@/server/metrics'
import { isNowhere } from '@/server/nowhere'
import { makePage } from '@/server/page'
import { openPress, type PressParts } from '@/server/press'
import { openPreviews } from '@/server/previews'
import { openRack, type Rack } from '@/server/rack'
import type { RequestHandler } from '@/server/render'
import { listener } from '@/server/serve'
import { findReady } from '@/server/serve-page'
import type { Site } from '@/server/site'
import { openStand } from '@/server/stand'
import { freshDatabase, type TestDatabase } from './database'

/** A server put together as the real one is, but for Next, whose place the test takes with `handle`. */
export interface ServedSite {
  port: number
  /** The folder that stands for the project's; its data folder is `data` within. */
  folder: string
  database: TestDatabase
  editions: Editions
  rack: Rack
  audience: Audience
  /** What should not have happened. */
  faults: { fault: string; error: unknown }[]
  /** How often Next was asked. */
  renderings: () => number
  get(path: string, wish?: Asked): Promise<Got>
  close(): Promise<void>
}

interface Asked {
  method?: string
  headers?: Record<string, string | string[]>
  body?: string
}

export interface Got {
  status: number
  headers: IncomingHttpHeaders
  rawHeaders: string[]
  raw: Buffer
  body: string
}

export async function serveSite(handle: RequestHandler, changed: Partial<Site> = {}, patience?: PressParts['patience']): Promise<ServedSite> {
  const folder = mkdtempSync(join(tmpdir(), 'pathok-site-'))
  for (const name of ['public/fonts', 'data/pictures', '.next/static/chunks', 'build/browser']) mkdirSync(join(folder, name), { recursive: true })
  const database = await freshDatabase()
  useConnection(database.connection)
  const faults: ServedSite['faults'] = []
  const faulted = (fault: string, error: unknown) => {
    faults.push({ fault, error })
  }
  let renderings = 0
  const counting: RequestHandler = (request, response) => {
    renderings++
    return handle(request, response)
  }
  const rack = await openRack({ folder: join(folder, 'data/rack'), memoryBytes: 2 ** 24, diskBytes: 2 ** 24, report: faulted })
  const editions = followEdition(database.connection, rack, faulted)
  await editions.catchUp()
  const press = openPress({
    rack, editions, build: 'build', renderings: 4, ...(patience && { patience }), make: (key) => makePage(key, { handle: counting }),
    told: ({ rendered, error }) => {
      if (rendered === null) faulted('A page could not be rendered', error)
    },
  })
  const audience = openAudience({ folder: join(folder, 'data/audience'), owner: 'site', editions, senderOf: senderOf([]), report: faulted })
  const metrics = createMetrics(() => ({
    rackMemoryBytes: 0, rackMemoryPages: 0, rackDiskBytes: 0, rackDiskPages: 0, renderingNow: 0, renderingWaiting: 0, edition: 0, databaseConnected: true,
  }))
  const surroundings = { dev: false, siteAddress: null }
  const parts: Site = {
    ...surroundings, root: folder, dataDir: join(folder, 'data'), handle: counting,
    rules: { answersTo: hostsOf(null), rooms: new Set(['newsroom', 'preview', 'api']) },
    senderOf: senderOf([]), press, isNowhere, audience, catchUp: editions.catchUp,
    pageHeaders: { common: commonHeaders(null), full: readingPolicy('x', surroundings), lite: litePolicy(liteStyle, surroundings) },
    previewPageHeaders: {
      common: { ...commonHeaders(null), ...previewHeaders }, full: previewPolicy('x', surroundings), lite: litePreviewPolicy(liteStyle, surroundings),
    },
    previews: openPreviews((path) => makePage(path, { handle: counting })),
    themeTokens: () => ({ paper: '--paper:#fff', sepia: '--paper:#fed', night: '--paper:#111' }),
    log: createLog({ level: 'silent' }), faulted, metrics, metricsToken: null, isStopping: () => false,
    health: () => ({
      ready: true, stopping: false, database: { connected: true, since: null }, rack: { writable: true, since: null }, edition: 0, lastFault: null,
    }),
    ...changed,
  }
  const server = createServer({ ...connectionLimits, maxHeaderSize: 16_384 }, listener(parts))
  openStand(server, connectionLimits).serve((request, connection) => findReady(request, connection, parts))
  server.on('clientError', refuseBroken)
  server.on('connect', refuseTunnel)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    port, folder, database, editions, rack, audience, faults,
    renderings: () => renderings,
    // `fetch` would tidy addresses and headers before sending them.
    get: (path, { method = 'GET', headers = {}, body = '' } = {}) => new Promise((resolve, reject) => {
      ask({ port, host: '127.0.0.1', path, method, headers: { host: `localhost:${port}`, ...headers } }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const raw = Buffer.concat(chunks)
          resolve({ status: response.statusCode!, headers: response.headers, rawHeaders: response.rawHeaders, raw, body: raw.toString('utf8') })
        })
      }).on('error', reject).end(body)
    }),
    async close() {
      server.closeAllConnections()
      server.close()
      metrics.close()
      await press.close()
      await audience.close()
      await rack.close()
      await editions.close()
      useConnection(null)
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A file below the site's folder. */
export function put(site: ServedSite, name: string, text: string): void {
  writeFileSync(join(site.folder, name), text)
}
