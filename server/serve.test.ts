import { connect } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { put, serveSite, type ServedSite } from '@/tests/served-site'
import type { RequestHandler } from './render'

/** Stands where Next stands: each address answers in one of the ways in which Next can. */
const handle: RequestHandler = async (request, response) => {
  const url = request.url ?? ''
  const page = (attributes: string, words = url) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.write('<!DOCTYPE html><html><body><script src="/_next/static/chunks/a.js"></script>')
    response.end(`<main ${attributes}>${words} ${JSON.stringify(request.headers)} ${request.method}</main></body></html>`)
  }
  if (url === '/bn/throws') throw new Error('a secret detail')
  if (url === '/bn/fails') {
    response.statusCode = 500
    return page('', 'a secret detail')
  }
  if (url === '/bn/flight') {
    response.setHeader('Content-Type', 'text/x-component')
    response.end('0:{}')
    return
  }
  if (url === '/bn/moved') return page('data-status="308" data-location="/খেলা/a?b=1"')
  if (url === '/bn/elsewhere') return page('data-status="308" data-location="//evil.example/"')
  if (url === '/bn/away') return page('data-status="503"')
  if (url === '/bn/gone') return page('data-status="410"')
  if (url === '/bn/long') return page('data-status="200"', 'দীর্ঘ লেখা '.repeat(500))
  page(`data-status="${url.includes('_malformed') || url.includes('nothing') ? 404 : 200}"`)
}

let site: ServedSite
const get: ServedSite['get'] = (path, wish) => site.get(path, wish)

beforeAll(async () => {
  site = await serveSite(handle)
  put(site, 'public/fonts/tiro.0123456789.woff2', 'font')
  put(site, 'public/favicon.ico', 'icon')
  put(site, 'data/pictures/0a1b2c3d-640.webp', 'picture')
  put(site, 'data/secret.txt', 'secret')
  put(site, '.next/static/chunks/a.css', 'a{}')
  put(site, '.next/BUILD_ID', 'x')
  put(site, 'build/browser/core.0123456789.js', 'core()\n'.repeat(400))
})
afterAll(() => site.close())

describe('a reading page', () => {
  test('is sent whole, finished, with the status that it says', async () => {
    const found = await get('/latest')
    expect(found).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'public, max-age=0, s-maxage=10, stale-while-revalidate=20, stale-if-error=3600' } })
    expect(found.body).toContain('/bn/latest')
    expect(found.body).not.toContain('<script')
    expect(await get('/nothing')).toMatchObject({ status: 404, headers: { 'cache-control': 'no-store' } })
    expect(await get('/gone')).toMatchObject({ status: 410 })
    expect(await get('/away')).toMatchObject({ status: 503, headers: { 'retry-after': '30', 'cache-control': 'no-store' } })
    expect(await get('/a//b')).toMatchObject({ status: 404 })
  })

  test('that moved sends the reader there, and never to another site', async () => {
    expect(await get('/moved')).toMatchObject({ status: 308, headers: { location: '/%E0%A6%96%E0%A7%87%E0%A6%B2%E0%A6%BE/a?b=1' } })
    expect((await get('/elsewhere')).headers.location).toBeUndefined()
    expect((await get('/elsewhere')).status).toBe(500)
  })

  test.each(['/throws', '/fails', '/flight'])('that cannot be rendered (%s) becomes the prepared page, and no detail gets out', async (path) => {
    const answer = await get(path)
    expect(answer).toMatchObject({ status: 500, headers: { 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' } })
    expect(answer.body).toContain('পাতাটি এখন দেখানো গেল না')
    expect(answer.body).not.toMatch(/secret|0:\{\}/)
    expect(site.faults.at(-1)).toMatchObject({ fault: 'A page could not be rendered' })
  })

  test('is the same whatever headers a reader sends: none reaches it', async () => {
    const plain = await get('/latest')
    const dressed = await get('/latest', {
      headers: {
        rsc: '1', 'next-router-prefetch': '1', 'x-middleware-subrequest': 'a', 'x-nextjs-data': '1',
        'x-forwarded-host': 'evil.example', cookie: 'prefs=night.3.all', 'content-security-policy': "script-src 'nonce-x'",
        accept: 'text/x-component', 'user-agent': 'x',
      },
    })
    expect(dressed.body).toBe(plain.body)
  })

  test('answers HEAD with the headers alone', async () => {
    const answer = await get('/long', { method: 'HEAD' })
    expect(answer).toMatchObject({ status: 200, body: '' })
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(1000)
  })

  test('is packed as the reader likes it', async () => {
    const plain = await get('/long')
    const br = await get('/long', { headers: { 'accept-encoding': 'gzip, deflate, br' } })
    const gzip = await get('/long', { headers: { 'accept-encoding': 'gzip, br;q=0' } })
    expect([plain, br, gzip].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'br', 'gzip'])
    expect([plain, br, gzip].map(({ headers }) => headers.vary)).toEqual(Array(3).fill('Accept-Encoding'))
    expect(brotliDecompressSync(br.raw).equals(plain.raw)).toBe(true)
    expect(gunzipSync(gzip.raw).equals(plain.raw)).toBe(true)
  })

  test('is not sent again to a reader who has it', async () => {
    const { headers } = await get('/latest')
    expect(await get('/latest', { headers: { 'if-none-match': headers.etag! } })).toMatchObject({ status: 304, body: '' })
  })

  test('lets run only our scripts', async () => {
    const { headers } = await get('/latest')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self' 'sha256-[^']+'; script-src-attr 'none'; style-src 'self';/)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin' })
    expect(headers['x-powered-by']).toBeUndefined()
  })
})

