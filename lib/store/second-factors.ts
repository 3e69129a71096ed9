import type { Db } from './transaction'

/** A passkey as its owner sees it. */
export interface KnownPasskey {
  id: string
  name: string | null
  added: Date | null
}

/** The passkeys of a person, the newest first. */
export async function listPasskeys(db: Db, userId: string): Promise<KnownPasskey[]> {
  const rows = await db.passkey.findMany({ where: { userId }, orderBy: { createdAt: 'desc' } })
  return rows.map(({ id, name, createdAt }) => ({ id, name, added: createdAt }))
}

/** Takes a passkey from its owner; false where they have none of that id. */
export async function deletePasskey(db: Db, userId: string, id: string): Promise<boolean> {
  return (await db.passkey.deleteMany({ where: { id, userId } })).count > 0
}

const allowance = (sessionId: string) => `add-passkey:${sessionId}`

/** Lets a session add a passkey until then. */
export async function allowPasskeyUntil(db: Db, { id, sessionId, until }: { id: string; sessionId: string; until: Date }, now: Date): Promise<void> {
  await db.verification.deleteMany({ where: { identifier: allowance(sessionId) } })
  await db.verification.create({ data: { id, identifier: allowance(sessionId), value: 'password', expiresAt: until, createdAt: now, updatedAt: now } })
}

/** Whether a session may add a passkey now. */
export async function mayAddPasskey(db: Db, sessionId: string, now: Date): Promise<boolean> {
  return (await db.verification.count({ where: { identifier: allowance(sessionId), expiresAt: { gt: now } } })) > 0
}

/** What is kept of a person's password; null where there is none. */
export async function findPasswordHash(db: Db, userId: string): Promise<string | null> {
  const account = await db.account.findFirst({ where: { userId, providerId: 'credential' }, select: { password: true } })
  return account?.password ?? null
}

/** Whether a person has an authenticator app. */
export async function hasTotp(db: Db, userId: string): Promise<boolean> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { twoFactorEnabled: true } })
  return user?.twoFactorEnabled === true
}
