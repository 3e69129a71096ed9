import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { NewsroomBrowser } from '@/tests/newsroom-browser'
import { answerAuth, openEndpoints } from './endpoints'
import { invite, takeLink } from './join'
import { allowPasskey } from './second-factor'

let store: TestDatabase
beforeAll(async () => {
  store = await freshDatabase()
})
afterAll(() => store.close())

const boss = { id: 'boss', name: 'সম্পাদক', role: 'administrator' as const }
const password = 'নদীর ওপারে কাশবন দোলে'

function ask(browser: NewsroomBrowser, path: string, method: string, body = '{}'): Promise<Response> {
  const asking = browser.asks()
  const headers = new Headers(asking.headers)
  headers.set('content-type', 'application/json')
  const request = new Request(`http://localhost:3000/api/auth${path}`, { method, headers, ...(method !== 'GET' && { body }) })
  return answerAuth(asking, request)
}

test('of everything that better-auth has, only what a passkey needs is there, and without a session none of it does anything', async () => {
  const browser = new NewsroomBrowser(store.db)
  const endpoints = Object.values(browser.auth.api as Record<string, { path?: string; options?: { method?: string | string[] } }>)
    .filter((endpoint) => typeof endpoint.path === 'string')
  expect(endpoints.length).toBeGreaterThan(40)
  const answered: string[] = []
  for (const { path, options } of endpoints) {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const filled = path!.replace(/:\w+/g, 'x')
      const { status } = await ask(browser, filled, method)
      if (status !== 404) answered.push(`${method} ${path}`)
      else expect(openEndpoints.get(path!) === method && [options?.method].flat().includes(method), `${method} ${path}`).toBe(false)
      if (status < 300) expect(`${method} ${path}`).toBe('GET /passkey/generate-authenticate-options')
    }
  }
  expect(answered.sort()).toEqual([...openEndpoints].map(([path, method]) => `${method} ${path}`).sort())
  expect(await store.db.user.count()).toBe(0)
  expect(await store.db.session.count()).toBe(0)
})

test('no spelling of an address opens what is closed', async () => {
  const browser = new NewsroomBrowser(store.db)
  for (const path of ['/sign-up/email', '/SIGN-UP/email', '//sign-up/email', '/./sign-up/email', '/passkey/../sign-up/email', '/sign-up/email/', '/%73ign-up/email', '/passkey/%2e%2e/sign-up/email', '']) {
    expect((await ask(browser, path, 'POST', JSON.stringify({ name: 'x', email: 'x@paper.example', password })) ).status, path).toBe(404)
  }
  expect(await store.db.user.count()).toBe(0)
})

test('a passkey is added by a session that has just shown its password, and by no other', async () => {
  const browser = new NewsroomBrowser(store.db)
  const invited = await invite(browser.asks(), boss, { name: 'মিতা রায়', email: 'mita@paper.example', role: 'editor' })
  if (!invited.ok) throw new Error(invited.code)
  const joined = await takeLink(browser.asks(), invited.value.token, { name: '', email: '', password, locale: 'bn' })
  if (!joined.ok) throw new Error(joined.code)
  browser.takes(joined.value.cookies)
  expect((await ask(browser, '/passkey/generate-register-options', 'GET')).status).toBe(403)
  expect((await allowPasskey(browser.asks(), password)).ok).toBe(true)
  const options = await ask(browser, '/passkey/generate-register-options', 'GET')
  expect(options.status).toBe(200)
  expect(await options.json()).toMatchObject({ rp: { id: 'paper.example' }, authenticatorSelection: { userVerification: 'required', residentKey: 'required' } })
  expect(options.headers.getSetCookie().find((line) => line.includes('passkey'))).toMatch(/^__Host-newsroom\.passkey=.*HttpOnly/)
})

test('a body without end is read no further than an answer can be long', async () => {
  const browser = new NewsroomBrowser(store.db)
  expect((await ask(browser, '/passkey/verify-authentication', 'POST', `{"response":"${'x'.repeat(200_000)}"}`)).status).toBe(401)
})

test('over plain http from another machine nothing is answered but the reason', async () => {
  const browser = new NewsroomBrowser(store.db, { origin: 'http://192.168.0.7:3000' })
  const answer = await ask(browser, '/passkey/generate-authenticate-options', 'GET')
  expect([answer.status, await answer.json()]).toEqual([403, { code: 'insecure' }])
})
