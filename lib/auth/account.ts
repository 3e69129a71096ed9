import { isAPIError } from 'better-auth/api'
import { recordAct } from '@/lib/store/people-acts'
import { findStanding, markSecondFactor } from '@/lib/store/sessions'
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
    return refusing('wrong', 'current')
  }
  await attempt.succeeded()
  const cookies = cookiesOf(answer.headers)
  const begun = await findSession(afterwards(asking, cookies))
  if (begun !== null && standing.secondFactorAt !== null) await markSecondFactor(db, begun.sessionId, standing.secondFactorAt)
  await recordAct(db, { by: standing, action: 'people.password', target: standing.id, detail: { by: 'self' } }, now)
  return { ok: true, value: { cookies } }
}
