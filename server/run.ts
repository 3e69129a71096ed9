import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { dropCards } from '@/lib/cards/shelf'
import { env } from '@/lib/env'
import { paper } from '@/lib/news/paper'
import { loadSecrets } from '@/lib/store/secrets'
import { openAudience } from './audience'
import { openDatabase } from './database'
import { connectionLimits, refuseBroken, refuseTunnel } from './connections'
import { changesIn, reloading } from './development'
import { followEdition } from './edition'
import { hostsOf, machineAddresses, senderOf } from './gate'
import { commonHeaders, litePolicy, litePreviewPolicy, previewHeaders, previewPolicy, readingPolicy } from './headers'
import { liteStyle } from './lite'
import { createLog, logFault, logRendering } from './log'
import { createMetrics } from './metrics'
import { isNowhere } from './nowhere'
import { makePage } from './page'
import { loadThemeTokens } from './prefs'
import { openPress, openProof, type PressParts } from './press'
import { openPreviews } from './previews'
import { openRack } from './rack'
import { StartRefusal } from './refusal'
import { render } from './render'
import { listener } from './serve'
import { findReady } from './serve-page'
import type { Site } from './site'
import { openStand } from './stand'
import { stopper } from './stopping'

const root = process.cwd()

/** Made at the first start, so that whatever signs something later finds the secret that the installation always had. */
function makeSecrets(): void {
  try {
    loadSecrets(env)
  } catch (error) {
    throw new StartRefusal(`The data folder ${env.DATA_DIR} cannot be used: ${(error as Error).message}`)
  }
}

