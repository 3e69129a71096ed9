import type { Editor, Role } from '@/lib/news/roles'
import { listInvitations, revokeInvitation, type Invitation } from '@/lib/store/invitations'
import { changeRole, findPerson, listPeople, removeSecondFactor, suspend, type Person } from '@/lib/store/people'
import { may } from '@/lib/news/roles'
import { refused, type Outcome } from '@/lib/outcome'
import type { Asking } from './asking'
import { invite, linkForPassword } from './join'

/** Everybody of the newsroom and every open invitation. */
export async function listColleagues({ db, now }: Asking): Promise<{ people: Person[]; invitations: Invitation[] }> {
  const [people, invitations] = await Promise.all([listPeople(db), listInvitations(db, now)])
  return { people, invitations }
}

/** What an administrator does to a colleague. */
export type Change =
  | { act: 'role'; role: Role }
  | { act: 'suspend' }
  | { act: 'readmit' }
  | { act: 'remove-factor' }

type ChangeRefusal = 'forbidden' | 'unknown' | 'last'

/** Changes a colleague, if `by` may manage people; it asks the role table itself, whoever called it. */
export async function changeColleague({ db, now }: Asking, by: Editor, id: string, change: Change): Promise<Outcome<null, ChangeRefusal>> {
  if (!may(by.role, 'people.manage')) return refused('forbidden')
  switch (change.act) {
    case 'role':
      return changeRole(db, by, id, change.role, now)
    case 'suspend':
      return suspend(db, by, id, true, now)
    case 'readmit':
      return suspend(db, by, id, false, now)
    case 'remove-factor':
      return removeSecondFactor(db, by, id, now)
  }
}

/** Takes an open invitation back. */
export async function takeBackInvitation({ db, now }: Asking, by: Editor, id: string): Promise<Outcome<null, 'forbidden' | 'unknown'>> {
  return may(by.role, 'people.manage') ? revokeInvitation(db, by, id, now) : refused('forbidden')
}

interface Link {
  token: string
  expires: Date
  name: string
}

/** A link by which a colleague sets a new password. */
export async function passwordLinkFor(asking: Asking, by: Editor, id: string): Promise<Outcome<Link, 'forbidden' | 'unknown'>> {
  if (!may(by.role, 'people.manage')) return refused('forbidden')
  const person = await findPerson(asking.db, { id })
  if (person === null || person.suspended) return refused('unknown')
  return { ok: true, value: { ...await linkForPassword(asking, by, id), name: person.name } }
}

/** A link by which somebody new comes in. */
export async function inviteColleague(asking: Asking, by: Editor, given: { name: string; email: string; role: Role }): Promise<Outcome<Link, 'forbidden' | 'invalid'>> {
  if (!may(by.role, 'people.manage')) return refused('forbidden')
  const invited = await invite(asking, by, given)
  return invited.ok ? { ok: true, value: { ...invited.value, name: given.name.trim() } } : invited
}
