import { env } from '@/lib/env'
import { createClient, type ClientLimits, type PrismaClient } from './client'
import { describeConnection, type Connection } from './connection'
import { openCluster } from './embedded'
import { migrate, type MigrationOutcome } from './migrations'
import { pause } from './postmaster'
import { StoreRefusal } from './refusal'
import { isUnavailable } from './unavailable'

/** Where this installation's database is. */
export interface Place {
  readonly connection: Connection
  /** What the start line should say about it, or null. */
  readonly notice: string | null
  /** Gives the place up; the embedded server stops with its last user. */
  close(): Promise<void>
}

/** An open store, migrated. */
export interface Store extends Place {
  readonly db: PrismaClient
}

/**
 * Finds the database: the server of DATABASE_URL, which is not asked anything yet, or the embedded cluster of the data
 * folder, which runs when this resolves. Throws `StoreRefusal` when the embedded one cannot be had.
 */
export async function openPlace({ DATABASE_URL, DATA_DIR } = env as { DATABASE_URL: string | null; DATA_DIR: string }): Promise<Place> {
  if (DATABASE_URL) return { connection: { url: DATABASE_URL }, notice: null, close: async () => {} }
  const cluster = await openCluster(DATA_DIR)
  return { connection: cluster.connection, notice: cluster.notice, close: () => cluster.leave() }
}

/**
 * Opens the store for a command: reached, fit, migrated, with a client. Throws `StoreRefusal`, whose message is for the
 * terminal, when it cannot be reached or cannot be brought to the state of the code.
 */
export async function openStore(limits: Partial<ClientLimits> = {}, from?: { DATABASE_URL: string | null; DATA_DIR: string }): Promise<Store> {
  const place = await openPlace(from)
  try {
    const outcome = await migrate(place.connection)
    if (!outcome.ok) throw new StoreRefusal('notMigrated', outcome.message)
  } catch (error) {
    await place.close()
    if (isUnavailable(error)) throw new StoreRefusal('notReachable', awayMessage(place.connection, error))
    throw error
  }
  const db = createClient(place.connection, limits)
  return leavingAtSignals({
    ...place,
    db,
    async close() {
      await db.$disconnect()
      await place.close()
    },
  })
}

/** Opens the place for a command that needs no migrated store; a command that is interrupted gives it up, too. */
export async function openPlaceForCommand(from?: { DATABASE_URL: string | null; DATA_DIR: string }): Promise<Place> {
  return leavingAtSignals(await openPlace(from))
}

// An interrupted command would otherwise leave the embedded server running until somebody comes by.
function leavingAtSignals<Open extends Place>(open: Open): Open {
  const leave = (signal: NodeJS.Signals) => {
    void open.close().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143))
  }
  process.once('SIGINT', leave).once('SIGTERM', leave)
  return {
    ...open,
    async close() {
      process.off('SIGINT', leave).off('SIGTERM', leave)
      await open.close()
    },
  }
}

/**
 * Migrates as soon as the database can be reached, for a server that is already answering readers. `onAway` hears
 * the first failure, and again each time its words change. Resolves with the outcome, or null when `signal` ends the
 * wait; errors other than a database that is away are thrown.
 */
export async function migrateWhenReachable(
  connection: Connection,
  onAway: (message: string) => void,
  signal?: AbortSignal,
): Promise<MigrationOutcome | null> {
  let said = ''
  for (let wait = 250; !signal?.aborted; wait = Math.min(wait * 2, 5_000)) {
    try {
      return await migrate(connection)
    } catch (error) {
      if (!isUnavailable(error)) throw error
      const message = awayMessage(connection, error)
      if (message !== said) onAway(message)
      said = message
    }
    await pause(wait)
  }
  return null
}

/** Says to the operator that a database cannot be reached, and why; never with a password. */
export function awayMessage(connection: Connection, error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error
  return `The ${describeConnection(connection)} cannot be reached: ${first instanceof Error ? first.message : String(first)}`
}
