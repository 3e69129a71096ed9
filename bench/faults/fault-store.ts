import { join } from 'node:path'
import pg from 'pg'
import { createClient, type PrismaClient } from '@/lib/store/client'
import { clientConfig, withDatabase, type Connection } from '@/lib/store/connection'
import { openCluster } from '@/lib/store/embedded'
import { migrate } from '@/lib/store/migrations'
import { fillStore } from '../fill'
import { temporaryFolder, undoLater } from '../processes'
import { openProxy, type DatabaseProxy } from './database-proxy'

/** A cluster of this run's own, from which each fault has a filled database. */
export interface FaultStore {
  open: () => Promise<OpenedStore>
  /** Stops PostgreSQL as an operator would, and starts it again. */
  stop: () => Promise<void>
  start: () => Promise<void>
}

/** A database, straight for those who change stories, and through a proxy for the servers that are tried. */
export interface OpenedStore {
  db: PrismaClient
  connection: Connection
  proxy: DatabaseProxy
  /** DATABASE_URL for a server, through the proxy. */
  url: string
}

/** Opens a cluster with `stories` generated stories. */
export async function openFaultStore(stories: number, seed: number): Promise<FaultStore> {
  const folder = temporaryFolder('faults-store')
  let cluster: Awaited<ReturnType<typeof openCluster>> | null = await openCluster(folder)
  const { connection } = cluster
  if ('url' in connection) throw new Error('The cluster of a run is one of its own.')
  undoLater(async () => cluster?.leave())
  const outcome = await migrate(connection)
  if (!outcome.ok) throw new Error(outcome.message)
  // Of the last days, so that the front is full.
  await fillStore(connection, { count: stories, seed, until: new Date() })
  let copies = 0

  return {
    async open() {
      const name = `fault_${++copies}`
      await onServer(connection, `create database ${name} template ${connection.database}`)
      const proxy = await openProxy(join(connection.host, `.s.PGSQL.${connection.port}`))
      const own = withDatabase(connection, name)
      const db = createClient(own, { poolSize: 4 })
      undoLater(() => db.$disconnect())
      return { db, connection: own, proxy, url: `postgresql://${connection.user}@127.0.0.1:${proxy.port}/${name}` }
    },
    async stop() {
      await cluster?.leave()
      cluster = null
    },
    async start() {
      cluster ??= await openCluster(folder)
    },
  }
}

/** The same, opened by whoever needs it first: some faults have a store of their own. */
export function laterFaultStore(stories: number, seed: number): FaultStore {
  let opened: Promise<FaultStore> | null = null
  const store = () => (opened ??= openFaultStore(stories, seed))
  return {
    open: async () => (await store()).open(),
    stop: async () => (await store()).stop(),
    start: async () => (await store()).start(),
  }
}

async function onServer(connection: Connection, sql: string): Promise<void> {
  const client = new pg.Client(clientConfig(withDatabase(connection, 'postgres')))
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