describe('files', () => {
  test('keep strangers out and say nothing that only documents hear, since each part of a page pays for its head', async () => {
    const { headers } = await get('/fonts/tiro.0123456789.woff2')
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-security-policy': expect.stringMatching(/frame-ancestors 'none'; sandbox$/) })
    for (const name of ['permissions-policy', 'cross-origin-opener-policy', 'origin-agent-cluster', 'x-frame-options', 'referrer-policy']) expect(headers[name]).toBeUndefined()
    // A file that is not there is answered by a page, which is one.
    expect((await get('/fonts/none.0123456789.woff2')).headers['x-frame-options']).toBe('DENY')
  })

  test.each([
    ['/fonts/tiro.0123456789.woff2', 'font/woff2', 'public, max-age=31536000, immutable'],
    ['/favicon.ico', 'image/x-icon', 'public, max-age=3600, must-revalidate'],
    ['/pictures/0a1b2c3d-640.webp', 'image/webp', 'public, max-age=31536000, immutable'],
    ['/_next/static/chunks/a.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/browser/core.0123456789.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ])('%s has its type and its caching', async (path, type, caching) => {
    const answer = await get(path)
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': type, 'cache-control': caching, 'x-content-type-options': 'nosniff' } })
    expect((await get(path, { headers: { 'if-none-match': answer.headers.etag! } })).status).toBe(304)
    expect((await get(path, { headers: { 'if-none-match': `"x", W/${answer.headers.etag}` } })).status).toBe(304)
  })

  test.each([
    '/pictures/../secret.txt', '/pictures/..%2fsecret.txt', '/pictures/secret.txt', '/pictures/0a1b2c3d-640.webp/', '/_next/BUILD_ID',
    '/_next/static/../BUILD_ID', '/_next/image?url=%2Ffavicon.ico&w=64&q=75', '/_next/data/x.json', '/browser/../../package.json',
    '/__nextjs_original-stack-frame', '/.env',
  ])('%s opens nothing', async (path) => {
    const { status, body } = await get(path)
    expect([200, 308, 404]).toContain(status)
    if (status === 200) expect(body).toContain('<main')
    expect(body).not.toMatch(/secret$|^x$/)
  })

  test('text goes out packed as the client likes it, each form under a tag of its own', async () => {
    const path = '/browser/core.0123456789.js'
    const plain = await get(path)
    const answers = await Promise.all(['br', 'gzip'].map((way) => get(path, { headers: { 'accept-encoding': way } })))
    expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip'])
    expect(new Set([plain, ...answers].map(({ headers }) => headers.etag)).size).toBe(3)
    for (const { headers } of [plain, ...answers]) expect(headers.vary).toBe('Accept-Encoding')
    for (const { headers } of answers) expect(Number(headers['content-length'])).toBeLessThan(Number(plain.headers['content-length']))
    expect((await get(path, { headers: { 'accept-encoding': 'br', 'if-none-match': answers[0]!.headers.etag! } })).status).toBe(304)
  })

  test('A name that no file has is an address like another', async () => {
    expect(await get('/no-such-file.txt')).toMatchObject({ status: 404, body: expect.stringContaining('/bn/_malformed') })
  })
})

describe('the settings form', () => {
  test('whose sender goes away in the middle is no fault to report', async () => {
    const before = site.faults.length
    await new Promise<void>((resolve) => {
      const socket = connect(site.port, '127.0.0.1', () => {
        socket.write('POST /settings HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\ntheme=', () => setTimeout(() => socket.destroy(), 50))
      })
      socket.once('close', () => setTimeout(resolve, 100))
    })
    expect(site.faults.slice(before)).toEqual([])
  })

  const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }, body: 'theme=sepia&size=4&pictures=all' }

  test('sets one cookie and leads back', async () => {
    expect(await get('/settings', form)).toMatchObject({ status: 303, headers: { location: '/settings?kept=1', 'set-cookie': [expect.stringMatching(/^prefs=sepia\.4\.all;/)] } })
    expect(await get('/en/settings', form)).toMatchObject({ status: 303, headers: { location: '/en/settings?kept=1' } })
  })

  test('is refused from another site, with other values, and when it is too long', async () => {
    expect(await get('/settings', { ...form, headers: { 'sec-fetch-site': 'cross-site' } })).toMatchObject({ status: 403 })
    expect((await get('/settings', { ...form, body: 'theme=red' })).headers['set-cookie']).toBeUndefined()
    expect(await get('/settings', { ...form, body: `theme=${'a'.repeat(5000)}` })).toMatchObject({ status: 413 })
  })

  test('is answered by a private style sheet', async () => {
    const answer = await get('/prefs.css', { headers: { cookie: 'prefs=sepia.4.all' } })
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'private, no-store' } })
    expect(answer.body).toContain('--paper:#fed')
    expect((await get('/prefs.css')).body).toBe('')
  })
})

test('A card of no story costs no rendering, and one that is there is asked of Next without what a reader sends', async () => {
  const before = site.renderings()
  expect(await get('/cards/0000000000-0123456789ab.jpg', { headers: { cookie: 'a=b' } })).toMatchObject({ status: 404 })
  expect(site.renderings()).toBe(before)
  const { db } = site.database
  await db.story.create({ data: { id: '76z53jt8n6', kind: 'full', state: 'published', section: 'news', headline: 'নতুন', headlineKey: 'নতুন', ordered: new Date() } })
  const found = await get('/cards/76z53jt8n6-0123456789ab.jpg?utm=1', { headers: { cookie: 'a=b' } })
  expect(found).toMatchObject({ status: 200, headers: { 'cross-origin-resource-policy': 'cross-origin' } })
  expect(found.body).toContain('/cards/76z53jt8n6-0123456789ab.jpg')
  expect(found.body).not.toMatch(/utm|cookie/)
})

test("A stranger's host name gets a sentence and no page", async () => {
  const answer = await get('/latest', { headers: { host: 'evil.example' } })
  expect(answer).toMatchObject({ status: 421, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  expect(answer.body).not.toContain('<')
})
