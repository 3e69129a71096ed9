import 'server-only'
import { findEdition } from '@/lib/store/edition'
import type { Db } from '@/lib/store/transaction'

const kept = new Map<string, { edition: string; asked: number; answer: Promise<unknown> }>()

/**
 * What `ask` answers, asked for once an edition: for lists that stand in the same form on every page. What is kept may be
 * newer than the edition under which it lies, never older. `name` tells the questions apart; there are few. What changes
 * between two editions is asked for again after `seconds`.
 */
export async function onceAnEdition<Value>(db: Db, name: string, ask: () => Promise<Value>, seconds = Infinity): Promise<Value> {
  const { history, number } = await findEdition(db)
  const edition = `${history} ${number}`
  const before = kept.get(name)
  const now = performance.now()
  if (before?.edition === edition && now - before.asked < seconds * 1_000) return before.answer as Promise<Value>
  const answer = ask()
  kept.set(name, { edition, asked: now, answer })
  answer.catch(() => kept.delete(name))
  return answer
}
