import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { acceptInvitation, createInvitation, findInvitation, isAdministered, revokeInvitation } from './invitations'
import { changeRole, findPerson, listPeople, suspend } from './people'

let store: TestDatabase
beforeEach(async () => {
  store = await freshDatabase()
})
afterEach(() => store.close())

const now = new Date('2026-11-22T04:00:00Z')
const expires = new Date('2026-11-25T04:00:00Z')
const boss = { id: 'boss', name: 'সম্পাদক', role: 'administrator' as const }

const newcomer = (email: string) => ({ id: randomUUID(), accountId: randomUUID(), name: 'মিতা রায়', email, passwordHash: 'hash', locale: 'bn' as const })
const setUp = (tokenHash: string) => createInvitation(store.db, { id: randomUUID(), tokenHash, role: 'administrator', name: null, email: null, by: null, expires }, now)
const invite = (tokenHash: string, email: string | null = null) =>
  createInvitation(store.db, { id: randomUUID(), tokenHash, role: 'reporter', name: null, email, by: boss, expires }, now)

test('fifty who use one set-up link at the same moment make one administrator', async () => {
  await setUp('link')
  const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => acceptInvitation(store.db, 'link', newcomer(`a${at}@paper.example`), now)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await store.db.user.count()).toBe(1)
  expect(await store.db.account.count()).toBe(1)
})

test('fifty set-up links used at the same moment make one administrator', async () => {
  for (let at = 0; at < 50; at++) await setUp(`link ${at}`)
  const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => acceptInvitation(store.db, `link ${at}`, newcomer(`b${at}@paper.example`), now)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.filter((answer) => !answer.ok && answer.code === 'administered')).toHaveLength(49)
  expect((await listPeople(store.db)).map(({ role }) => role)).toEqual(['administrator'])
})

test('once there has been an administrator no set-up link makes another, not even when they are gone', async () => {
  await setUp('first')
  await setUp('second')
  expect(await isAdministered(store.db)).toBe(false)
  expect((await acceptInvitation(store.db, 'first', newcomer('first@paper.example'), now)).ok).toBe(true)
  expect(await isAdministered(store.db)).toBe(true)
  await store.db.user.deleteMany()
  expect(await acceptInvitation(store.db, 'second', newcomer('second@paper.example'), now)).toMatchObject({ ok: false, code: 'administered' })
})

test('fifty who use one invitation make one account', async () => {
  await invite('link')
  const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => acceptInvitation(store.db, 'link', newcomer(`c${at}@paper.example`), now)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await store.db.user.count()).toBe(1)
})

test('an invitation that met a known address stays open', async () => {
  await invite('one', 'same@paper.example')
  await invite('two')
  expect((await acceptInvitation(store.db, 'one', newcomer('whatever@paper.example'), now)).ok).toBe(true)
  expect(await acceptInvitation(store.db, 'two', newcomer('same@paper.example'), now)).toMatchObject({ ok: false, code: 'email' })
  expect(await findInvitation(store.db, 'two', now)).not.toBeNull()
  expect((await acceptInvitation(store.db, 'two', newcomer('other@paper.example'), now)).ok).toBe(true)
})

test('of two invitations to one address, used at the same moment, one makes the account', async () => {
  for (let round = 0; round < 10; round++) {
    await invite(`left ${round}`, `d${round}@paper.example`)
    await invite(`right ${round}`, `d${round}@paper.example`)
    const answers = await Promise.all(['left', 'right'].map((side) => acceptInvitation(store.db, `${side} ${round}`, newcomer(''), now)))
    expect(answers.map((answer) => (answer.ok ? 'in' : answer.code)).sort()).toEqual(['email', 'in'])
  }
})

test('a revoked invitation and one whose time is over open nothing', async () => {
  await invite('link')
  const { id } = (await findInvitation(store.db, 'link', now))!
  expect((await revokeInvitation(store.db, boss, id, now)).ok).toBe(true)
  expect(await acceptInvitation(store.db, 'link', newcomer('e@paper.example'), now)).toMatchObject({ code: 'unknown' })
  expect(await revokeInvitation(store.db, boss, id, now)).toMatchObject({ code: 'unknown' })
  await invite('late')
  expect(await acceptInvitation(store.db, 'late', newcomer('e@paper.example'), new Date(expires.getTime() + 1))).toMatchObject({ code: 'unknown' })
})

test('the last administrator who can come in keeps the role, even when two take each other’s at one moment', async () => {
  await setUp('first')
  const first = await acceptInvitation(store.db, 'first', newcomer('first@paper.example'), now)
  if (!first.ok) throw new Error(first.code)
  const { id } = first.value
  expect(await changeRole(store.db, boss, id, 'editor', now)).toMatchObject({ ok: false, code: 'last' })
  expect(await suspend(store.db, boss, id, true, now)).toMatchObject({ ok: false, code: 'last' })

  await invite('second')
  const second = await acceptInvitation(store.db, 'second', newcomer('second@paper.example'), now)
  if (!second.ok) throw new Error(second.code)
  for (let round = 0; round < 10; round++) {
    for (const one of [id, second.value.id]) await changeRole(store.db, boss, one, 'administrator', now)
    const answers = await Promise.all([id, second.value.id].map((one) => changeRole(store.db, boss, one, 'reporter', now)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  }
  const roles = (await listPeople(store.db)).map(({ role }) => role)
  expect(roles.filter((role) => role === 'administrator')).toHaveLength(1)
  expect((await findPerson(store.db, { email: 'second@paper.example' }))?.suspended).toBe(false)
})

test('who did what to whom is written down', async () => {
  await invite('link', 'f@paper.example')
  const joined = await acceptInvitation(store.db, 'link', newcomer(''), now)
  if (!joined.ok) throw new Error(joined.code)
  await changeRole(store.db, boss, joined.value.id, 'editor', now)
  await suspend(store.db, boss, joined.value.id, true, now)
  const rows = await store.db.audit.findMany({ orderBy: { id: 'asc' } })
  expect(rows.map(({ action, actorName }) => [action, actorName])).toEqual([
    ['people.invite', 'সম্পাদক'], ['people.join', 'মিতা রায়'], ['people.role', 'সম্পাদক'], ['people.suspend', 'সম্পাদক'],
  ])
  expect(rows[2]!.detail).toEqual({ before: 'reporter', after: 'editor' })
})
