import { ok, refused, type Outcome } from '@/lib/outcome'
import type { Editor, Role } from '@/lib/news/roles'
import { recordAct } from './people-acts'
import { inChange, type Db, type DbClient } from './transaction'

/** Somebody of the newsroom, as their colleagues who manage it see them. */
export interface Person extends Editor {
  email: string
  /** Whether they may come in; somebody suspended keeps their name and history. */
  suspended: boolean
  secondFactor: boolean
  joined: Date
  /** The last sign-in of a session that is still open. */
  signedIn: Date | null
}

/** Everybody, by name; those who are suspended come last. */
export async function listPeople(db: Db): Promise<Person[]> {
  const rows = await db.user.findMany({ select: shown, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
  const people = rows.map(personOf)
  return [...people.filter(({ suspended }) => !suspended), ...people.filter(({ suspended }) => suspended)]
}

/** The person of that id, or of that e-mail address; null where there is none. */
export async function findPerson(db: Db, by: { id: string } | { email: string }): Promise<Person | null> {
  const row = await db.user.findUnique({ where: by, select: shown })
  return row === null ? null : personOf(row)
}

const shown = {
  id: true, name: true, email: true, role: true, banned: true, twoFactorEnabled: true, createdAt: true,
  _count: { select: { passkeys: true } },
  sessions: { select: { createdAt: true }, orderBy: { createdAt: 'desc' }, take: 1 },
} as const

interface Row {
  id: string
  name: string
  email: string
  role: string
  banned: boolean | null
  twoFactorEnabled: boolean | null
  createdAt: Date
  _count: { passkeys: number }
  sessions: { createdAt: Date }[]
}

function personOf({ id, name, email, role, banned, twoFactorEnabled, createdAt, _count, sessions }: Row): Person {
  return {
    id, name, email, role: role as Role, suspended: banned === true, joined: createdAt,
    secondFactor: twoFactorEnabled === true || _count.passkeys > 0, signedIn: sessions[0]?.createdAt ?? null,
  }
}

type Change = Outcome<null, 'unknown' | 'last'>

/**
 * Gives somebody another role. `last`: they are the only administrator who can come in, and somebody has to be. Their
 * sessions go on, since each request asks for the role anew.
 */
export async function changeRole(db: DbClient, by: Editor, id: string, role: Role, now: Date): Promise<Change> {
  return changing(db, id, async (within, person, others) => {
    if (person.role === role) return ok(null)
    if (others === 0 && person.role === 'administrator' && !person.suspended) return refused('last')
    await within.user.update({ where: { id }, data: { role, updatedAt: now } })
    await recordAct(within, { by, action: 'people.role', target: id, detail: { before: person.role, after: role } }, now)
    return ok(null)
  })
}

/** Lets somebody in no more, and ends their sessions at once; or lets them in again. `last` as with `changeRole`. */
export async function suspend(db: DbClient, by: Editor, id: string, suspended: boolean, now: Date): Promise<Change> {
  return changing(db, id, async (within, person, others) => {
    if (person.suspended === suspended) return ok(null)
    if (suspended && others === 0 && person.role === 'administrator') return refused('last')
    await within.user.update({ where: { id }, data: { banned: suspended, updatedAt: now } })
    if (suspended) await within.session.deleteMany({ where: { userId: id } })
    await recordAct(within, { by, action: suspended ? 'people.suspend' : 'people.readmit', target: id, detail: {} }, now)
    return ok(null)
  })
}

/**
 * Takes the second factor from somebody who has lost it, with their open sessions: from now on the password alone lets
 * them in. `by` is null at the server's terminal.
 */
export async function removeSecondFactor(db: DbClient, by: Editor | null, id: string, now: Date): Promise<Change> {
  return changing(db, id, async (within) => {
    await within.twoFactor.deleteMany({ where: { userId: id } })
    await within.passkey.deleteMany({ where: { userId: id } })
    await within.session.deleteMany({ where: { userId: id } })
    await within.user.update({ where: { id }, data: { twoFactorEnabled: false, updatedAt: now } })
    await recordAct(within, { by, action: 'people.second-factor.remove', target: id, detail: {} }, now)
    return ok(null)
  })
}

/** Runs a change with everybody's rows held, so that two administrators cannot take each other's role at one moment. */
async function changing(
  db: DbClient, id: string, work: (db: Db, person: Person, otherAdministrators: number) => Promise<Change>,
): Promise<Change> {
  return inChange(db, async (within) => {
    await within.$queryRaw`select id from "user" where role = 'administrator' or id = ${id} order by id for update`
    const person = await findPerson(within, { id })
    if (person === null) return refused('unknown')
    const others = await within.user.count({ where: { role: 'administrator', id: { not: id }, NOT: { banned: true } } })
    return work(within, person, others)
  })
}
