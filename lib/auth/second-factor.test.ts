import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf } from '@/tests/authenticator'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { NewsroomBrowser, quickPasswords } from '@/tests/newsroom-browser'
import { removeSecondFactor } from '@/lib/store/people'
import { passwords } from './auth'
import { findEditorOf, refusalOf } from './editor'
import { invite, linkForPassword, takeLink } from './join'
import { allowPasskey, beginEnrolment, confirmSecondFactor, finishEnrolment, removeTotp } from './second-factor'
import { finishSignIn, signIn } from './sign-in'

let store: TestDatabase
beforeAll(async () => {
  store = await freshDatabase()
})
afterAll(() => store.close())

const boss = { id: 'boss', name: 'সম্পাদক', role: 'administrator' as const }
const password = 'নদীর ওপারে কাশবন দোলে'
let count = 0

async function newcomer() {
  const email = `person${++count}@paper.example`
  const browser = new NewsroomBrowser(store.db, { passwords: quickPasswords, sender: `198.51.100.${count}` })
  const invited = await invite(browser.asks(), boss, { name: 'মিতা রায়', email, role: 'editor' })
  if (!invited.ok) throw new Error(invited.code)
  const joined = await takeLink(browser.asks(), invited.value.token, { name: '', email, password, locale: 'bn' })
  if (!joined.ok) throw new Error(joined.code)
  browser.takes(joined.value.cookies)
  return { browser, email }
}

/** Somebody with an authenticator app, whose codes so far are those of the step before this one. */
async function enrolled() {
  const { browser, email } = await newcomer()
  const begun = await beginEnrolment(browser.asks(), password)
  if (!begun.ok) throw new Error(begun.code)
  const { secret, emergency, uri } = begun.value.enrolment
  const done = await finishEnrolment(browser.asks(), codeOf(secret, -1))
  if (!done.ok) throw new Error(done.code)
  browser.takes(done.value.cookies)
  return { browser, email, secret, emergency, uri }
}

