import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { raiseEdition } from '@/lib/store/edition'
import { serveSite, type Got, type ServedSite } from '@/tests/served-site'
import { litePolicy, litePreviewPolicy, previewPolicy, readingPolicy } from './headers'
import { liteStyle } from './lite'
import type { RequestHandler } from './render'

/** Each address says what it is; whatever else reached this place would show in its text. */
const handle: RequestHandler = async (request, response) => {
  const url = request.url ?? ''
  if (url.endsWith('/hangs')) return
  if (url.endsWith('/throws')) throw new Error('a bug')
  if (url.endsWith('.xml')) {
    const there = url !== '/bn/politics/feed.xml'
    response.writeHead(there ? 200 : 404, { 'Content-Type': 'application/rss+xml; charset=utf-8', 'X-Document-Stories': '856c5e2ef2', 'Last-Modified': 'Sun, 04 Dec 2022 14:37:00 GMT' })
    response.end('<rss>খবর</rss>')
    return
  }
  const status = { latest: 200, gone: 410, nothing: 404, _malformed: 404, away: 503, moved: 308 }[/[^/]*$/.exec(url)![0]] ?? 200
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Set-Cookie', 'a=b')
  response.end(`<!DOCTYPE html><html lang="${url.slice(1, 3)}"><head><title>পাঠক</title>`
    + '<link rel="stylesheet" href="/_next/static/a.css"></head><body><script src="/browser/core.js" data-keep></script>'
    + `<main data-status="${status}"${status === 308 ? ' data-location="/world"' : ''}>`
    + `${url.endsWith('/partial') ? '<section data-missing="related"></section>' : ''}`
    + `<p>খবর ${request.method} ${url} ${JSON.stringify(request.headers).replaceAll('"', '')}</p><a href="/latest">সর্বশেষ</a></main></body></html>`)
}

let site: ServedSite
let impatient: ServedSite
beforeAll(async () => {
  impatient = await serveSite(handle, {}, { touched: 50, unknown: 50, closing: 50 })
  site = await serveSite(handle)
})
afterAll(async () => {
  await site.close()
  await impatient.close()
})

const surroundings = { dev: false, siteAddress: null }
const full = readingPolicy('x', surroundings)
const lite = litePolicy(liteStyle, surroundings)
const words = "default-src 'none'"
const shared = 'public, max-age=0, s-maxage=10, stale-while-revalidate=20, stale-if-error=3600'
const form = (body: string, site_ = 'same-origin') => ({ method: 'POST', headers: { 'sec-fetch-site': site_ }, body })

