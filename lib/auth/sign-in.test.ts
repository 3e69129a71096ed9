import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { NewsroomBrowser, quickPasswords } from '@/tests/newsroom-browser'
import type { Role } from '@/lib/news/roles'
import { createClient } from '@/lib/store/client'
import { suspend } from '@/lib/store/people'
import { changePassword } from './account'
import { passwords } from './auth'
import { findEditorOf } from './editor'
import { invite, openLink, takeLink } from './join'
import { signIn, signOut } from './sign-in'

let store: TestDatabase
beforeAll(async () => {
  store = await freshDatabase()
})
afterAll(() => store.close())

const boss = { id: 'boss', name: 'সম্পাদক', role: 'administrator' as const }
const password = 'নদীর ওপারে কাশবন দোলে'
let count = 0

/** Somebody who joined by an invitation, and the browser in which they did. */
async function newcomer(role: Role = 'reporter', options: ConstructorParameters<typeof NewsroomBrowser>[1] = {}) {
  const email = `person${++count}@paper.example`
  const browser = new NewsroomBrowser(store.db, { sender: `198.51.100.${count}`, ...options })
  const invited = await invite(browser.asks(), boss, { name: 'মিতা রায়', email, role })
  if (!invited.ok) throw new Error(invited.code)
  const joined = await takeLink(browser.asks(), invited.value.token, { name: 'মিতা রায়', email, password, locale: 'bn' })
  if (!joined.ok) throw new Error(joined.code)
  browser.takes(joined.value.cookies)
  return { browser, email, cookies: joined.value.cookies }
}

describe('signing in', () => {
  test('whoever joined is in, with the role they were invited for and in their language', async () => {
    const { browser, email } = await newcomer('sub-editor')
    expect(await findEditorOf(browser.asks())).toMatchObject({ email, role: 'sub-editor', locale: 'bn', secondFactor: 'none', name: 'মিতা রায়' })
  })

  test('the session cookie is for this host alone, over https alone, and for no script', async () => {
    const { cookies } = await newcomer()
    const session = cookies.filter((line) => line.includes('session_token'))
    expect(session).toHaveLength(1)
    expect(session[0]).toMatch(/^__Host-newsroom\.session_token=/)
    for (const flag of [/; HttpOnly/i, /; Secure/i, /; SameSite=Lax/i, /; Path=\/(;|$)/i]) expect(session[0]).toMatch(flag)
    expect(session[0]).not.toMatch(/Domain=/i)
    // Nothing about the person is kept in a cookie.
    expect(cookies.some((line) => line.includes('session_data') && !/Max-Age=0/i.test(line))).toBe(false)
  })

  test('on the machine itself, over plain http, the cookie has another name and a browser keeps it', async () => {
    const { browser, cookies } = await newcomer('reporter', { origin: 'http://localhost:3000' })
    const session = cookies.find((line) => line.includes('session_token'))
    expect(session).toMatch(/^newsroom\.session_token=.*; HttpOnly/i)
    expect(session).not.toMatch(/; Secure/i)
    expect(await findEditorOf(browser.asks())).not.toBeNull()
  })

  test('over plain http from another machine it is refused with a reason of its own, and no password is looked at', async () => {
    const { email } = await newcomer()
    let looked = 0
    const counting = { ...passwords, verify: async (pair: { hash: string; password: string }) => (looked++, passwords.verify(pair)) }
    const far = new NewsroomBrowser(store.db, { origin: 'http://192.168.0.7:3000', passwords: counting })
    expect(await signIn(far.asks(), { email, password })).toMatchObject({ ok: false, code: 'insecure' })
    expect(looked).toBe(0)
  })

  test('each sign-in has a session of its own, and ends the one that the browser had', async () => {
    const { browser, email } = await newcomer()
    const before = browser.copy()
    const again = await signIn(browser.asks(), { email, password })
    if (!again.ok) throw new Error(again.code)
    browser.takes(again.value.cookies)
    expect(await findEditorOf(browser.asks())).not.toBeNull()
    expect(await findEditorOf(before.asks())).toBeNull()
  })

  test('a session that somebody planted in the browser is not the one that is signed in', async () => {
    const attacker = await newcomer()
    const victim = await newcomer()
    const browser = attacker.browser.copy()
    const signed = await signIn(browser.asks(), { email: victim.email, password })
    if (!signed.ok) throw new Error(signed.code)
    browser.takes(signed.value.cookies)
    expect(await findEditorOf(browser.asks())).toMatchObject({ email: victim.email })
    expect(await findEditorOf(attacker.browser.asks())).toBeNull()
  })

  test('after signing out, the old cookie opens nothing', async () => {
    const { browser } = await newcomer()
    const stolen = browser.copy()
    const { cookies } = await signOut(browser.asks())
    browser.takes(cookies)
    expect(browser.asks().headers.get('cookie')).not.toMatch(/session_token/)
    expect(await findEditorOf(stolen.asks())).toBeNull()
  })

  test('a new password ends every other session and renews this one', async () => {
    const { browser, email } = await newcomer()
    const phone = new NewsroomBrowser(store.db, { sender: '198.51.100.200' })
    const onPhone = await signIn(phone.asks(), { email, password })
    if (!onPhone.ok) throw new Error(onPhone.code)
    phone.takes(onPhone.value.cookies)
    const stolen = browser.copy()

    const next = 'পাহাড়ের চূড়ায় সাদা মেঘ জমে'
    expect(await changePassword(browser.asks(), { current: 'not the password at all', next })).toMatchObject({ ok: false, code: 'wrong', field: 'password' })
    expect(await changePassword(browser.asks(), { current: password, next: 'pathok123456' })).toMatchObject({ ok: false, code: 'common' })
    const changed = await changePassword(browser.asks(), { current: password, next })
    if (!changed.ok) throw new Error(changed.code)
    browser.takes(changed.value.cookies)
    expect(await findEditorOf(browser.asks())).toMatchObject({ email })
    expect(await findEditorOf(phone.asks())).toBeNull()
    expect(await findEditorOf(stolen.asks())).toBeNull()
    expect(await signIn(phone.asks(), { email, password })).toMatchObject({ ok: false, code: 'wrong' })
  })

  test('a forged cookie opens nothing', async () => {
    const { browser } = await newcomer()
    const [, token] = /session_token=([^.]+)\./.exec(browser.asks().headers.get('cookie')!)!
    const forged = new NewsroomBrowser(store.db)
    forged.takes([`__Host-newsroom.session_token=${token}.${'A'.repeat(43)}%3D`])
    expect(await findEditorOf(forged.asks())).toBeNull()
  })

  test('whoever is suspended is out at once, and is refused in the words for a wrong password', async () => {
    const { browser, email } = await newcomer()
    const editor = await findEditorOf(browser.asks())
    expect((await suspend(store.db, boss, editor!.id, true, new Date())).ok).toBe(true)
    expect(await findEditorOf(browser.asks())).toBeNull()
    expect(await signIn(browser.asks(), { email, password })).toMatchObject({ ok: false, code: 'wrong' })
    expect((await suspend(store.db, boss, editor!.id, false, new Date())).ok).toBe(true)
    expect((await signIn(browser.asks(), { email, password })).ok).toBe(true)
  })
})

