import { ok, refused, type Outcome } from '@/lib/outcome'
import type { Editor, Role } from '@/lib/news/roles'
import { Prisma } from './generated/client'
import { recordAct } from './people-acts'
import { inChange, type Db, type DbClient } from './transaction'

/** A way into the newsroom that has not been used. */
export interface Invitation {
  id: string
  role: Role
  /** Null: whoever has the link says it. */
  name: string | null
  email: string | null
  /** Null: it was made from a terminal, for the first administrator. */
  invitedBy: string | null
  expires: Date
}

interface NewInvitation extends Omit<Invitation, 'invitedBy'> {
  tokenHash: string
  /** Null for the first administrator's. */
  by: Editor | null
}

/** Writes an invitation down; the address that it opens with is kept as its SHA-256 alone. */
export async function createInvitation(db: DbClient, { id, tokenHash, role, name, email, by, expires }: NewInvitation, now: Date): Promise<void> {
  await inChange(db, async (within) => {
    await within.invitation.create({
      data: { id, tokenHash, role, name, email, invitedBy: by?.id, invitedByName: by?.name, created: now, expires },
    })
    await recordAct(within, { by, action: 'people.invite', target: id, detail: { role, email } }, now)
  })
}

const open = (now: Date): Prisma.InvitationWhereInput => ({ accepted: null, revoked: null, expires: { gt: now } })

/** The open invitation of that hash; null when there is none, it was used or revoked, or its time is over. */
export async function findInvitation(db: Db, tokenHash: string, now: Date): Promise<Invitation | null> {
  const row = await db.invitation.findFirst({ where: { tokenHash, ...open(now) } })
  return row === null ? null : invitationOf(row)
}

/** Every open invitation, the newest first. */
export async function listInvitations(db: Db, now: Date): Promise<Invitation[]> {
  const rows = await db.invitation.findMany({ where: open(now), orderBy: { created: 'desc' } })
  return rows.map(invitationOf)
}

function invitationOf(row: { id: string; role: string; name: string | null; email: string | null; invitedByName: string | null; expires: Date }): Invitation {
  const { id, role, name, email, invitedByName, expires } = row
  return { id, role: role as Role, name, email, invitedBy: invitedByName, expires }
}

/** Takes an open invitation back. */
export async function revokeInvitation(db: DbClient, by: Editor, id: string, now: Date): Promise<Outcome<null, 'unknown'>> {
  return inChange(db, async (within) => {
    const { count } = await within.invitation.updateMany({ where: { id, ...open(now) }, data: { revoked: now } })
    if (count === 0) return refused('unknown')
    await recordAct(within, { by, action: 'people.uninvite', target: id, detail: {} }, now)
    return ok(null)
  })
}

/** Whether the newsroom has had its first administrator. */
export async function isAdministered(db: Db): Promise<boolean> {
  const row = await db.installation.findUnique({ where: { id: 1 } })
  return row !== null && row.administered !== null
}

interface Newcomer {
  id: string
  accountId: string
  name: string
  email: string
  passwordHash: string
  locale: 'bn' | 'en'
}

/**
 * Makes somebody one of the newsroom by an invitation, which is thereby used up. Of any number who use it at the same
 * time one succeeds, and of all links for a first administrator one ever does: each is one update of one row that only
 * an unused one fits. `unknown` also says used, revoked and expired; `email` that the address has an account; an
 * invitation that names an address makes an account for that one whatever the form said.
 */
export async function acceptInvitation(
  db: DbClient, tokenHash: string, newcomer: Newcomer, now: Date,
): Promise<Outcome<{ id: string; email: string; role: Role }, 'unknown' | 'email' | 'administered'>> {
  try {
    return await inChange(db, async (within) => {
      const taken = await within.invitation.updateManyAndReturn({
        where: { tokenHash, ...open(now) }, data: { accepted: now, acceptedBy: newcomer.id },
      })
      const invitation = taken[0]
      if (invitation === undefined) return refused('unknown')
      if (invitation.invitedBy === null && !(await beginAdministration(within, now))) throw new Undo('administered')
      const email = invitation.email ?? newcomer.email
      if (await within.user.count({ where: { email } }) > 0) throw new Undo('email')
      const { id, name, locale } = newcomer
      await within.user.create({ data: { id, name, email, emailVerified: true, role: invitation.role, locale, createdAt: now, updatedAt: now } })
      await within.account.create({
        data: { id: newcomer.accountId, accountId: id, providerId: 'credential', userId: id, password: newcomer.passwordHash, createdAt: now, updatedAt: now },
      })
      const role = invitation.role as Role
      await recordAct(within, { by: { id, name, role }, action: 'people.join', target: id, detail: { role, invitation: invitation.id } }, now)
      return ok({ id, email, role })
    })
  } catch (error) {
    if (error instanceof Undo) return refused(error.code)
    // Two who were invited under one address, at the same moment.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return refused('email')
    throw error
  }
}

/** Whether this is the first administrator there has ever been; from now on somebody is. */
async function beginAdministration(db: Db, now: Date): Promise<boolean> {
  const begun = await db.$executeRaw`
    insert into installation (id, administered) values (1, ${now})
    on conflict (id) do update set administered = ${now} where installation.administered is null`
  return begun > 0
}

/** Undoes the transaction, so that an invitation which led to nothing stays open. */
class Undo extends Error {
  constructor(readonly code: 'email' | 'administered') {
    super(code)
  }
}