describe('Every status', () => {
  test.each([
    ['/latest', {}, 200, shared, full, 'bn'],
    ['/en/latest', {}, 200, shared, full, 'en'],
    ['/lite/latest', {}, 200, shared, lite, 'bn'],
    ['/lite/en/latest', {}, 200, shared, lite, 'en'],
    ['/partial', {}, 200, 'no-store', full, 'bn'],
    ['/moved', {}, 308, shared, full, 'bn'],
    ['/lite/moved', {}, 308, shared, lite, 'bn'],
    ['/bn/latest', {}, 308, 'public, max-age=3600', words, undefined],
    ['/settings', form('theme=sepia&size=4&pictures=all'), 303, 'no-store', words, undefined],
    ['/latest', { headers: { host: 'a b' } }, 400, 'no-store', words, undefined],
    ['/latest', form('', 'cross-site'), 405, 'no-store', words, undefined],
    ['/settings', form('', 'cross-site'), 403, 'no-store', words, undefined],
    ['/latest', { headers: { 'next-action': 'x' } }, 403, 'no-store', words, undefined],
    ['/nothing', {}, 404, 'no-store', full, 'bn'],
    ['/a//b', {}, 404, 'no-store', full, 'bn'],
    ['/lite/en/%', {}, 404, 'no-store', lite, 'en'],
    ['/favicon.png', {}, 404, 'no-store', full, 'bn'],
    ['/pictures/none.webp', {}, 404, 'no-store', words, undefined],
    ['/browser/none.js', {}, 404, 'no-store', words, undefined],
    ['/_next/static/none.css', {}, 404, 'no-store', words, undefined],
    ['/gone', {}, 410, 'no-store', full, 'bn'],
    ['/settings', form(`theme=${'a'.repeat(5000)}`), 413, 'no-store', words, undefined],
    [`/search?q=${'a'.repeat(5000)}`, {}, 414, 'no-store', words, undefined],
    ['/latest', { headers: { host: 'evil.example' } }, 421, 'no-store', words, undefined],
    ['/settings', form('theme=red'), 422, 'no-store', words, undefined],
    ['/latest', { headers: { 'x-long': 'a'.repeat(20_000) } }, 431, 'no-store', words, undefined],
    ['/throws', {}, 500, 'no-store', /^default-src 'none'; style-src 'sha256-/, 'bn'],
    ['/en/throws', {}, 500, 'no-store', /^default-src 'none'; style-src 'sha256-/, 'en'],
    ['/away', {}, 503, 'no-store', full, 'bn'],
    ['/lite/away', {}, 503, 'no-store', lite, 'bn'],
  ] as const)('%s %j is %d, says what caches and browsers may do, and has words for a reader', async (path, wish, status, caching, policy, language) => {
    const answer = await site.get(path, wish)
    const { headers, body } = answer
    expect(answer.status).toBe(status)
    expect(headers['cache-control']).toBe(caching)
    if (typeof policy === 'string') expect(headers['content-security-policy']).toBe(policy)
    else expect(headers['content-security-policy']).toMatch(policy)
    expect(headers['content-language']).toBe(language)
    expect(headers['content-type']).toMatch(/^text\/(html|plain); charset=utf-8$/)
    expect(Number(headers['content-length'])).toBe(answer.raw.length)
    expect(body).toMatch(/[\u0980-\u09ff]{2}/)
    if (language === 'en' && status === 500) expect(body).toMatch(/<html lang="en"/)
    if (status !== 431) expect(headers['x-content-type-options']).toBe('nosniff')
    if (status !== 303) expect(headers['set-cookie']).toBeUndefined()
    if (status >= 400) expect(headers.etag).toBeUndefined()
    if (status === 503) expect(headers['retry-after']).toBe('30')
    if (status === 405) expect(headers.allow).toBe('GET, HEAD')
  })

  test('is known also of a page that takes too long: the reader is told to come again', async () => {
    for (const [path, language] of [['/hangs', 'bn'], ['/lite/en/hangs', 'en']] as const) {
      expect(await impatient.get(path)).toMatchObject({
        status: 503, headers: { 'retry-after': '5', 'cache-control': 'no-store', 'content-language': language }, body: expect.stringContaining(`<html lang="${language}"`),
      })
    }
  })
})

describe('A page', () => {
  test('that moved leads from each form to the same form', async () => {
    expect((await site.get('/moved')).headers.location).toBe('/world')
    expect((await site.get('/lite/moved')).headers.location).toBe('/lite/world')
  })

  test('names what it will load, and the rules for links; its lite form neither', async () => {
    const { headers } = await site.get('/latest')
    expect(headers).toMatchObject({ link: '</_next/static/a.css>; rel=preload; as=style', 'speculation-rules': '"/speculation.json"' })
    const light = await site.get('/lite/latest')
    expect(light.headers.link).toBeUndefined()
    expect(light.headers['speculation-rules']).toBeUndefined()
    expect(light.body).not.toMatch(/<script|<link[^>]+stylesheet/)
    expect(light.body).toContain('href="/lite/latest"')
    expect((await site.get('/gone')).headers.link).toBeUndefined()
  })

  test.each(['br', 'gzip', ''])('that a client has already (%j) is not sent again, and nothing is said of a body', async (way) => {
    for (const path of ['/latest', '/lite/latest']) {
      const packed = { ...(way !== '' && { 'accept-encoding': way }) }
      const { headers } = await site.get(path, { headers: packed })
      const again = await site.get(path, { headers: { ...packed, 'if-none-match': `"other", ${headers.etag}` } })
      expect(again).toMatchObject({ status: 304, body: '' })
      expect(again.headers).toMatchObject({ etag: headers.etag, 'cache-control': shared, vary: 'Accept-Encoding', 'content-security-policy': headers['content-security-policy'] })
      expect(again.headers['content-length']).toBeUndefined()
      expect(again.headers['content-encoding']).toBeUndefined()
      expect((await site.get(path, { headers: { ...packed, 'if-none-match': '"other"' } })).status).toBe(200)
    }
  })

  test('that is not there is sent whole to whoever says that he has it', async () => {
    const { etag } = (await site.get('/latest')).headers
    expect((await site.get('/gone', { headers: { 'if-none-match': etag! } })).status).toBe(410)
  })

  test.each(['/latest', '/lite/latest', '/gone', '/away', '/throws', '/bn/latest', '/pictures/none.webp'])('asked for by its head alone (%s) says the same', async (path) => {
    const whole = await site.get(path)
    const head = await site.get(path, { method: 'HEAD' })
    expect(head).toMatchObject({ status: whole.status, body: '' })
    expect(lasting(head)).toEqual(lasting(whole))
  })

  test('says how old it is when the store has gone on, and nothing of that when it has not', async () => {
    expect((await site.get('/world')).headers.age).toBeUndefined()
    await raiseEdition(site.database.db, { touched: ['/elsewhere'], withdrawn: [] })
    await site.editions.catchUp()
    expect((await site.get('/world')).headers.age).toMatch(/^\d+$/)
    await raiseEdition(site.database.db, { touched: ['/world'], withdrawn: [] })
    await site.editions.catchUp()
    const renewed = await site.get('/world')
    expect(renewed.headers.age).toBeUndefined()
    expect(renewed.headers).toMatchObject({ 'x-request-id': expect.stringMatching(/^[0-9a-f]{12}$/), 'server-timing': expect.stringMatching(/^queued;dur=\d+\.\d, render;dur=\d+\.\d, finish;dur=\d+\.\d$/) })
    expect((await site.get('/world')).headers['server-timing']).toBeUndefined()
  })

  test('of which a part is missing is asked of Next again for the next reader', async () => {
    const before = site.renderings()
    await site.get('/partial')
    await site.get('/partial')
    expect(site.renderings()).toBe(before + 2)
  })
})

describe('A draft by its link', () => {
  const link = '/preview/Zm9vYmFyYmF6cXV4XzEyMw'

  test('may be framed by this site alone, is kept by nobody, and is rendered for each who asks', async () => {
    const before = site.renderings()
    const kept = site.rack.facts()
    for (const times of [1, 2]) {
      const { status, headers, body } = await site.get(link)
      expect({ status, ...headers }).toMatchObject({
        status: 200, 'cache-control': 'private, no-store', 'x-frame-options': 'SAMEORIGIN', 'content-security-policy': previewPolicy('x', surroundings),
        'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow, noarchive',
      })
      expect(body).toContain('খবর')
      expect(site.renderings()).toBe(before + times)
    }
    expect(site.rack.facts()).toEqual(kept)
    expect(site.rack.find(link)).toBeUndefined()
  })

  test('has a lite form, which this site may frame too', async () => {
    const { status, headers, body } = await site.get(`${link}?lite=1`)
    expect({ status, ...headers }).toMatchObject({
      status: 200, 'cache-control': 'private, no-store', 'content-security-policy': litePreviewPolicy(liteStyle, surroundings), 'referrer-policy': 'no-referrer',
    })
    expect(headers.link).toBeUndefined()
    expect(body).toContain('<style>')
  })

  test('that cannot be rendered is a fault that tells nobody the link', async () => {
    const failing = await serveSite((request) => Promise.reject(new Error(`No page at ${request.url}`)))
    expect((await failing.get(link)).status).toBe(500)
    expect(failing.faults).toHaveLength(1)
    const { message, stack } = failing.faults[0]!.error as Error
    expect(message).toBe('No page at /preview/…')
    expect(stack).not.toContain(link.slice('/preview/'.length))
    await failing.close()
  })
})

test('A server that stops tells every connection that this answer is its last', async () => {
  const stopping = await serveSite(handle, { isStopping: () => true })
  for (const path of ['/latest', '/favicon.png', '/bn/latest']) {
    expect((await stopping.get(path, { headers: { connection: 'keep-alive' } })).headers.connection, path).toBe('close')
  }
  await stopping.close()
})

/** An answer's headers without those that belong to the moment. */
function lasting({ rawHeaders }: Got): string[] {
  const lines = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : []))
  return lines.filter((line) => !/^(date|x-request-id|server-timing|connection|keep-alive):/i.test(line))
}