describe('what a stranger learns', () => {
  test('an unknown address and a wrong password are answered alike, each after one derivation of a password', async () => {
    const { email } = await newcomer()
    const work = { hash: 0, verify: 0 }
    const browser = new NewsroomBrowser(store.db, {
      sender: '192.0.2.77',
      passwords: {
        hash: async (one) => (work.hash++, passwords.hash(one)),
        verify: async (pair) => (work.verify++, passwords.verify(pair)),
      },
    })
    const wrong = await signIn(browser.asks(), { email, password: 'something else entirely' })
    expect(work).toEqual({ hash: 0, verify: 1 })
    const unknown = await signIn(browser.asks(), { email: 'nobody@paper.example', password: 'something else entirely' })
    expect(work).toEqual({ hash: 1, verify: 1 })
    expect(unknown).toEqual(wrong)
    expect(wrong).toEqual({ ok: false, code: 'wrong', field: null, wait: 0 })
  })

  test('the audit has every sign-in and every refusal, and no password', async () => {
    const { browser, email } = await newcomer()
    await signIn(browser.asks(), { email, password: 'a wrong one with a mark' })
    const rows = await store.db.audit.findMany({ where: { action: { startsWith: 'sign-in' } } })
    expect(rows.some(({ action }) => action === 'sign-in')).toBe(true)
    expect(rows.some(({ action }) => action === 'sign-in.refused')).toBe(true)
    expect(JSON.stringify(rows)).not.toMatch(/a wrong one with a mark|নদীর/)
  })
})

