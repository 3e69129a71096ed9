import type { Prisma, PrismaClient } from './generated/client'

/** The store of a process: what opens transactions. */
export type StoreClient = PrismaClient

/** Where a query can run: the client itself, or a transaction that is open. */
export type Store = Prisma.TransactionClient

/** Any constant that nothing else in this database takes; imports queue up behind it. */
const importLock = 7_040_212_022

/**
 * Runs an import as one transaction, after every other import that is under way. Two that bring the same page then see
 * each other's work instead of meeting on a unique index, and none waits for another in a circle. Whatever `work`
 * throws undoes the whole.
 */
export async function inImport<Value>(db: StoreClient, work: (store: Store) => Promise<Value>): Promise<Value> {
  return db.$transaction(async (store) => {
    // The client's limit on a statement is meant for readers; here one may have to wait for a long import to end.
    await store.$executeRaw`set local statement_timeout = '5min'`
    await store.$executeRaw`select pg_advisory_xact_lock(${importLock}::bigint)`
    return work(store)
  }, { maxWait: 60_000, timeout: 300_000 })
}
