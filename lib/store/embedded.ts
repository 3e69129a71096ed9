import { rmdirSync } from 'node:fs'
import pg from 'pg'
import { trimLog } from './cluster-log'
import type { Connection } from './connection'
import { makeSocketFolder, prepareHome, type Home } from './embedded-home'
import {
  clearRecycledLocks, clusterPort, clusterUser, ensureCluster, failed, isPostmaster, pause, readPostmaster, startPostmaster,
  stopPostmaster, type Started,
} from './postmaster'
import { StoreRefusal } from './refusal'

/** A place at an embedded cluster. The cluster runs as long as somebody has a place. */
export interface Cluster {
  readonly connection: Connection
  /** What the start line should say about where the data lives; null when it lives in the data folder. */
  readonly notice: string | null
  /** Gives the place up; whoever is last stops the server and waits until it is down. */
  leave(): Promise<void>
}

const member = 'pathok-member'
const databaseName = 'pathok'
// Any number that is ours alone; members and leavers meet at it.
const doorKey = 7260431
const patienceMs = 90_000

/**
 * Opens the embedded cluster of a data folder: makes it, starts it, or joins the one that runs. Throws `StoreRefusal`.
 *
 * Who is there is told by open connections, since the kernel closes them however a process ends, and only a connection
 * proves that a server answers. A member passes the door (an advisory lock) once its connection can be counted; a
 * leaver locks the door, counts, and stops the server when nobody else is there. So either the leaver sees the newcomer,
 * or the newcomer is cut off at the door and begins again with a server of its own.
 */
export async function openCluster(dataDir: string, overTcp?: boolean): Promise<Cluster> {
  const home = prepareHome(dataDir, overTcp)
  const client = await join(home)
  // Whoever started the server may have another temporary folder; from now on its socket is where we look, and where we
  // put it when it must be started again.
  return new Membership(home.tcp ? home : { ...home, socketDir: client.host }, client).cluster()
}

class Membership {
  private leaving = false
  private readonly broom: NodeJS.Timeout
  private rejoining: Promise<void> | null = null

  constructor(private readonly home: Home, private client: pg.Client) {
    this.watch()
    this.broom = setInterval(() => trimLog(home.logFile), 600_000).unref()
  }

  cluster(): Cluster {
    return {
      connection: connectionTo(this.home, databaseName),
      notice: this.home.notice,
      leave: () => this.leave(),
    }
  }

  // A server that crashed or was killed is started again, as often as it takes.
  private watch(): void {
    this.client.once('end', () => {
      if (!this.leaving) this.rejoining ??= this.rejoin()
    })
  }

  private async rejoin(): Promise<void> {
    for (let wait = 100; !this.leaving; wait = Math.min(wait * 2, 5_000)) {
      try {
        this.client = await join(this.home)
        this.rejoining = null
        this.watch()
        return
      } catch {
        await pause(wait)
      }
    }
  }

  private async leave(): Promise<void> {
    if (this.leaving) return
    this.leaving = true
    clearInterval(this.broom)
    await this.rejoining
    try {
      await this.client.query('select pg_advisory_lock($1)', [doorKey])
      // A session that ends gives its locks back before it is out of the list: the next at the door must not count it.
      await this.client.query(`set application_name = 'pathok-leaving'`)
      const { rows } = await this.client.query<{ others: number }>(
        'select count(*)::int as others from pg_stat_activity where application_name = $1',
        [member],
      )
      if (rows[0]?.others === 0 && (await stopPostmaster(this.home))) this.tidy()
    } catch {
      // The server is gone already.
    }
    await this.client.end().catch(() => {})
  }

  // An empty folder is all that a stopped server leaves under the temporary one. Whoever starts it now makes it again.
  private tidy(): void {
    try {
      if (this.home.socketDir) rmdirSync(this.home.socketDir)
    } catch {
      // Somebody is starting it already.
    }
  }
}

async function join(home: Home): Promise<pg.Client> {
  await ensureCluster(home)
  const until = Date.now() + patienceMs
  let started: Started | null = null
  for (;;) {
    const running = readPostmaster(home.pgData)
    if (running && isPostmaster(running.pid, home.pgData)) {
      const client = await pass(home, running.socketDir || home.socketDir)
      if (client) return client
    } else if (!started || started.ended()) {
      const words = started?.lastWords() ?? ''
      // Two starts at once: one of them finds the other's lock. Backends of a killed server need a moment to notice.
      if (started && !/lock file|shared memory block|could not bind|Is another postmaster/i.test(words)) {
        throw failed(home, 'The database did not start', words)
      }
      if (started) await pause(50)
      clearRecycledLocks(home)
      if (home.socketDir) makeSocketFolder(home.socketDir, home.runAs)
      started = startPostmaster(home)
    }
    if (Date.now() > until) {
      throw new StoreRefusal(
        'startFailed',
        running
          ? `A database server runs for ${home.pgData} (process ${running.pid}) but does not answer. If it serves from another container or a closed temporary folder, stop it there; its log: ${home.logFile}`
          : failed(home, 'The database did not start in time', started?.lastWords() ?? '').message,
      )
    }
    await pause(10)
  }
}

// Connects as a member and passes the door; null when the server is not ready, is stopping, or went away meanwhile.
async function pass(home: Home, socketDir: string): Promise<pg.Client | null> {
  const client = new pg.Client({
    ...connectionTo({ ...home, socketDir }, 'postgres'),
    application_name: member,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
  // Without a listener an error on an idle connection would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select pg_advisory_lock($1)', [doorKey])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`create database ${databaseName}`)
    await client.query('select pg_advisory_unlock($1)', [doorKey])
    return client
  } catch (error) {
    await client.end().catch(() => {})
    if (isRefusedForGood(error)) throw failed(home, 'The database cannot be used', (error as Error).message)
    return null
  }
}

// Disk full, or a broken cluster; everything about starting, stopping and lost connections is worth another try.
function isRefusedForGood(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? ''
  return /^(53100|XX\w{3}|42501|28\w{3})$/.test(code)
}

function connectionTo(home: Home, database: string) {
  const host = home.tcp ? '127.0.0.1' : home.socketDir
  return { host, port: clusterPort, user: clusterUser, database, ...home.tcp }
}
