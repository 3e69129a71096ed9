import type { Editor, Role } from '@/lib/news/roles'
import { recordAct } from './people-acts'
import { inChange, type Db, type DbClient } from './transaction'

/** Who holds a session, asked anew at every request: a role that was taken is gone at once. */
export interface Standing extends Editor {
  email: string
  locale: 'bn' | 'en'
  suspended: boolean
  /** What there is to show beside the password. */
  totp: boolean
  passkeys: number
  /** When this session last showed its second factor. */
  secondFactorAt: Date | null
}

/** The holder of a session that is open at `now`; null when there is none. */
export async function findStanding(db: Db, sessionId: string, now: Date): Promise<Standing | null> {
  const row = await db.session.findFirst({
    where: { id: sessionId, expiresAt: { gt: now } },
    select: {
      secondFactorAt: true,
      user: { select: { id: true, name: true, email: true, role: true, locale: true, banned: true, twoFactorEnabled: true, _count: { select: { passkeys: true } } } },
    },
  })
  if (row === null) return null
  const { id, name, email, role, locale, banned, twoFactorEnabled, _count } = row.user
  return {
    id, name, email, role: role as Role, locale: locale === 'en' ? 'en' : 'bn', suspended: banned === true,
    totp: twoFactorEnabled === true, passkeys: _count.passkeys, secondFactorAt: row.secondFactorAt,
  }
}

/** Notes that a session has just shown its second factor. */
export async function markSecondFactor(db: Db, sessionId: string, now: Date): Promise<void> {
  await db.session.updateMany({ where: { id: sessionId }, data: { secondFactorAt: now } })
}

/** Ends one session. */
export async function endSession(db: Db, sessionId: string): Promise<void> {
  await db.session.deleteMany({ where: { id: sessionId } })
}

/** A session as its holder sees it. */
export interface OpenSession {
  id: string
  begun: Date
  address: string | null
  userAgent: string | null
}

/** The open sessions of a person, the newest first. */
export async function listSessions(db: Db, userId: string, now: Date): Promise<OpenSession[]> {
  const rows = await db.session.findMany({ where: { userId, expiresAt: { gt: now } }, orderBy: { createdAt: 'desc' } })
  return rows.map(({ id, createdAt, ipAddress, userAgent }) => ({ id, begun: createdAt, address: ipAddress || null, userAgent: userAgent || null }))
}

/** Ends all sessions of a person but one; with `but` null all of them. */
export async function endSessionsOf(db: Db, userId: string, but: string | null): Promise<void> {
  await db.session.deleteMany({ where: { userId, ...(but !== null && { id: { not: but } }) } })
}

/** Sets the language of somebody's interface. */
export async function saveLocale(db: Db, userId: string, locale: 'bn' | 'en'): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { locale } })
}

const newPassword = (tokenHash: string) => `new-password:${tokenHash}`

/** Makes a link for a new password valid until `expires`; earlier ones of that person are void. `by` is null at the terminal. */
export async function createPasswordLink(
  db: DbClient, { id, tokenHash, userId, by, expires }: { id: string; tokenHash: string; userId: string; by: Editor | null; expires: Date }, now: Date,
): Promise<void> {
  await inChange(db, async (within) => {
    await within.verification.deleteMany({ where: { identifier: { startsWith: newPassword('') }, value: userId } })
    await within.verification.create({
      data: { id, identifier: newPassword(tokenHash), value: userId, expiresAt: expires, createdAt: now, updatedAt: now },
    })
    await recordAct(within, { by, action: 'people.password-link', target: userId, detail: {} }, now)
  })
}

/** Whose new password an open link is for; null when it is used, void or too old. */
export async function findPasswordLink(db: Db, tokenHash: string, now: Date): Promise<{ id: string; name: string; email: string } | null> {
  const row = await db.verification.findFirst({ where: { identifier: newPassword(tokenHash), expiresAt: { gt: now } } })
  if (row === null) return null
  return db.user.findFirst({ where: { id: row.value, NOT: { banned: true } }, select: { id: true, name: true, email: true } })
}

/**
 * Sets a password by such a link, which is thereby used up, and ends every session of that person. The second factor
 * stays. False when the link is no longer open.
 */
export async function takePasswordLink(db: DbClient, tokenHash: string, passwordHash: string, now: Date): Promise<boolean> {
  return inChange(db, async (within) => {
    const person = await findPasswordLink(within, tokenHash, now)
    if (person === null) return false
    const { count } = await within.verification.deleteMany({ where: { identifier: newPassword(tokenHash) } })
    if (count === 0) return false
    await within.account.updateMany({ where: { userId: person.id, providerId: 'credential' }, data: { password: passwordHash, updatedAt: now } })
    await within.session.deleteMany({ where: { userId: person.id } })
    await recordAct(within, { by: null, action: 'people.password', target: person.id, detail: { by: 'link' } }, now)
    return true
  })
}
