import { isIP } from 'node:net'
import { isAPIError } from 'better-auth/api'
import { recordAct } from '@/lib/store/people-acts'
import { hasTotp, listPasskeys, type KnownPasskey } from '@/lib/store/second-factors'
import { endSessionsOf, findStanding, listSessions, markSecondFactor, saveLocale, type OpenSession } from '@/lib/store/sessions'
import { afterwards, cookiesOf, type Asking } from './asking'
import { attemptOf } from './limits'
import { findPasswordFault, type PasswordFault } from './password-rules'
import { findSession, refusing, waiting, type Answer } from './sign-in'

/**
 * Changes the password of whoever is signed in, and ends all their other sessions; this one goes on under a new name.
 * `wrong` is about the old password, `same` says that the new one is the old.
 */
export async function changePassword(
  asking: Asking, given: { current: string; next: string },
): Promise<Answer<object, 'signed-out' | 'wait' | 'wrong' | 'same' | PasswordFault>> {
  const { auth, db, headers, now } = asking
  const session = await findSession(asking)
  const standing = session === null ? null : await findStanding(db, session.sessionId, now)
  if (standing === null) return refusing('signed-out')
  const fault = findPasswordFault(given.next, [standing.name, standing.email])
  if (fault !== null) return refusing(fault, 'next')
  if (given.next === given.current) return refusing('same', 'next')
  const attempt = await attemptOf(db, standing.id, 'password', now)
  if (attempt.wait > 0) return waiting(attempt.wait)
  let answer
  try {
    answer = await auth.api.changePassword({
      body: { currentPassword: given.current, newPassword: given.next, revokeOtherSessions: true }, headers, returnHeaders: true,
    })
  } catch (error) {
    if (!isAPIError(error)) throw error
    return refusing('wrong', 'password')
  }
  await attempt.succeeded()
  const cookies = cookiesOf(answer.headers)
  const begun = await findSession(afterwards(asking, cookies))
  if (begun !== null && standing.secondFactorAt !== null) await markSecondFactor(db, begun.sessionId, standing.secondFactorAt)
  await recordAct(db, { by: standing, action: 'people.password', target: standing.id, detail: { by: 'self' } }, now)
  return { ok: true, value: { cookies } }
}

/** Sets the language in which the newsroom speaks to whoever asks; false when nobody is signed in. */
export async function setLocale(asking: Asking, locale: 'bn' | 'en'): Promise<boolean> {
  const session = await findSession(asking)
  if (session === null) return false
  await saveLocale(asking.db, session.userId, locale)
  return true
}

/** Ends all sessions of whoever asks but this one; false when nobody is signed in. */
export async function endOtherSessions(asking: Asking): Promise<boolean> {
  const session = await findSession(asking)
  if (session === null) return false
  await endSessionsOf(asking.db, session.userId, session.sessionId)
  return true
}

/** The open sessions of a person, the newest first. */
export async function listOwnSessions({ db, now }: Asking, userId: string): Promise<OpenSession[]> {
  return listSessions(db, userId, now)
}

/** What a person has enrolled, and whether this address can have passkeys at all: one without a name cannot. */
export async function listOwnFactors(asking: Asking, userId: string): Promise<{ totp: boolean; passkeys: KnownPasskey[]; named: boolean }> {
  const { db, from } = asking
  const { hostname } = new URL(from.origin)
  const [totp, passkeys] = await Promise.all([hasTotp(db, userId), listPasskeys(db, userId)])
  return { totp, passkeys, named: from.canSignIn && isIP(hostname.replace(/^\[|\]$/g, '')) === 0 }
}
