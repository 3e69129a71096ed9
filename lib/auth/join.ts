import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { store } from '@/lib/bangla/normalise'
import type { Editor, Role } from '@/lib/news/roles'
import { acceptInvitation, createInvitation, findInvitation, type Invitation } from '@/lib/store/invitations'
import { createPasswordLink, findPasswordLink, takePasswordLink } from '@/lib/store/sessions'
import type { Asking } from './asking'
import { attemptFrom } from './limits'
import { findPasswordFault, type PasswordFault } from './password-rules'
import { refusing, signIn, waiting, type Answer, type Refused } from './sign-in'
import { hashOf, looksLikeToken, newToken } from './token'

const invitationHours = 72
const passwordLinkHours = 24

/** What a link of the newsroom's opens. */
export type Opened =
  | ({ for: 'invitation' } & Invitation)
  | { for: 'password'; name: string; email: string }

const guest = z.object({ name: z.string().trim().min(2).max(80), email: z.email().max(200) })

/**
 * Invites somebody: the token for their link, valid for 72 hours and for one use. Whether the inviter may is asked by
 * whoever calls this. Refuses a name or address that is none by naming the field.
 */
export async function invite(
  { db, now }: Asking, by: Editor, given: { name: string; email: string; role: Role },
): Promise<{ ok: true; value: { token: string; expires: Date } } | Refused<'invalid'>> {
  const parsed = guest.safeParse({ name: store(given.name), email: given.email.trim().toLowerCase() })
  if (!parsed.success) return refusing('invalid', String(parsed.error.issues[0]!.path[0]))
  const token = newToken()
  const expires = new Date(now.getTime() + invitationHours * 3_600_000)
  await createInvitation(db, { id: randomUUID(), tokenHash: hashOf(token), ...parsed.data, role: given.role, by, expires }, now)
  return { ok: true, value: { token, expires } }
}

/** Makes a link by which a colleague sets a new password; their second factor stays as it is. */
export async function linkForPassword({ db, now }: Asking, by: Editor, userId: string): Promise<{ token: string; expires: Date }> {
  const token = newToken()
  const expires = new Date(now.getTime() + passwordLinkHours * 3_600_000)
  await createPasswordLink(db, { id: randomUUID(), tokenHash: hashOf(token), userId, by, expires }, now)
  return { token, expires }
}

/** What a link opens; null when it is none of ours, used, revoked or too old, which are all the same to a stranger. */
export async function openLink({ db, now }: Asking, token: string): Promise<Opened | null> {
  if (!looksLikeToken(token)) return null
  const hash = hashOf(token)
  const invitation = await findInvitation(db, hash, now)
  if (invitation !== null) return { for: 'invitation', ...invitation }
  const person = await findPasswordLink(db, hash, now)
  return person === null ? null : { for: 'password', name: person.name, email: person.email }
}

type LinkRefusal = 'insecure' | 'wait' | 'unknown' | 'invalid' | 'email' | 'administered' | PasswordFault

/**
 * Uses a link: an invitation makes an account, a link for a password sets it. Either way the person is then signed in
 * like anybody who signs in, so `then` may be 'code'. Nothing is used up by a refusal.
 */
export async function takeLink(
  asking: Asking, token: string, given: { name: string; email: string; password: string; locale: 'bn' | 'en' },
): Promise<Answer<{ then: 'in' | 'code' }, LinkRefusal>> {
  const { db, from, now, passwords } = asking
  if (!from.canSignIn) return refusing('insecure')
  const attempt = await attemptFrom(db, { sender: from.sender }, now)
  if (attempt.wait > 0) return waiting(attempt.wait)
  const opened = await openLink(asking, token)
  if (opened === null) return refusing('unknown')
  await attempt.succeeded()

  const parsed = guest.safeParse({
    name: opened.for === 'password' ? opened.name : store(given.name).trim() || opened.name, email: opened.email ?? given.email.trim().toLowerCase(),
  })
  if (!parsed.success) return refusing('invalid', String(parsed.error.issues[0]!.path[0]))
  const { name, email } = parsed.data
  const fault = findPasswordFault(given.password, [name, email])
  if (fault !== null) return refusing(fault, 'password')

  const passwordHash = await passwords.hash(given.password)
  if (opened.for === 'password') {
    if (!(await takePasswordLink(db, hashOf(token), passwordHash, now))) return refusing('unknown')
  } else {
    const newcomer = { id: randomUUID(), accountId: randomUUID(), name, email, passwordHash, locale: given.locale }
    const accepted = await acceptInvitation(db, hashOf(token), newcomer, now)
    if (!accepted.ok) return refusing(accepted.code, accepted.code === 'email' ? 'email' : null)
  }
  const signed = await signIn(asking, { email, password: given.password })
  return signed.ok || signed.code !== 'wrong' ? signed as Answer<{ then: 'in' | 'code' }, LinkRefusal> : refusing('unknown')
}
