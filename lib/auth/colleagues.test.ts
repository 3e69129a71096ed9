import { afterAll, beforeAll, expect, test } from 'vitest'
import { may, roles, type Editor, type Role } from '@/lib/news/roles'
import { findPerson } from '@/lib/store/people'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { NewsroomBrowser, quickPasswords } from '@/tests/newsroom-browser'
import { everyRow } from '@/tests/rows'
import type { Asking } from './asking'
import { changeColleague, inviteColleague, listColleagues, passwordLinkFor, takeBackInvitation } from './colleagues'
import { findEditorOf } from './editor'
import { invite, openLink, takeLink } from './join'

let store: TestDatabase
beforeAll(async () => {
  store = await freshDatabase()
})
afterAll(() => store.close())

const boss: Editor = { id: 'boss', name: 'সম্পাদক', role: 'administrator' }
let count = 0
const asks = () => new NewsroomBrowser(store.db, { passwords: quickPasswords }).asks()

async function newcomer(role: Role = 'reporter') {
  const email = `person${++count}@paper.example`
  const browser = new NewsroomBrowser(store.db, { passwords: quickPasswords, sender: `198.51.100.${count}` })
  const invited = await invite(browser.asks(), boss, { name: 'মিতা রায়', email, role })
  if (!invited.ok) throw new Error(invited.code)
  const joined = await takeLink(browser.asks(), invited.value.token, { name: '', email, password: 'নদীর ওপারে কাশবন দোলে', locale: 'bn' })
  if (!joined.ok) throw new Error(joined.code)
  browser.takes(joined.value.cookies)
  return { browser, email, id: (await findPerson(store.db, { email }))!.id }
}

/** Everything that is done to colleagues, with what has to be there before. */
const verbs: Record<string, (asked: Asking, by: Editor, other: { id: string; invitation: string }) => Promise<{ ok: boolean; code?: string }>> = {
  'gives a role': (asked, by, { id }) => changeColleague(asked, by, id, { act: 'role', role: 'administrator' }),
  'suspends': (asked, by, { id }) => changeColleague(asked, by, id, { act: 'suspend' }),
  'readmits': (asked, by, { id }) => changeColleague(asked, by, id, { act: 'readmit' }),
  'takes a second factor away': (asked, by, { id }) => changeColleague(asked, by, id, { act: 'remove-factor' }),
  'takes an invitation back': (asked, by, { invitation }) => takeBackInvitation(asked, by, invitation),
  'gives a link for a password': (asked, by, { id }) => passwordLinkFor(asked, by, id),
  'invites': (asked, by) => inviteColleague(asked, by, { name: 'রাশেদ করিম', email: `guest${++count}@paper.example`, role: 'administrator' }),
}

test.each(roles)('a %s does to colleagues what the table of roles says, and a refusal leaves nothing behind', { timeout: 60_000 }, async (role) => {
  const by: Editor = { id: `some-${role}`, name: 'কেউ একজন', role }
  for (const [what, verb] of Object.entries(verbs)) {
    const { id } = await newcomer()
    const invited = await invite(asks(), boss, { name: 'রীতা সেন', email: `open${++count}@paper.example`, role: 'reporter' })
    if (!invited.ok) throw new Error(invited.code)
    const { invitations } = await listColleagues(asks())
    const before = await everyRow(store.db)
    const outcome = await verb(asks(), by, { id, invitation: invitations[0]!.id })
    if (may(role, 'people.manage')) expect(outcome.code, what).not.toBe('forbidden')
    else {
      expect(outcome, what).toMatchObject({ ok: false, code: 'forbidden' })
      expect(await everyRow(store.db), what).toEqual(before)
    }
  }
})

test('a new role holds in the session that is open, and losing it too', async () => {
  const { browser, id } = await newcomer()
  for (const role of ['administrator', 'sub-editor'] as const) {
    expect(await changeColleague(asks(), boss, id, { act: 'role', role })).toMatchObject({ ok: true })
    expect(await findEditorOf(browser.asks())).toMatchObject({ id, role })
  }
})

test('an invitation that was taken back opens nothing, and nobody takes it back twice', async () => {
  const invited = await inviteColleague(asks(), boss, { name: ' রাশেদ করিম ', email: 'Rashed@Paper.Example', role: 'editor' })
  if (!invited.ok) throw new Error(invited.code)
  expect(invited.value.name).toBe('রাশেদ করিম')
  const { invitations } = await listColleagues(asks())
  const { id } = invitations.find(({ email }) => email === 'rashed@paper.example')!
  expect(await openLink(asks(), invited.value.token)).not.toBeNull()
  expect(await takeBackInvitation(asks(), boss, id)).toMatchObject({ ok: true })
  expect(await openLink(asks(), invited.value.token)).toBeNull()
  expect(await takeBackInvitation(asks(), boss, id)).toMatchObject({ ok: false, code: 'unknown' })
})

test('whoever is suspended or unknown gets no link for a password', async () => {
  const { id } = await newcomer()
  await changeColleague(asks(), boss, id, { act: 'suspend' })
  for (const one of [id, '00000000-0000-4000-8000-000000000000', '']) expect(await passwordLinkFor(asks(), boss, one)).toMatchObject({ ok: false, code: 'unknown' })
})