describe('too many attempts', () => {
  const start = new Date('2026-11-22T04:00:00Z')
  const later = (seconds: number) => new Date(start.getTime() + seconds * 1_000)
  let looked = 0
  /** Deriving a password takes its time, which is not what is tried here. */
  const counting = { hash: quickPasswords.hash, verify: async ({ password: given }: { password: string }) => (looked++, given === password) }

  test('ten tries an hour at one account get as far as the password, from however many addresses', async () => {
    const { email } = await newcomer()
    const browser = new NewsroomBrowser(store.db, { passwords: counting })
    looked = 0
    for (let second = 0; second < 3_600; second += 12) {
      await signIn(browser.asks(later(second), `2001:db8:${second.toString(16)}::1`), { email, password: `guess ${second}` })
    }
    expect(looked).toBeLessThanOrEqual(10)
    expect(looked).toBeGreaterThan(4)
  })

  test('whoever knows the password never waits longer than fifteen minutes, whatever others try', async () => {
    const { email } = await newcomer()
    const browser = new NewsroomBrowser(store.db, { passwords: counting })
    let longest = 0
    for (let second = 0; second < 40_000; second += 450) {
      const answer = await signIn(browser.asks(later(second), `2001:db8:a${second.toString(16)}::1`), { email, password: 'guess' })
      if (!answer.ok) longest = Math.max(longest, answer.wait)
    }
    expect(longest).toBeGreaterThan(300)
    expect(longest).toBeLessThanOrEqual(900)
    expect((await signIn(browser.asks(later(40_900), '192.0.2.1'), { email, password })).ok).toBe(true)
    // And the account is as it was before.
    for (let at = 1; at <= 3; at++) {
      expect(await signIn(browser.asks(later(41_000 + at), '192.0.2.1'), { email, password: 'typo' })).toMatchObject({ code: 'wrong' })
    }
  })

  test('one address is slowed down over all accounts, and a whole IPv6 network of one line is one address', async () => {
    const browser = new NewsroomBrowser(store.db, { passwords: counting })
    const waits: number[] = []
    for (let at = 0; at < 40; at++) {
      const answer = await signIn(browser.asks(later(at), `2001:db8:1:2:${at.toString(16)}::9`), { email: `guess${at}@paper.example`, password: 'guess' })
      if (!answer.ok) waits.push(answer.wait)
    }
    expect(waits.filter((wait) => wait === 0)).toHaveLength(20)
    expect(await signIn(browser.asks(later(41), '2001:db8:1:3::9'), { email: 'guess99@paper.example', password: 'guess' })).toMatchObject({ code: 'wrong' })
  })

  test('neither starting anew nor asking another server gives anybody more tries', async () => {
    const { email } = await newcomer()
    looked = 0
    for (let at = 0; at < 12; at++) {
      // Each has nothing in common with the one before but the database.
      const db = createClient(store.connection, { poolSize: 1 })
      await signIn(new NewsroomBrowser(db, { passwords: counting }).asks(later(at), `10.7.7.${at}`), { email, password: `guess ${at}` })
      await db.$disconnect()
    }
    expect(looked).toBe(4)
  })

  test('fifty guesses at one moment are no more than the rule allows', async () => {
    const { email } = await newcomer()
    const browser = new NewsroomBrowser(store.db, { passwords: counting })
    looked = 0
    await Promise.all(Array.from({ length: 50 }, (_, at) => signIn(browser.asks(start, `10.9.8.${at}`), { email, password: `guess ${at}` })))
    expect(looked).toBe(4)
  })
})

describe('links', () => {
  const given = { name: 'রাশেদ করিম', email: '', password, locale: 'bn' as const }

  test('an invitation works once, and says nothing afterwards', async () => {
    const browser = new NewsroomBrowser(store.db, { sender: '192.0.2.30' })
    const invited = await invite(browser.asks(), boss, { name: 'রাশেদ', email: 'Rashed@Paper.Example', role: 'editor' })
    if (!invited.ok) throw new Error(invited.code)
    const { token } = invited.value
    expect(await openLink(browser.asks(), token)).toMatchObject({ for: 'invitation', role: 'editor', email: 'rashed@paper.example' })
    // The address of the invitation counts, whatever the form says.
    const joined = await takeLink(browser.asks(), token, { ...given, email: 'somebody.else@paper.example' })
    expect(joined.ok).toBe(true)
    expect(await store.db.user.count({ where: { email: 'rashed@paper.example' } })).toBe(1)
    expect(await openLink(browser.asks(), token)).toBeNull()
    expect(await takeLink(browser.asks(), token, { ...given, email: 'again@paper.example' })).toMatchObject({ ok: false, code: 'unknown' })
  })

  test('an invitation ends after 72 hours, and its token lies nowhere in the database', async () => {
    const browser = new NewsroomBrowser(store.db, { sender: '192.0.2.31' })
    const made = new Date('2026-11-22T04:00:00Z')
    const invited = await invite(browser.asks(made), boss, { name: 'রীতা', email: 'rita@paper.example', role: 'reporter' })
    if (!invited.ok) throw new Error(invited.code)
    const after = (hours: number) => browser.asks(new Date(made.getTime() + hours * 3_600_000))
    expect(await openLink(after(71.9), invited.value.token)).not.toBeNull()
    expect(await openLink(after(72.1), invited.value.token)).toBeNull()
    expect(await takeLink(after(72.1), invited.value.token, given)).toMatchObject({ code: 'unknown' })
    expect(JSON.stringify([await store.db.invitation.findMany(), await store.db.audit.findMany()])).not.toContain(invited.value.token)
  })

  test('a weak password uses no invitation up', async () => {
    const browser = new NewsroomBrowser(store.db, { sender: '192.0.2.32' })
    const invited = await invite(browser.asks(), boss, { name: 'করিম উদ্দিন', email: 'karim.uddin@paper.example', role: 'reporter' })
    if (!invited.ok) throw new Error(invited.code)
    for (const [weak, code] of [['short', 'short'], ['password123456', 'common'], ['karim.uddin2026', 'common'], ['x'.repeat(257), 'long']] as const) {
      expect(await takeLink(browser.asks(), invited.value.token, { ...given, password: weak })).toMatchObject({ ok: false, code, field: 'password' })
    }
    expect((await takeLink(browser.asks(), invited.value.token, given)).ok).toBe(true)
  })
})