describe('an authenticator app', () => {
  test('counts from its first code on, and not before', async () => {
    const { browser } = await newcomer()
    const begun = await beginEnrolment(browser.asks(), password)
    if (!begun.ok) throw new Error(begun.code)
    expect(begun.value.enrolment.uri).toMatch(/^otpauth:\/\/totp\//)
    expect(begun.value.enrolment.emergency).toHaveLength(8)
    expect(await findEditorOf(browser.asks())).toMatchObject({ secondFactor: 'none' })
    const before = browser.copy()
    const done = await finishEnrolment(browser.asks(), codeOf(begun.value.enrolment.secret))
    if (!done.ok) throw new Error(done.code)
    browser.takes(done.value.cookies)
    expect(await findEditorOf(browser.asks())).toMatchObject({ secondFactor: 'verified' })
    expect(await findEditorOf(before.asks())).toBeNull()
  })

  test('is not begun, removed or joined by a passkey without the password', async () => {
    const { browser } = await newcomer()
    expect(await beginEnrolment(browser.asks(), 'not the password at all')).toMatchObject({ ok: false, code: 'wrong', field: 'password' })
    expect(await allowPasskey(browser.asks(), 'not the password at all')).toMatchObject({ ok: false, code: 'wrong' })
    expect(await store.db.twoFactor.count({ where: { user: { email: `person${count}@paper.example` } } })).toBe(0)
  })

  test('its secret and emergency codes lie nowhere in clear', async () => {
    const { secret, emergency } = await enrolled()
    const kept = JSON.stringify([await store.db.twoFactor.findMany(), await store.db.verification.findMany(), await store.db.audit.findMany()])
    expect(kept).not.toContain(secret)
    for (const code of emergency) expect(kept).not.toContain(code)
  })
})

describe('signing in with it', () => {
  test('the password alone gives no session', async () => {
    const { email, secret } = await enrolled()
    const browser = new NewsroomBrowser(store.db, { passwords: quickPasswords, sender: '192.0.2.50' })
    const half = await signIn(browser.asks(), { email, password })
    if (!half.ok) throw new Error(half.code)
    expect(half.value.then).toBe('code')
    browser.takes(half.value.cookies)
    expect(await findEditorOf(browser.asks())).toBeNull()
    expect(await finishSignIn(browser.asks(), '000000')).toMatchObject({ ok: false, code: 'wrong' })
    const whole = await finishSignIn(browser.asks(), codeOf(secret))
    if (!whole.ok) throw new Error(whole.code)
    browser.takes(whole.value.cookies)
    expect(await findEditorOf(browser.asks())).toMatchObject({ email, secondFactor: 'verified' })
  })

  test('a code that was seen over a shoulder opens no second session', async () => {
    const { email, secret } = await enrolled()
    const code = codeOf(secret)
    const answers = []
    for (const sender of ['192.0.2.51', '192.0.2.52']) {
      const browser = new NewsroomBrowser(store.db, { passwords: quickPasswords, sender })
      const half = await signIn(browser.asks(), { email, password })
      if (!half.ok) throw new Error(half.code)
      browser.takes(half.value.cookies)
      answers.push(await finishSignIn(browser.asks(), code))
    }
    expect(answers.map(({ ok }) => ok)).toEqual([true, false])
    expect(await store.db.session.count({ where: { user: { email } } })).toBe(2)
  })

  test('a code for emergencies works once', async () => {
    const { email, emergency } = await enrolled()
    const tries = []
    for (let at = 0; at < 2; at++) {
      const browser = new NewsroomBrowser(store.db, { passwords: quickPasswords, sender: `192.0.2.6${at}` })
      const half = await signIn(browser.asks(), { email, password })
      if (!half.ok) throw new Error(half.code)
      browser.takes(half.value.cookies)
      tries.push(await finishSignIn(browser.asks(), emergency[0]!))
    }
    expect(tries.map((one) => (one.ok ? 'in' : one.code))).toEqual(['in', 'wrong'])
  })

  test('guessing codes ends the sign-in, and without one there is nothing to finish', async () => {
    const { email } = await enrolled()
    const browser = new NewsroomBrowser(store.db, { passwords: quickPasswords, sender: '192.0.2.70' })
    expect(await finishSignIn(browser.asks(), '123456')).toMatchObject({ code: 'expired' })
    const half = await signIn(browser.asks(), { email, password })
    if (!half.ok) throw new Error(half.code)
    browser.takes(half.value.cookies)
    const codes = []
    for (let at = 0; at < 8; at++) {
      const answer = await finishSignIn(browser.asks(), String(100_000 + at))
      codes.push(answer.ok ? 'in' : answer.code)
    }
    expect(codes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'wrong'))
    expect(codes.slice(5).every((code) => code === 'expired')).toBe(true)
  })
})

