import pg from 'pg'
import { createClient, type PrismaClient } from '@/lib/store/client'
import { clientConfig, type Connection } from '@/lib/store/connection'
import { openCluster } from '@/lib/store/embedded'
import { migrate } from '@/lib/store/migrations'
import { readPostmaster } from '@/lib/store/postmaster'
import { openPaper, until, type Paper } from '../faults/paper-process'
import { fillStore } from '../fill'
import { undoLater } from '../processes'

/** A newspaper as it runs for somebody who set nothing: a server, and a PostgreSQL that it starts itself. */
export interface EmbeddedPaper {
  paper: Paper
  connection: Connection
  /** For what is done beside the server; its connections break with the database and are made anew. */
  db: PrismaClient
  /**
   * Finds the processes of PostgreSQL, all or one that serves a connection (after which it begins anew by itself), and
   * resolves with what sends them SIGKILL, without a moment between.
   */
  aimAtDatabase: (which: 'all' | 'one') => Promise<() => void>
  /** Waits until the database answers and nobody works on in it. */
  settled: () => Promise<void>
}

/** Makes the store and starts the server; whoever else was in the store leaves it, so that the server alone keeps it up. */
export async function startEmbeddedPaper(): Promise<EmbeddedPaper> {
  // No database of somebody's environment.
  const paper = await openPaper('')
  undoLater(async () => {
    await paper.kill()
    // Whoever leaves last stops the database.
    await (await openCluster(paper.dataDir)).leave()
  })
  const cluster = await openCluster(paper.dataDir)
  const { connection } = cluster
  const outcome = await migrate(connection)
  if (!outcome.ok) throw new Error(outcome.message)
  await fillStore(connection, { count: 10, seed: 1, until: new Date() })
  const folder = (await ask<{ data_directory: string }>(connection, 'show data_directory'))[0]!.data_directory
  await paper.start()
  await cluster.leave()
  const db = createClient(connection, { poolSize: 2 })
  undoLater(() => db.$disconnect())

  return {
    paper,
    connection,
    db,
    async aimAtDatabase(which) {
      const running = readPostmaster(folder)
      if (running === null) throw new Error(`No database runs in ${folder}.`)
      const backends = await ask<{ pid: number; own: boolean }>(connection, `
        select pid, pid = pg_backend_pid() as own from pg_stat_activity where $1 or (backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> 'pathok-member')
        order by query_start desc nulls last`, [which === 'all'])
      const pids = which === 'all' ? [running.pid, ...backends.map(({ pid }) => pid)] : backends.slice(0, 1).map(({ pid }) => pid)
      return () => {
        for (const pid of pids) {
          try {
            process.kill(pid, 'SIGKILL')
          } catch (error) {
            // It had ended.
            if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
          }
        }
      }
    },
    settled: () => until('the database answers and is at rest', async () => {
      try {
        const busy = await ask(connection, `
          select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() and (state <> 'idle') and application_name <> 'pathok-member'`)
        return busy.length === 0
      } catch {
        return false
      }
    }, 120_000),
  }
}

/** One question on a connection of its own. */
export async function ask<Row extends object>(connection: Connection, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ ...clientConfig(connection), connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end().catch(() => {})
  }
}
