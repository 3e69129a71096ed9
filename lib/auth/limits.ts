import { createHash } from 'node:crypto'
import type { Db } from '@/lib/store/transaction'
import { forgetAttempts, giveBackAttempt, takeAttempt, type AttemptRule } from '@/lib/store/attempts'

// Ten tries at one account within an hour, and never longer than fifteen minutes until the next: a stranger can slow
// somebody down and not keep them out, and a passkey is not slowed at all.
const account: AttemptRule = { free: 4, waits: [60, 180, 540, 900] }
// A newsroom may have one address between all its people.
const sender: AttemptRule = { free: 20, waits: [30, 60, 120, 300, 900] }
const code: AttemptRule = { free: 5, waits: [60, 180, 540, 900] }

/** One attempt that was let through, until it is known how it ended. */
export interface Attempt {
  /** Seconds to wait; 0: it was let through. */
  wait: number
  /** To be called when it was right. */
  succeeded: () => Promise<void>
}

/**
 * Counts an attempt to sign in, before a password is looked at. The sender is asked first: whoever has to wait there
 * cannot slow the account down as well.
 */
export async function attemptSignIn(db: Db, asked: { sender: string; email: string }, now: Date): Promise<Attempt> {
  return attempt(db, [[`sender:${asked.sender}`, sender], [`account:${digest(asked.email)}`, account]], now)
}

/** Counts an attempt with what needs no account to be named: a link, a passkey, a code after the password. */
export async function attemptFrom(db: Db, asked: { sender: string }, now: Date): Promise<Attempt> {
  return attempt(db, [[`sender:${asked.sender}`, sender]], now)
}

/** Counts an attempt of somebody who is signed in: a code, or their password once more. */
export async function attemptOf(db: Db, userId: string, what: 'code' | 'password', now: Date): Promise<Attempt> {
  return attempt(db, [[`${what}:${userId}`, code]], now)
}

/** Whether a code of somebody has not been used before. It is thereby used: two at the same moment are one too many. */
export async function useCodeOnce(db: Db, userId: string, used: string, now: Date): Promise<boolean> {
  return (await takeAttempt(db, `used:${digest(`${userId} ${used}`)}`, { free: 1, waits: [120] }, now)) === 0
}

async function attempt(db: Db, keys: readonly (readonly [key: string, rule: AttemptRule])[], now: Date): Promise<Attempt> {
  const taken: string[] = []
  for (const [key, rule] of keys) {
    const wait = await takeAttempt(db, key, rule, now)
    if (wait > 0) return { wait, succeeded: async () => {} }
    taken.push(key)
  }
  return {
    wait: 0,
    async succeeded() {
      for (const key of taken) await (key.startsWith('sender:') ? giveBackAttempt(db, key) : forgetAttempts(db, key, now))
    },
  }
}

// The table then holds no list of whom somebody took for a colleague.
const digest = (text: string) => createHash('sha256').update(text).digest('base64url')
