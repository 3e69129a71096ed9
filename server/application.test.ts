import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { serveSite, type ServedSite } from '@/tests/served-site'
import { senderOf } from './gate'
import { privateHeaders } from './headers'
import type { RequestHandler } from './render'

let site: ServedSite
let fromProxy: ServedSite
/** What the application was asked. */
let asked: { url: string | undefined; headers: Record<string, unknown> }[]
let ready: ReturnType<typeof deferred>

function deferred() {
  let settle: (error: Error | null) => void = () => {}
  const promise = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === null ? resolve() : reject(error))
  })
  return { promise, resolve: () => settle(null), reject: (error: Error) => settle(error) }
}

/** Stands where the newsroom of the framework stands. */
const handle: RequestHandler = async (request, response) => {
  asked.push({ url: request.url, headers: { ...request.headers } })
  response.setHeader('Content-Type', 'text/plain')
  if (request.url === '/newsroom/throws') {
    response.write('half a secret')
    throw new Error('a bug')
  }
  if (request.url === '/newsroom/redirects') {
    response.writeHead(303, { Location: '/newsroom' }).end()
    return
  }
  // As the framework sends a stream: its head first, each part with a word back, the end at last.
  response.flushHeaders()
  await new Promise<void>((resolve) => response.write(Buffer.from('Withdr'), () => resolve()))
  response.write('awn', 'utf8')
  response.end('.')
}

beforeAll(async () => {
  fromProxy = await serveSite(handle, { senderOf: senderOf(['127.0.0.1']) })
  site = await serveSite(handle, { catchUp: () => ready.promise })
})
afterAll(async () => {
  await fromProxy.close()
  await site.close()
})
beforeEach(() => {
  asked = []
  ready = deferred()
  ready.promise.catch(() => {})
})