/** Starts everything, in the order in which it can fail, and stays until a signal ends it. */
export async function run(dev: boolean): Promise<void> {
  const { siteAddress } = paper
  const inline = readBuilt('build/browser/before-paint.js')
  const build = dev ? '' : buildOf(readBuilt('.next/BUILD_ID'))
  makeSecrets()

  await refuseTakenPort()
  const server = createServer({ ...connectionLimits, maxHeaderSize: 16_384 })
  server.maxConnections = 10_000
  server.on('clientError', refuseBroken)
  server.on('connect', refuseTunnel)
  const steps: (() => Promise<void>)[] = []
  // Development keeps nothing, and its connections belong to Next.
  const stand = dev ? null : openStand(server, connectionLimits)
  const { stop, isStopping } = stopper(server, stand, steps, dev)
  const say = (line: string) => console.log(line)
  const log = createLog({ level: env.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info') })
  let lastFault: { text: string; at: Date } | null = null
  const faulted = (fault: string, error: unknown) => {
    lastFault = { text: fault, at: new Date() }
    logFault(log, { fault, error })
  }

  // All three wait mostly for others: Next for its files, the rack for the disk, the database for its server.
  const preparing = import('next').then(async ({ default: next }) => {
    const app = next({ dev, dir: root, ...(dev && { httpServer: server }), hostname: 'localhost', port: env.PORT })
    await app.prepare()
    return app
  })
  // Told below; a database that refuses is the better reason to stop.
  preparing.catch(() => {})
  const opening = openRack({
    folder: dev ? null : join(env.DATA_DIR, 'rack', String(env.PORT)),
    memoryBytes: env.RACK_MEMORY_MB * 2 ** 20,
    diskBytes: env.RACK_DISK_MB * 2 ** 20,
    report: faulted,
  })

  const database = await openDatabase(root, {
    say,
    report: faulted,
    onUnusable(refusal) {
      console.error(`\n${refusal.message}\n`)
      void stop(1)
    },
  })
  steps.push(() => database.close())

  try {
    const rack = await opening
    const editions = followEdition(database.connection, rack, faulted, (ids) => dropCards(join(env.DATA_DIR, 'cards'), ids))
    // What was published before an earlier process was killed is applied before anybody is answered.
    await editions.catchUp().catch(() => {})
    steps.unshift(() => rack.close(), () => editions.close())
    const sender = senderOf(env.TRUSTED_PROXIES)
    const audience = openAudience({ folder: join(env.DATA_DIR, 'audience'), owner: String(env.PORT), editions, senderOf: sender, report: faulted })
    steps.unshift(() => audience.close())

    const app = await preparing
    steps.unshift(() => app.close())
    const changes = dev ? changesIn([join(root, 'build/browser'), join(root, 'public')], [join(root, 'app')]) : null
    if (changes) steps.unshift(async () => changes.close())

    const maker = { handle: app.getRequestHandler(), ...(dev && { patience: 180_000, appended: reloading }) }
    const make = (key: string) => makePage(key, maker)
    const told: PressParts['told'] = ({ key, rendered, timing, error }) => {
      const { id, queued, render, finish } = timing
      metrics.rendering(rendered !== null && rendered.status < 500 ? 'ok' : 'failed', (render + finish) / 1000)
      if (rendered === null) faulted('A page could not be rendered', error)
      else {
        const bytes = rendered.full.bytes.length
        logRendering(log, { id, key, status: rendered.status, queuedMs: queued, renderMs: render, finishMs: finish, bytes })
      }
    }
    const press = dev ? openProof(make, told) : openPress({ rack, editions, build, renderings: env.RENDERINGS, make, isNowhere, told })
    steps.unshift(() => press.close())

    const metrics = createMetrics(() => {
      const { memoryBytes, memoryPages, diskBytes, diskPages } = rack.facts()
      return {
        rackMemoryBytes: memoryBytes, rackMemoryPages: memoryPages, rackDiskBytes: diskBytes, rackDiskPages: diskPages,
        ...press.facts(), edition: editions.applied?.number ?? 0, databaseConnected: editions.lostSince === null,
      }
    })
    steps.unshift(async () => metrics.close())
    const tokens = () => loadThemeTokens(join(root, 'app/[locale]/tokens.css'))
    const kept = dev ? null : tokens()
    const surroundings = { dev, siteAddress }

    const site: Site = {
      ...maker,
      dev,
      root,
      siteAddress,
      dataDir: env.DATA_DIR,
      rules: { answersTo: hostsOf(siteAddress), rooms: roomsOf(root, dev) },
      senderOf: sender,
      press,
      isNowhere,
      audience,
      catchUp: editions.catchUp,
      pageHeaders: { common: commonHeaders(siteAddress), full: readingPolicy(inline, surroundings), lite: litePolicy(liteStyle, surroundings) },
      previewPageHeaders: {
        common: { ...commonHeaders(siteAddress), ...previewHeaders },
        full: previewPolicy(inline, surroundings), lite: litePreviewPolicy(liteStyle, surroundings),
      },
      previews: openPreviews(make),
      themeTokens: () => kept ?? tokens(),
      ...(changes && { development: changes.answer }),
      log,
      faulted,
      metrics,
      metricsToken: env.METRICS_TOKEN,
      isStopping,
      health: () => {
        const { unwritableSince, doomed } = rack.facts()
        return {
          ready: true, stopping: isStopping(), edition: editions.applied?.number ?? 0, lastFault,
          database: { connected: editions.lostSince === null, since: editions.lostSince },
          rack: { writable: unwritableSince === null && doomed === 0, since: unwritableSince },
        }
      },
    }
    server.on('request', listener(site))
    stand?.serve((request, connection) => findReady(request, connection, site))
    // Next takes over the connections that listen for edits at its first request; the first page may come later.
    if (dev) await render(app.getRequestHandler(), '/_next/static/nothing').catch(() => {})
    await listen(server)
  } catch (error) {
    for (const step of steps) await step().catch(() => {})
    throw error
  }
  const { port } = server.address() as AddressInfo
  say(`\n${paper.name} · ${paper.nameEn}\n${addresses(port).map((line) => `  ${line}`).join('\n')}\n`)
  process.send?.({ listening: port })
}

/** What kept pages were made with: the build, and the code here that finishes pages. */
function buildOf(nextBuild: string): string {
  const hash = createHash('sha256').update(nextBuild)
  for (const name of readdirSync(join(root, 'server')).filter((one) => /(?<!\.test)\.(ts|css)$/.test(one)).sort()) {
    hash.update(readFileSync(join(root, 'server', name)))
  }
  return hash.digest('hex').slice(0, 16)
}

/** The rooms beside the reading site that the build has. */
function roomsOf(root: string, dev: boolean): ReadonlySet<string> {
  const has = (room: string) => dev
    ? existsSync(join(root, 'app', room))
    : Object.keys(routes).some((route) => route.startsWith(`/${room}/`) || route === `/${room}`)
  const routes = dev ? {} : JSON.parse(readBuilt('.next/app-path-routes-manifest.json')) as Record<string, string>
  return new Set(['newsroom', 'preview', 'api'].filter(has))
}

function readBuilt(name: string): string {
  const path = join(root, name)
  if (existsSync(path)) return readFileSync(path, 'utf8')
  throw new StartRefusal(`There is no ${name} yet: npm start builds what is missing, npm run build does only that.`)
}

/**
 * Before anything is opened: a second server on this port would tidy the rack and the data of the first one, only to
 * find out at its end that it cannot listen.
 */
async function refuseTakenPort(): Promise<void> {
  const probe = createServer()
  await listen(probe)
  await new Promise((resolve) => probe.close(resolve))
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = {
        EADDRINUSE: `Port ${env.PORT} is taken by another program. Stop that one, or choose another port: PORT=${env.PORT + 1} npm start`,
        EACCES: `Port ${env.PORT} needs rights that this user does not have. Choose one above 1023: PORT=3000 npm start`,
        EADDRNOTAVAIL: `HOST=${env.HOST} is not an address of this machine.`,
      }[error.code ?? '']
      reject(reason === undefined ? error : new StartRefusal(reason))
    })
    server.listen(env.PORT, env.HOST, resolve)
  })
}

/** Where the paper can be read, the nearest first. */
function addresses(port: number): string[] {
  const everywhere = env.HOST === '0.0.0.0' || env.HOST === '::'
  if (!everywhere) return [`http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${port}`]
  const near = machineAddresses().filter(({ family }) => family === 'IPv4')
    .map(({ address }) => `http://${address}:${port}  (from this network)`)
  return [`http://localhost:${port}`, ...(paper.siteAddress === null ? near : [`${paper.siteAddress}  (the site's own address)`])]
}