describe('what waits for it', () => {
  test('twelve hours later publishing asks again, writing does not', async () => {
    const { browser, secret } = await enrolled()
    const fresh = await findEditorOf(browser.asks())
    expect(refusalOf(fresh, 'story.publish')).toBeNull()
    const tomorrow = new Date(Date.now() + 12 * 3_600_000 + 1_000)
    const stale = await findEditorOf(browser.asks(tomorrow))
    expect(stale).toMatchObject({ secondFactor: 'enrolled' })
    for (const permission of ['story.publish', 'story.withdraw', 'story.schedule'] as const) expect(refusalOf(stale, permission)).toBe('second-factor')
    expect(refusalOf(stale, 'people.manage')).toBe('forbidden')
    expect(refusalOf(stale, 'story.create')).toBeNull()
    expect(refusalOf(null, 'story.create')).toBe('signed-out')
    expect((await confirmSecondFactor(browser.asks(tomorrow), codeOf(secret))).ok).toBe(true)
    expect(refusalOf(await findEditorOf(browser.asks(tomorrow)), 'story.publish')).toBeNull()
  })

  test('an installation that demands one lets nobody do anything without, and whoever has one work on', async () => {
    const { browser } = await newcomer()
    const without = await findEditorOf(browser.asks())
    expect(refusalOf(without, 'story.create', true)).toBe('enrol')
    expect(refusalOf(without, 'story.publish', true)).toBe('enrol')
    // A role is asked about first: enrolling would not help.
    expect(refusalOf(without, 'people.manage', true)).toBe('forbidden')
    expect(refusalOf(without, 'story.publish', false)).toBeNull()
    const { browser: other } = await enrolled()
    expect(refusalOf(await findEditorOf(other.asks()), 'story.publish', true)).toBeNull()
  })

  test('a stolen session neither removes it nor adds another, and cannot guess codes on', async () => {
    const { browser } = await enrolled()
    const tomorrow = (seconds: number) => new Date(Date.now() + 13 * 3_600_000 + seconds * 1_000)
    const stolen = browser.copy()
    expect(await removeTotp(stolen.asks(tomorrow(0)), password)).toMatchObject({ ok: false, code: 'second-factor' })
    expect(await allowPasskey(stolen.asks(tomorrow(0)), password)).toMatchObject({ ok: false, code: 'second-factor' })
    const codes = []
    for (let at = 0; at < 30; at++) {
      const answer = await confirmSecondFactor(stolen.asks(tomorrow(at)), String(200_000 + at))
      codes.push(answer.ok ? 'in' : answer.code)
    }
    expect(codes.filter((code) => code === 'wrong')).toHaveLength(5)
    expect(codes.filter((code) => code === 'wait')).toHaveLength(25)
  })

  test('removing it takes the password, and the session goes on under a new name', async () => {
    const { browser, email } = await enrolled()
    const before = browser.copy()
    expect(await removeTotp(browser.asks(), 'not the password at all')).toMatchObject({ code: 'wrong' })
    const removed = await removeTotp(browser.asks(), password)
    if (!removed.ok) throw new Error(removed.code)
    browser.takes(removed.value.cookies)
    expect(await findEditorOf(browser.asks())).toMatchObject({ email, secondFactor: 'none' })
    expect(await findEditorOf(before.asks())).toBeNull()
    expect((await store.db.twoFactor.count({ where: { user: { email } } }))).toBe(0)
  })

  test('an administrator can take a lost one away, which ends the sessions of its owner', async () => {
    const { browser, email } = await enrolled()
    const { id } = (await findEditorOf(browser.asks()))!
    expect((await removeSecondFactor(store.db, boss, id, new Date())).ok).toBe(true)
    expect(await findEditorOf(browser.asks())).toBeNull()
    const again = await signIn(browser.asks(), { email, password })
    expect(again).toMatchObject({ ok: true, value: { then: 'in' } })
  })

  test('a link for a new password does not pass it by, works once, and ends every session', async () => {
    const { browser, email } = await enrolled()
    const { id } = (await findEditorOf(browser.asks()))!
    const { token } = await linkForPassword(browser.asks(), boss, id)
    const other = new NewsroomBrowser(store.db, { passwords: quickPasswords, sender: '192.0.2.90' })
    const next = 'পাহাড়ের চূড়ায় সাদা মেঘ জমে'
    const taken = await takeLink(other.asks(), token, { name: '', email: '', password: next, locale: 'bn' })
    expect(taken).toMatchObject({ ok: true, value: { then: 'code' } })
    expect(await findEditorOf(browser.asks())).toBeNull()
    expect(await takeLink(other.asks(), token, { name: '', email: '', password: next, locale: 'bn' })).toMatchObject({ code: 'unknown' })
    expect(await signIn(other.asks(), { email, password })).toMatchObject({ code: 'wrong' })
    expect(await signIn(other.asks(), { email, password: next })).toMatchObject({ ok: true, value: { then: 'code' } })
  })
})

test('a password is kept as scrypt with a salt of its own', async () => {
  const [one, two] = await Promise.all([passwords.hash(password), passwords.hash(password)])
  expect(one).not.toBe(two)
  expect(one).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
})
