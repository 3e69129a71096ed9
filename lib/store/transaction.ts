import type { Prisma, PrismaClient } from './generated/client'

/** The store of a process: what opens transactions. */
export type DbClient = PrismaClient

/** Where a query can run: the client itself, or a transaction that is open. */
export type Db = Prisma.TransactionClient

/** Any constant that nothing else in this database takes; imports queue up behind it. */
const importLock = 7_040_212_022

/**
 * Runs an import as one transaction, after every other import that is under way. Two that bring the same page then see
 * each other's work instead of meeting on a unique index, and none waits for another in a circle. Whatever `work`
 * throws undoes the whole.
 */
export async function inImport<Value>(db: DbClient, work: (db: Db) => Promise<Value>): Promise<Value> {
  return db.$transaction(async (within) => {
    // The client's limit on a statement is meant for readers; here one may have to wait for a long import to end.
    await within.$executeRaw`set local statement_timeout = '5min'`
    await within.$executeRaw`select pg_advisory_xact_lock(${importLock}::bigint)`
    return work(within)
  }, { maxWait: 60_000, timeout: 300_000 })
}

/**
 * Runs an editor's change as one transaction. It waits longer for a free connection than a reader would, since a refusal
 * would cost a person's work; whatever `work` throws undoes the whole.
 */
export async function inChange<Value>(db: DbClient, work: (db: Db) => Promise<Value>): Promise<Value> {
  return db.$transaction(work, { maxWait: 10_000, timeout: 20_000 })
}