const form = { 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' }

/** Sends a POST over a bare connection and collects what comes back. */
function post(path: string) {
  const got = { text: '', closed: false }
  const socket = connect(site.port, '127.0.0.1', () => {
    socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 1\r\n\r\nx`)
  })
  socket.on('data', (chunk: Buffer) => {
    got.text += chunk.toString()
  })
  const ended = new Promise<void>((resolve) => {
    socket.on('close', () => {
      got.closed = true
      resolve()
    })
  })
  return { got, ended, socket }
}

async function untilAsked(): Promise<void> {
  while (asked.length === 0) await setTimeout(5)
  await setTimeout(50)
}

describe('What passes to the newsroom', () => {
  const attacks = {
    'x-middleware-subrequest': 'middleware:middleware', 'x-middleware-rewrite': '/', 'x-middleware-next': '1', 'x-nextjs-data': '1',
    'x-matched-path': '/', 'x-invoke-path': '/x', 'x-invoke-status': '200', 'x-invoke-output': '/x', 'next-resume': '1', 'x-now-route-matches': '1=2',
    'x-prerender-revalidate': 'secret', 'x-next-revalidated-tags': 'a', 'x-next-revalidate-tag-token': 'b', 'x-nonce': 'attacker',
    'content-security-policy': "script-src 'nonce-attacker'", 'content-security-policy-report-only': "script-src 'nonce-attacker'",
    forwarded: 'host=evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https',
    'x-forwarded-port': '4711', 'x-forwarded-prefix': '/evil',
  }

  test('has lost what only the framework may say to itself, and whatever names another host', async () => {
    await site.get('/newsroom', { headers: { ...attacks, rsc: '1', cookie: 'session=1' } })
    const { headers } = asked[0]!
    expect(JSON.stringify(headers)).not.toMatch(/evil|attacker|203\.0\.113\.9|4711|secret|middleware/)
    expect(Object.keys(headers).toSorted()).toEqual([
      'connection', 'content-security-policy', 'cookie', 'host', 'rsc', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto',
    ])
    expect(headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': `localhost:${site.port}`, 'x-forwarded-proto': 'http', rsc: '1' })
  })

  test('carries the policy that its answer will have, with a nonce that no other has', async () => {
    const answers = [await site.get('/newsroom'), await site.get('/newsroom', { headers: attacks })]
    const policies = answers.map(({ headers }) => headers['content-security-policy'])
    expect(asked.map(({ headers }) => headers['content-security-policy'])).toEqual(policies)
    const nonces = policies.map((policy) => /script-src 'nonce-([A-Za-z0-9+/=]{22,})' 'strict-dynamic';/.exec(String(policy))![1])
    expect(nonces[0]).not.toBe(nonces[1])
    for (const { headers } of answers) {
      for (const [name, value] of Object.entries(privateHeaders)) expect(headers[name.toLowerCase()], name).toBe(value)
      expect(headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' })
    }
  })

  test('names its sender as a proxy of ours tells it', async () => {
    await fromProxy.get('/newsroom', { headers: { 'x-forwarded-for': '8.8.8.8, 198.51.100.1', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' } })
    expect(asked.at(-1)!.headers).toMatchObject({ 'x-forwarded-for': '198.51.100.1', 'x-forwarded-host': `localhost:${fromProxy.port}`, 'x-forwarded-proto': 'https' })
  })

  test('is no form of another site', async () => {
    const others: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example' }, { origin: 'null' },
    ]
    for (const headers of others) {
      for (const path of ['/newsroom', '/api/views']) {
        expect((await site.get(path, { method: 'POST', headers, body: 'x' })).status, `${path} ${JSON.stringify(headers)}`).toBe(403)
      }
    }
    expect(asked).toEqual([])
  })
})

describe('The answer to what the newsroom writes', () => {
  test('does not even begin before every page that it changed is dropped', async () => {
    const { got, socket } = post('/newsroom/stories')
    await untilAsked()
    expect(got.text).toBe('')
    ready.resolve()
    while (!got.text.includes('0\r\n\r\n')) await setTimeout(5)
    expect(got.text).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(got.text.replace(/\r\n[0-9a-f]+\r\n|\r\n/g, '')).toContain('Withdrawn.')
    socket.destroy()
  })

  test('is cut off when that cannot be said', async () => {
    const { got, ended } = post('/newsroom/stories')
    await untilAsked()
    ready.reject(new Error('the store is away'))
    await ended
    expect(got.text).toBe('')
  })

  test('may lead elsewhere', async () => {
    const { got, socket } = post('/newsroom/redirects')
    await untilAsked()
    expect(got.text).toBe('')
    ready.resolve()
    while (got.text === '') await setTimeout(5)
    expect(got.text).toMatch(/^HTTP\/1\.1 303 See Other\r\n[^]*Location: \/newsroom\r\n/)
    socket.destroy()
  })

  test('that fails half way is cut off', async () => {
    ready.resolve()
    const { got, ended } = post('/newsroom/throws')
    await ended
    expect(got.text).toBe('')
    expect(site.faults).toMatchObject([{ fault: 'A request could not be answered' }])
  })
})

test('What the newsroom only reads, and what the interfaces answer, waits for nothing', async () => {
  expect(await site.get('/newsroom')).toMatchObject({ status: 200, body: 'Withdrawn.' })
  const answer = await site.get('/api/views', { method: 'POST', headers: form, body: 'x' })
  expect(answer).toMatchObject({ status: 200, body: 'Withdrawn.', headers: { 'cache-control': 'no-store' } })
  expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'/)
  expect(asked.at(-1)!.headers['content-security-policy']).toBeUndefined()
})

test('Suggestions say themselves how long a browser may keep them; no other interface does', async () => {
  expect((await site.get('/api/suggest?q=a')).headers['cache-control']).toBeUndefined()
  for (const path of ['/api/search?q=a', '/api/suggestions', '/api/suggest/x']) expect((await site.get(path)).headers['cache-control'], path).toBe('no-store')
})
