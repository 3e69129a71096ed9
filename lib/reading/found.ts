import 'server-only'
import { db } from '@/lib/store/client'
import type { Db } from '@/lib/store/transaction'
import { isUnavailable } from '@/lib/store/unavailable'

/**
 * What became of a reader's question. A page gets this as a value and renders itself in full whatever it says:
 * `moved` names a path of the Bengali site, `withdrawn` a story that readers may have seen and may no longer,
 * `unknown` what never was (or never was public), `unavailable` a database that is away.
 */
export type Found<Value> =
  | { status: 'found'; value: Value }
  | { status: 'moved'; to: string }
  | { status: 'withdrawn' }
  | { status: 'unknown' }
  | { status: 'unavailable' }

export function found<Value>(value: Value): { status: 'found'; value: Value } {
  return { status: 'found', value }
}

export const unknown = { status: 'unknown' } as const

/**
 * Asks the store of this process. A database that cannot be reached is an answer; whatever else goes wrong is a bug and
 * is thrown.
 */
export async function ask<Value>(question: (db: Db) => Promise<Found<Value>>): Promise<Found<Value>> {
  try {
    return await question(db())
  } catch (error) {
    if (isUnavailable(error)) return { status: 'unavailable' }
    throw error
  }
}
