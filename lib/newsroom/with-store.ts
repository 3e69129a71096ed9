import { refused, type Outcome } from '@/lib/outcome'
import { db } from '@/lib/store/client'
import type { DbClient } from '@/lib/store/transaction'
import { isUnavailable } from '@/lib/store/unavailable'

/** The store of this process, for the newsroom's pages, which never meet the store itself. Throws what `db()` throws. */
export function newsroomStore(): DbClient {
  return db()
}

/**
 * Runs a verb for an action or a route. A database that is away is a refusal, `unavailable`, since an editor can do
 * something about it: keep the text and try again. Whatever else goes wrong is thrown.
 */
export async function withStore<Value, Code extends string>(
  work: (db: DbClient) => Promise<Outcome<Value, Code>>,
): Promise<Outcome<Value, Code | 'unavailable'>> {
  try {
    return await work(db())
  } catch (error) {
    if (isUnavailable(error)) return refused('unavailable')
    throw error
  }
}
