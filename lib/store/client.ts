import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '@/lib/env'
import { clientConfig, type Connection } from './connection'
import { PrismaClient } from './generated/client'

export type { PrismaClient } from './generated/client'

/** The limits of one client. A database that is away or slow must fail a request, never hang it. */
export interface ClientLimits {
  poolSize: number
  connectMs: number
  statementMs: number
  /** For a server that holds its connections and says nothing, whose own limit never comes; 0 waits for ever. */
  answerMs: number
}

const usual: ClientLimits = { poolSize: 10, connectMs: 3_000, statementMs: 10_000, answerMs: 0 }
/** Readers wait for an answer; an import or a migration may take its time. */
const forReaders: Partial<ClientLimits> = { answerMs: 12_000 }

/** Questions of the search at one moment; a search asks three at once. */
const searchers = 4
/** None of them is answered another way for other values, and to plan one costs as much as to answer it. */
const planOnce = '-c plan_cache_mode=force_generic_plan'

// The server runs from its sources and Next from a bundle of its own, so one process holds two copies of this module.
// They meet in the registry of symbols: whoever opened the store lays its place there, and both use one client.
const place = Symbol.for('pathok.store.connection')
const shared = Symbol.for('pathok.store.client')
const pools = Symbol.for('pathok.store.pools')
const registry = globalThis as {
  [place]?: Connection
  [shared]?: PrismaClient
  [pools]?: WeakMap<object, { config: pg.PoolConfig; pool: pg.Pool | null }>
}
const beside = (registry[pools] ??= new WeakMap())

/**
 * A Prisma client for one database. It connects at its first query; end it with `$disconnect()`. A connection that
 * breaks while idle is dropped and replaced without a word, since the next query tells whether the database is there.
 */
export function createClient(connection: Connection, limits: Partial<ClientLimits> = {}): PrismaClient {
  const { poolSize, connectMs, statementMs, answerMs } = { ...usual, ...limits }
  const config: pg.PoolConfig = {
    ...clientConfig(connection),
    max: poolSize,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    query_timeout: answerMs,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  }
  const client = new PrismaClient({ adapter: new PrismaPg(config, { onPoolError: () => {}, onConnectionError: () => {} }) })
  beside.set(client, { config: { ...config, ...clientConfig(connection, planOnce) }, pool: null })
  return client
}

/**
 * A few connections of the same kind without Prisma between, for the search, whose questions are many, small and prepared:
 * each costs a fifth. Null for a transaction, which has its one connection. Idle they keep no process alive.
 */
export function poolOf(client: object): pg.Pool | null {
  const known = beside.get(client)
  if (known === undefined) return null
  if (known.pool === null) {
    known.pool = new pg.Pool({ ...known.config, max: searchers, allowExitOnIdle: true })
    known.pool.on('error', () => {})
  }
  return known.pool
}


/** Says where this process's database is; `db()` follows. Null takes it away again. */
export function useConnection(connection: Connection | null): void {
  const before = registry[shared]
  registry[shared] = undefined
  registry[place] = connection ?? undefined
  if (before === undefined) return
  void before.$disconnect()
  void beside.get(before)?.pool?.end().catch(() => {})
}

/**
 * The client of this process, made at its first use from what `useConnection` was told, else from DATABASE_URL.
 * Throws `NoStoreError` where neither is known, which counts as a database that is away (lib/store/unavailable.ts).
 */
export function db(): PrismaClient {
  const known = registry[shared]
  if (known) return known
  const connection = registry[place] ?? (env.DATABASE_URL ? { url: env.DATABASE_URL } : null)
  if (!connection) throw new NoStoreError('No database has been opened in this process yet.')
  return (registry[shared] = createClient(connection, forReaders))
}

/** Nobody has said where the database is. */
export class NoStoreError extends Error {
  override readonly name = 'NoStoreError'
  readonly code = 'PATHOK_NO_STORE'
}