describe('Whatever a request carries', () => {
  const values: Record<string, readonly string[]> = {
    'x-forwarded-host': ['evil.example', 'localhost:1, evil.example'], 'x-forwarded-proto': ['https'], 'x-forwarded-for': ['203.0.113.9'], forwarded: ['host=evil.example'],
    'x-middleware-rewrite': ['/bn/gone'], 'x-middleware-next': ['1'], 'x-middleware-subrequest': ['middleware:middleware:middleware'], 'x-middleware-prefetch': ['1'],
    'x-middleware-override-headers': ['cookie'], 'x-middleware-set-cookie': ['a=b'], 'x-nextjs-data': ['1'], 'x-matched-path': ['/bn/gone'], 'x-invoke-path': ['/bn/gone'],
    'x-invoke-status': ['500'], 'x-invoke-output': ['/500'], 'x-now-route-matches': ['1=gone'], 'x-prerender-revalidate': ['1'], 'next-resume': ['1'],
    rsc: ['1'], 'next-router-prefetch': ['1', '2'], 'next-router-state-tree': ['%5B%22%22%5D'], 'next-router-segment-prefetch': ['/_tree'], 'next-url': ['/en/gone'],
    'next-action': ['0123456789'], purpose: ['prefetch'], 'x-http-method-override': ['POST'], 'x-original-url': ['/gone'], 'x-rewrite-url': ['/gone'],
    accept: ['text/x-component', 'application/json', '*/*'], 'accept-language': ['en'], 'accept-encoding': ['br', 'gzip', 'identity', 'zstd', 'br;q=0, *;q=0'],
    cookie: ['prefs=night.4.fewer', '__prerender_bypass=1; __next_preview_data=1'], authorization: ['Bearer x'], 'user-agent': ['Googlebot', 'x'], 'save-data': ['on'],
    'content-security-policy': ["script-src 'nonce-attacker'"], 'x-nonce': ['attacker'], 'if-none-match': ['*', 'W/"x"'], range: ['bytes=0-3'], 'cache-control': ['no-cache'],
    host: ['evil.example', 'localhost', '127.0.0.1', 'a b'], 'x-host': ['evil.example'], te: ['trailers'], upgrade: ['websocket'],
  }
  const paths = ['/latest', '/en/latest', '/lite/latest', '/gone', '/_malformed/x', '/moved', '/world?utm_source=a']
  const asked = ['', '?_rsc=1', '?nxtPlocale=en', '?__nextLocale=en&x=1', '?fbclid=1', '?before=']

  test('the next reader gets what every reader gets, to the byte', async () => {
    let seed = 20_260_326
    const below = (number: number) => Math.floor(((seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647) * number)
    const wanted = new Map<string, Got>()
    await site.rack.remove(() => true)
    for (const path of paths) {
      await site.get(path)
      wanted.set(path, await site.get(path))
    }
    for (let round = 0; round < 240; round++) {
      const path = paths[below(paths.length)]!
      const names = Object.keys(values).filter(() => below(4) === 0)
      const headers = Object.fromEntries(names.map((name) => [name, values[name]![below(values[name]!.length)]!]))
      await site.rack.remove(() => true)
      await site.get(path.includes('?') ? path : path + asked[below(asked.length)]!, { method: below(5) === 0 ? 'HEAD' : 'GET', headers })
      const clean = await site.get(path)
      const said = `${path} after ${JSON.stringify(headers)}`
      expect(clean.status, said).toBe(wanted.get(path)!.status)
      expect(clean.raw.equals(wanted.get(path)!.raw), said).toBe(true)
      expect(lasting(clean), said).toEqual(lasting(wanted.get(path)!))
    }
  })
})

describe('a feed', () => {
  test('goes out as what it is, for programs anywhere, and says when it changed', async () => {
    const got = await site.get('/feed.xml')
    expect(got).toMatchObject({ status: 200, body: '<rss>খবর</rss>' })
    expect(got.headers).toMatchObject({
      'content-type': 'application/rss+xml; charset=utf-8', 'last-modified': 'Sun, 04 Dec 2022 14:37:00 GMT', 'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin', 'cache-control': shared,
    })
    expect(got.headers['content-security-policy']).toContain("default-src 'none'")
    expect(got.headers).not.toHaveProperty('x-document-stories')
  })

  test('is not sent again to who has it, by its tag or by its date', async () => {
    const { headers } = await site.get('/feed.xml')
    expect((await site.get('/feed.xml', { headers: { 'if-none-match': String(headers.etag) } })).status).toBe(304)
    expect((await site.get('/feed.xml', { headers: { 'if-modified-since': 'Sun, 04 Dec 2022 14:37:00 GMT' } })).status).toBe(304)
    expect((await site.get('/feed.xml', { headers: { 'if-modified-since': 'Sun, 04 Dec 2022 14:36:59 GMT' } })).status).toBe(200)
    expect((await site.get('/feed.xml', { headers: { 'if-none-match': '"other"', 'if-modified-since': 'Sun, 04 Dec 2022 14:37:00 GMT' } })).status).toBe(200)
  })

  test('of a list that is not there is a 404, and none is kept on the disk', async () => {
    expect(await site.get('/politics/feed.xml')).toMatchObject({ status: 404 })
  })
})
