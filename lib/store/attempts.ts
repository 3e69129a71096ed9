import type { Db } from './transaction'

/** How many attempts of one kind go through at once, and how long (in seconds) each one after them has to wait. */
export interface AttemptRule {
  free: number
  waits: readonly number[]
}

/** After a day without an attempt a key begins anew. */
const forgottenAfterMs = 24 * 3_600_000

/**
 * Takes one attempt under `key`, or tells for how many seconds none may be taken; 0 means that it was taken. It is one
 * statement, so of many attempts at the same moment no more go through than the rule allows. The last wait is the
 * longest there is: whoever tries too often is slowed down and never shut out. A refused attempt counts for nothing.
 */
export async function takeAttempt(db: Db, key: string, { free, waits }: AttemptRule, now: Date): Promise<number> {
  const forgotten = new Date(now.getTime() - forgottenAfterMs)
  const seconds = [...waits]
  const taken = await db.$queryRaw<{ count: number }[]>`
    with taken as (
      insert into sign_in_attempt as old (key, count, window_start, blocked_until)
      values (${key}, 1, ${now}, case when ${free} <= 1 then ${now}::timestamptz + make_interval(secs => (${seconds}::float8[])[1]) end)
      on conflict (key) do update set
        count = case when old.window_start < ${forgotten} then 1 else old.count + 1 end,
        window_start = ${now},
        blocked_until = case
          when (case when old.window_start < ${forgotten} then 1 else old.count + 1 end) >= ${free}
          then ${now}::timestamptz + make_interval(secs => (${seconds}::float8[])[
            least((case when old.window_start < ${forgotten} then 1 else old.count + 1 end) - ${free} + 1, ${seconds.length})])
        end
      where old.blocked_until is null or old.blocked_until <= ${now}
      returning old.count
    )
    select count from taken`
  if (taken.length > 0) return 0
  const row = await db.signInAttempt.findUnique({ where: { key } })
  const until = row?.blockedUntil?.getTime() ?? now.getTime()
  return Math.max(1, Math.ceil((until - now.getTime()) / 1_000))
}

/** Begins anew under `key`: the person behind it has shown who they are. What is old under any key goes too. */
export async function forgetAttempts(db: Db, key: string, now: Date): Promise<void> {
  await db.signInAttempt.deleteMany({
    where: { OR: [{ key }, { windowStart: { lt: new Date(now.getTime() - 2 * forgottenAfterMs) } }] },
  })
}

/**
 * Gives one attempt back that turned out to be none. Unlike forgetting, it leaves the others: an address from which one
 * person signs in well may still be trying the passwords of a hundred.
 */
export async function giveBackAttempt(db: Db, key: string): Promise<void> {
  await db.$executeRaw`update sign_in_attempt set count = greatest(0, count - 1), blocked_until = null where key = ${key}`
}
