import 'server-only'
import { findEdition } from '@/lib/store/edition'
import type { Db } from '@/lib/store/transaction'

const kept = new Map<string, { edition: string; answer: Promise<unknown> }>()

/**
 * What `ask` answers, asked for once an edition: for lists that stand in the same form on every page. What is kept may be
 * newer than the edition under which it lies, never older. `name` tells the questions apart; there are few.
 */
export async function onceAnEdition<Value>(db: Db, name: string, ask: () => Promise<Value>): Promise<Value> {
  const { history, number } = await findEdition(db)
  const edition = `${history} ${number}`
  const before = kept.get(name)
  if (before?.edition === edition) return before.answer as Promise<Value>
  const answer = ask()
  kept.set(name, { edition, answer })
  answer.catch(() => kept.delete(name))
  return answer
}
