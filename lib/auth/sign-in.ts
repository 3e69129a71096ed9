import { isAPIError } from 'better-auth/api'
import { refused } from '@/lib/outcome'
import { recordAct } from '@/lib/store/people-acts'
import { endSession, findStanding, markSecondFactor } from '@/lib/store/sessions'
import { afterwards, cookiesOf, type Asking, type WithCookies } from './asking'
import { attemptFrom, attemptSignIn, useCodeOnce } from './limits'

/** A refusal that may say how many seconds to wait; `wait` is 0 for all but the code 'wait'. */
export type Refused<Code extends string> = { ok: false; code: Code; field: string | null; wait: number }
export type Answer<Value, Code extends string> = { ok: true; value: WithCookies<Value> } | Refused<Code>

/** Refuses with the seconds to wait. */
export function waiting(wait: number): Refused<'wait'> {
  return { ...refused('wait'), wait }
}

export function refusing<Code extends string>(code: Code, field: string | null = null): Refused<Code> {
  return { ...refused(code, field), wait: 0 }
}

type SignInRefusal = 'insecure' | 'wait' | 'wrong'

/**
 * Signs somebody in by e-mail address and password. `then` is 'code' when a second factor is asked for before there is a
 * session. The refusal `wrong` says the same, after the same work, of an unknown address, a wrong password and somebody
 * suspended; `insecure` that a browser would not keep the session (lib/auth/asked-from.ts). A session that the browser
 * had before is ended: each sign-in has its own.
 */
export async function signIn(asking: Asking, given: { email: string; password: string }): Promise<Answer<{ then: 'in' | 'code' }, SignInRefusal>> {
  const { auth, db, from, headers, now } = asking
  if (!from.canSignIn) return refusing('insecure')
  const email = given.email.normalize('NFKC').trim().toLowerCase()
  const attempt = await attemptSignIn(db, { sender: from.sender, email }, now)
  if (attempt.wait > 0) return waiting(attempt.wait)
  const before = await findSession(asking)
  let answer
  try {
    answer = await auth.api.signInEmail({ body: { email, password: given.password }, headers, returnHeaders: true })
  } catch (error) {
    if (!isAPIError(error)) throw error
    await recordAct(db, { by: null, action: 'sign-in.refused', target: null, detail: { from: from.sender } }, now)
    return refusing('wrong')
  }
  await attempt.succeeded()
  const cookies = cookiesOf(answer.headers)
  if ('twoFactorRedirect' in answer.response) return { ok: true, value: { then: 'code', cookies } }
  const begun = await findSession(afterwards(asking, cookies))
  if (begun === null) return refusing('wrong')
  await begin(asking, begun, before, 'password')
  return { ok: true, value: { then: 'in', cookies } }
}

/**
 * Ends a sign-in that waits for its second factor. `code` has six digits, or is one of the codes for emergencies.
 * `expired`: there is no such sign-in, or it has waited too long or been tried too often.
 */
export async function finishSignIn(asking: Asking, code: string): Promise<Answer<object, 'wait' | 'wrong' | 'expired'>> {
  const { auth, db, from, headers, now } = asking
  const attempt = await attemptFrom(db, { sender: from.sender }, now)
  if (attempt.wait > 0) return waiting(attempt.wait)
  const before = await findSession(asking)
  if (before !== null) await endSession(db, before.sessionId)
  let answer
  try {
    answer = isTotp(code)
      ? await auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
      : await auth.api.verifyBackupCode({ body: { code }, headers, returnHeaders: true })
  } catch (error) {
    if (!isAPIError(error)) throw error
    await recordAct(db, { by: null, action: 'sign-in.refused', target: null, detail: { from: from.sender, at: 'code' } }, now)
    return refusing(error.body?.code === 'INVALID_CODE' || error.body?.code === 'INVALID_BACKUP_CODE' ? 'wrong' : 'expired')
  }
  const cookies = cookiesOf(answer.headers)
  const begun = await findSession(afterwards(asking, cookies))
  if (begun === null) return refusing('expired')
  const { sessionId, userId } = begun
  if (isTotp(code) && !(await useCodeOnce(db, userId, code, now))) {
    await endSession(db, sessionId)
    return refusing('wrong')
  }
  await attempt.succeeded()
  await markSecondFactor(db, sessionId, now)
  await begin(asking, { sessionId, userId }, null, 'code')
  return { ok: true, value: { cookies } }
}

/** Ends the session of this browser, if it has one, and takes its cookies away. */
export async function signOut(asking: Asking): Promise<WithCookies<object>> {
  const holder = await findSession(asking)
  const { headers } = await asking.auth.api.signOut({ headers: asking.headers, returnHeaders: true })
  if (holder !== null) {
    const standing = await findStanding(asking.db, holder.sessionId, asking.now)
    await endSession(asking.db, holder.sessionId)
    if (standing !== null) await recordAct(asking.db, { by: standing, action: 'sign-out', target: standing.id, detail: {} }, asking.now)
  }
  return { cookies: cookiesOf(headers) }
}

/** The session that a request shows, if its cookie is one of ours and the session is open; null otherwise. */
export async function findSession({ auth, headers }: Pick<Asking, 'auth' | 'headers'>): Promise<Session | null> {
  const found = await auth.api.getSession({ headers })
  return found === null ? null : { sessionId: found.session.id, userId: found.user.id }
}

/** Whether a text has the form of an authenticator's code. */
export function isTotp(code: string): boolean {
  return /^\d{6}$/.test(code)
}

type Session = { sessionId: string; userId: string }

/** Ends the session that the browser had until now, and writes down that another has begun. */
async function begin({ db, now }: Asking, { sessionId, userId }: Session, before: Session | null, by: 'password' | 'code'): Promise<void> {
  if (before !== null) await endSession(db, before.sessionId)
  const standing = await findStanding(db, sessionId, now)
  await recordAct(db, { by: standing, action: 'sign-in', target: userId, detail: { by } }, now)
}
