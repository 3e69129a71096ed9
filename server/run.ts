import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { env } from '@/lib/env'
import { paper } from '@/lib/news/paper'
import { loadSecrets } from '@/lib/store/secrets'
import { openDatabase } from './database'
import { changesIn, reloading } from './development'
import { hostsOf, machineAddresses } from './gate'
import { commonHeaders, readingPolicy } from './headers'
import { loadThemeTokens } from './prefs'
import { StartRefusal } from './refusal'
import { render } from './render'
import { listener } from './serve'

const root = process.cwd()

/** How long a stopping server waits for answers that are under way. */
const patience = 10_000

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
  if (!dev) readBuilt('.next/BUILD_ID')
  makeSecrets()

  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 })
  const steps: (() => Promise<void>)[] = []
  const stop = stopper(server, steps, dev)
  const say = (line: string) => console.log(line)

  // Both wait mostly for others: Next for its files, the database for its server.
  const preparing = import('next').then(async ({ default: next }) => {
    const app = next({ dev, dir: root, ...(dev && { httpServer: server }), hostname: 'localhost', port: env.PORT })
    await app.prepare()
    return app
  })
  // Told below; a database that refuses is the better reason to stop.
  preparing.catch(() => {})

  const database = await openDatabase(root, {
    say,
    onUnusable(refusal) {
      console.error(`\n${refusal.message}\n`)
      void stop(1)
    },
  })
  steps.push(() => database.close())

  try {
    const app = await preparing
    steps.unshift(() => app.close())

    const changes = dev ? changesIn([join(root, 'build/browser'), join(root, 'public')], [join(root, 'app')]) : null
    if (changes) steps.unshift(async () => changes.close())
    const tokens = () => loadThemeTokens(join(root, 'app/[locale]/tokens.css'))
    const kept = dev ? null : tokens()

    server.on('request', listener({
      dev,
      root,
      siteAddress,
      dataDir: env.DATA_DIR,
      handle: app.getRequestHandler(),
      answersTo: hostsOf(siteAddress),
      commonHeaders: commonHeaders(siteAddress),
      policy: readingPolicy(inline, { dev, siteAddress }),
      themeTokens: () => kept ?? tokens(),
      ...(changes && { patience: 180_000, appended: reloading, development: changes.answer }),
      report: (fault, error) => console.error(error === undefined ? fault : `${fault}:`, ...(error === undefined ? [] : [error])),
    }))
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

function readBuilt(name: string): string {
  const path = join(root, name)
  if (existsSync(path)) return readFileSync(path, 'utf8')
  throw new StartRefusal(`There is no ${name} yet: npm start builds what is missing, npm run build does only that.`)
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

/**
 * Listens for what ends the server. The first signal lets answers under way finish, then runs `steps` in order and
 * leaves with 0; a second one leaves at once. A terminal and npm may both pass the same Ctrl-C on, so two signals within
 * half a second are one.
 */
function stopper(server: Server, steps: (() => Promise<void>)[], dev: boolean): (code: number) => Promise<void> {
  let since: number | null = null
  const stop = async (code: number) => {
    if (since !== null) {
      if (Date.now() - since > 500) process.exit(code === 0 ? 130 : code)
      return
    }
    since = Date.now()
    if (server.listening) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      // The connections of development never end by themselves.
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, dev ? 0 : patience))])
      server.closeAllConnections()
    }
    for (const step of steps) await step().catch((error: unknown) => console.error(error))
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  // The script that started this process is gone, however it ended; nobody else could stop it.
  process.on('disconnect', () => void stop(0))
  return stop
}
