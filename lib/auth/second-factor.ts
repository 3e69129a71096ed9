import { randomUUID } from 'node:crypto'
import { isAPIError } from 'better-auth/api'
import { recordAct } from '@/lib/store/people-acts'
import { allowPasskeyUntil, deletePasskey, findPasswordHash } from '@/lib/store/second-factors'
import { findStanding, markSecondFactor, type Standing } from '@/lib/store/sessions'
import { afterwards, cookiesOf, type Asking } from './asking'
import { attemptOf, useCodeOnce } from './limits'
import { findSession, isTotp, refusing, waiting, type Answer } from './sign-in'

/** So long after it was shown a second factor counts in its session. */
export const secondFactorLastsMs = 12 * 3_600_000

/** Where a session stands: nothing is enrolled, something is, or it was shown lately. */
export type SecondFactor = 'none' | 'enrolled' | 'verified'

export function secondFactorOf({ totp, passkeys, secondFactorAt }: { totp: boolean; passkeys: number; secondFactorAt: Date | null }, now: Date): SecondFactor {
  if (!totp && passkeys === 0) return 'none'
  return secondFactorAt !== null && now.getTime() - secondFactorAt.getTime() < secondFactorLastsMs ? 'verified' : 'enrolled'
}

/** What an authenticator app needs, shown once. */
export interface Enrolment {
  /** otpauth://… for a picture that the app reads. */
  uri: string
  /** The same secret as letters, for typing. */
  secret: string
  /** Codes for the day on which the phone is lost; each works once. */
  emergency: readonly string[]
}

type Refusal = 'wait' | 'wrong' | 'signed-out' | 'second-factor'

/**
 * Begins to enrol an authenticator app. It asks for the password, since a session left open must not be enough. Nothing
 * counts before `finishEnrolment`; beginning again makes a new secret. `taken`: there is one already.
 */
export async function beginEnrolment(asking: Asking, password: string): Promise<Answer<{ enrolment: Enrolment }, Refusal | 'taken'>> {
  return withPassword(asking, password, async () => {
    try {
      const answer = await asking.auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers: asking.headers, returnHeaders: true })
      if (answer.response.method !== 'totp') throw new Error('An authenticator app was asked for.')
      const { totpURI: uri, backupCodes: emergency } = answer.response
      const secret = new URL(uri).searchParams.get('secret') ?? ''
      return { ok: true, value: { enrolment: { uri, secret, emergency }, cookies: cookiesOf(answer.headers) } }
    } catch (error) {
      if (isAPIError(error) && error.body?.code === 'TOTP_ALREADY_ENABLED') return refusing('taken')
      throw error
    }
  })
}

/** Ends the enrolment with the first code of the app. The session is a new one from here on, and has shown its factor. */
export async function finishEnrolment(asking: Asking, code: string): Promise<Answer<object, Refusal>> {
  const shown = await showCode(asking, code)
  if (!shown.ok) return shown
  const { db, now } = asking
  await recordAct(db, { by: shown.value.by, action: 'second-factor.add', target: shown.value.by.id, detail: { kind: 'totp' } }, now)
  return { ok: true, value: { cookies: shown.value.cookies } }
}

/** Shows the second factor of a session that is open: an authenticator's code, or one of those for emergencies. */
export async function confirmSecondFactor(asking: Asking, code: string): Promise<Answer<object, Refusal>> {
  const shown = await showCode(asking, code)
  return shown.ok ? { ok: true, value: { cookies: shown.value.cookies } } : shown
}

/** Takes the authenticator app away. It asks for the password, and for the factor itself if that was not shown lately. */
export async function removeTotp(asking: Asking, password: string): Promise<Answer<object, Refusal>> {
  return withPassword(asking, password, async (standing) => {
    const answer = await asking.auth.api.disableTwoFactor({ body: { password }, headers: asking.headers, returnHeaders: true })
    await recordAct(asking.db, { by: standing, action: 'second-factor.remove', target: standing.id, detail: { kind: 'totp' } }, asking.now)
    return { ok: true, value: { cookies: cookiesOf(answer.headers) } }
  })
}

/**
 * Lets this session add a passkey for the next ten minutes (lib/auth/endpoints.ts asks). It takes the password, and the
 * second factor where there is one: else a stolen session could give itself one.
 */
export async function allowPasskey(asking: Asking, password: string): Promise<Answer<object, Refusal>> {
  return withPassword(asking, password, async (_, sessionId) => {
    const { db, now } = asking
    await allowPasskeyUntil(db, { id: randomUUID(), sessionId, until: new Date(now.getTime() + 600_000) }, now)
    return { ok: true, value: { cookies: [] } }
  })
}

/** Takes one passkey away; asks for what adding asks for. False in `value.found` where there is none of that id. */
export async function removePasskey(asking: Asking, password: string, id: string): Promise<Answer<{ found: boolean }, Refusal>> {
  return withPassword(asking, password, async (standing) => {
    const found = await deletePasskey(asking.db, standing.id, id)
    if (found) await recordAct(asking.db, { by: standing, action: 'second-factor.remove', target: standing.id, detail: { kind: 'passkey' } }, asking.now)
    return { ok: true, value: { found, cookies: [] } }
  })
}

async function showCode(asking: Asking, code: string): Promise<Answer<{ by: Standing }, Refusal>> {
  const { auth, db, headers, now } = asking
  const session = await findSession(asking)
  const by = session === null ? null : await findStanding(db, session.sessionId, now)
  if (session === null || by === null) return refusing('signed-out')
  const attempt = await attemptOf(db, by.id, 'code', now)
  if (attempt.wait > 0) return waiting(attempt.wait)
  if (isTotp(code) && !(await useCodeOnce(db, by.id, code, now))) return refusing('wrong', 'code')
  let answer
  try {
    answer = isTotp(code)
      ? await auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
      : await auth.api.verifyBackupCode({ body: { code, disableSession: true }, headers, returnHeaders: true })
  } catch (error) {
    if (!isAPIError(error)) throw error
    return refusing('wrong', 'code')
  }
  await attempt.succeeded()
  // The first code of an app ends the session and begins another.
  const cookies = cookiesOf(answer.headers)
  const after = await findSession(afterwards(asking, cookies))
  if (after !== null) await markSecondFactor(db, after.sessionId, now)
  return { ok: true, value: { by, cookies } }
}

/** Runs what needs more than an open session: the password, and the second factor where one is enrolled. */
async function withPassword<Value, Code extends string>(
  asking: Asking, password: string, work: (standing: Standing, sessionId: string) => Promise<Answer<Value, Code>>,
): Promise<Answer<Value, Code | Refusal>> {
  const { db, now, passwords } = asking
  const session = await findSession(asking)
  const standing = session === null ? null : await findStanding(db, session.sessionId, now)
  if (session === null || standing === null) return refusing('signed-out')
  if (secondFactorOf(standing, now) === 'enrolled') return refusing('second-factor')
  const attempt = await attemptOf(db, standing.id, 'password', now)
  if (attempt.wait > 0) return waiting(attempt.wait)
  const hash = await findPasswordHash(db, standing.id)
  if (hash === null || !(await passwords.verify({ hash, password }))) return refusing('wrong', 'password')
  await attempt.succeeded()
  return work(standing, session.sessionId)
}
