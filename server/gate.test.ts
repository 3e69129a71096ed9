import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { admit, hostsOf, isUnclaimed, machineAddresses, senderOf, type Arrival } from './gate'

const everyRoom = new Set(['newsroom', 'api', 'preview'])
const token = 'Zm9vYmFyYmF6cXV4XzEyMw'

function get(url: string, { method = 'GET', headers = {}, rooms = new Set<string>() }: { method?: string; headers?: Arrival['headers']; rooms?: Set<string> } = {}) {
  return admit({ method, url, headers: { host: 'localhost:3000', ...headers }, rawHeaders: ['Host', 'localhost:3000'] }, { answersTo: () => true, rooms })
}

const page = (key: string, { locale = 'bn', lite = false } = {}) => ({ to: 'page', locale, key, lite })
const nowhere = page('/bn/_malformed')

describe('language and form', () => {
  test('Bengali stands at the root, and Next sees it under its language', () => {
    expect(get('/')).toEqual(page('/bn'))
    expect(get('/international/856c5e2ef2')).toEqual(page('/bn/international/856c5e2ef2'))
  })

  test('English stands under /en, and an address that only begins so is Bengali', () => {
    expect(get('/en')).toEqual(page('/en', { locale: 'en' }))
    expect(get('/en/latest')).toEqual(page('/en/latest', { locale: 'en' }))
    expect(get('/entertainment')).toEqual(page('/bn/entertainment'))
  })

  test('The lite form of a page is made of the same page', () => {
    expect(get('/lite')).toEqual(page('/bn', { lite: true }))
    expect(get('/lite/latest?before=856c5e2ef2')).toEqual(page('/bn/latest?before=856c5e2ef2', { lite: true }))
    expect(get('/lite/en')).toEqual(page('/en', { locale: 'en', lite: true }))
    expect(get('/lite/en/international/856c5e2ef2')).toEqual(page('/en/international/856c5e2ef2', { locale: 'en', lite: true }))
    expect(get('/literature')).toEqual(page('/bn/literature'))
    expect(get('/en/lite')).toEqual(page('/en/lite', { locale: 'en' }))
  })

  test('Under /lite there are pages alone: no files, no style sheets, no rooms', () => {
    for (const url of ['/lite/prefs.css', '/lite/favicon.ico', '/lite/_next/static/a.css', '/lite/pictures/a.webp', '/lite/lite/latest', '/lite/api/health', '/lite/preview/x']) {
      expect(get(url, { rooms: everyRoom }), url).toEqual(page('/bn/_malformed', { lite: true }))
    }
  })

  test('A page has one address: /bn and trailing slashes lead to it and keep the query', () => {
    const moved = { '/bn': '/', '/bn/latest?before=a': '/latest?before=a', '/latest/': '/latest', '/en/': '/en', '/lite/': '/lite', '/lite/en/': '/lite/en', '/lite/bn': '/lite', '/lite/bn/latest?x': '/lite/latest?x', '/lite/latest/': '/lite/latest' }
    for (const [url, location] of Object.entries(moved)) expect(get(url), url).toEqual({ to: 'redirect', location })
  })

  test('No redirect leads to another site', () => {
    for (const url of ['//evil.example/', '/bn//evil.example', '/\\evil.example/', '/%5Cevil.example/', '/bn/%2Fevil.example/', '/lite//evil.example/']) {
      expect(get(url), url).toMatchObject({ to: 'page', key: '/bn/_malformed' })
    }
    expect(get('/latest/?a\nSet-Cookie: b')).toEqual({ to: 'redirect', location: '/latest' })
  })
})

describe('what is written for programs', () => {
  test('stands in the Bengali tree, whatever a link carries', () => {
    for (const path of ['/feed.xml', '/atom.xml', '/feed.json', '/national/feed.xml', '/topic/rivers/atom.xml', '/desk/rahim/feed.json', '/sitemap.xml', '/sitemap/12.xml', '/news-sitemap.xml', '/robots.txt', '/ads.txt']) {
      expect(get(path), path).toEqual(page(`/bn${path}`))
      expect(get(`${path}?fbclid=1`), path).toEqual(page(`/bn${path}`))
    }
  })

  test('has neither a lite nor an English form, and no other file is taken for it', () => {
    for (const path of ['/lite/feed.xml', '/lite/national/feed.xml']) expect(get(path), path).toEqual(page('/bn/_malformed', { lite: true }))
    expect(get('/en/feed.xml')).toMatchObject({ to: 'file', key: '/en/_malformed' })
    for (const path of ['/feed.xml.gz', '/a/b/feed.xml', '/sitemap/a.xml']) expect(get(path), path).toMatchObject({ to: 'file' })
  })
})

describe('a day’s newspaper', () => {
  test('has one address, in the Bengali tree alone', () => {
    expect(get('/daily/2022-12-04.html')).toEqual(page('/bn/daily/2022-12-04.html'))
    expect(get('/daily/2022-12-04.html?fbclid=1')).toEqual(page('/bn/daily/2022-12-04.html'))
    expect(get('/lite/daily/2022-12-04.html')).toEqual(page('/bn/_malformed', { lite: true }))
    for (const path of ['/en/daily/2022-12-04.html', '/daily/2022-02-29.html', '/daily/0000-01-01.html', '/daily/2022-13-01.html', '/daily/2022-1-1.html', '/daily/latest.html']) {
      expect(get(path), path).toMatchObject({ to: 'file', key: expect.stringMatching(/_malformed$/) })
    }
  })
})

describe('arguments', () => {
  const key = (url: string) => (get(url) as { key: string }).key

  test('Only those that a page takes reach its key, each once and in their order', () => {
    expect(key('/latest?fbclid=1&utm_source=x')).toBe('/bn/latest')
    expect(key('/latest?b=1&before=856c5e2ef2&gclid=2')).toBe('/bn/latest?before=856c5e2ef2')
    expect(key('/search?page=2&q=a%26b+c&x=1')).toBe('/bn/search?q=a%26b%20c&page=2')
    expect(key('/search?q=a&q=b')).toBe('/bn/search?q=a')
    expect(key('/international/856c5e2ef2?x=1')).toBe('/bn/international/856c5e2ef2')
    expect(key('/latest?')).toBe('/bn/latest')
  })

  test("Next's own never do", () => {
    expect(key('/latest?_rsc=1&nxtPlocale=en&__nextLocale=en&%5frsc=2')).toBe('/bn/latest')
  })

  test('A thousand ways to write one address have one key', () => {
    const keys = new Set(Array.from({ length: 1000 }, (_, at) => key(`/latest?a${at}=${at}&before=856c5e2ef2&_=${at * 7}`)))
    expect([...keys]).toEqual(['/bn/latest?before=856c5e2ef2'])
  })
})

describe('what is no address', () => {
  test.each([
    '/a//b', '/%', '/%E0%A6', '/a%00b', '/a%0ab', '/a\\b', '/a%5cb', '/a%2fb', '/../a', '/a/%2e%2e/b', '/a/./b', '/é', '//',
    `/${'a'.repeat(2001)}`, '/latest?before=1', '/international/856c5e2ef', '/international/856C5E2EF2', '/A', '/latest.rsc',
    '/latest.segments/_tree.segment.rsc', '/index.rsc?x=1', '/topic/%E0%A6%87', '/_malformed', '/.env', '/a/b/c/d',
  ])('%j gets the one page of all that is malformed', (url) => {
    const passage = get(url)
    expect(passage).toMatchObject({ locale: 'bn', key: '/bn/_malformed', lite: false })
    expect(isUnclaimed((passage as { key: string }).key)).toBe(true)
  })

  test('in English has its own, and so have the lite pages', () => {
    expect(get('/en/%')).toEqual(page('/en/_malformed', { locale: 'en' }))
    expect(get('/en/latest.rsc')).toMatchObject({ to: 'file', locale: 'en', key: '/en/_malformed' })
    expect(get('/lite/a//b')).toEqual(page('/bn/_malformed', { lite: true }))
    expect(get('/lite/en/%')).toEqual(page('/en/_malformed', { locale: 'en', lite: true }))
  })

  test('A page of its own is none of them', () => {
    expect(isUnclaimed('/bn/latest')).toBe(false)
    expect(isUnclaimed('/en')).toBe(false)
  })

  test('An address that is too long is refused, one that is just not is answered', () => {
    expect(get(`/search?q=${'a'.repeat(4_086)}`)).toMatchObject({ to: 'page' })
    expect(get(`/search?q=${'a'.repeat(4_087)}`)).toMatchObject({ to: 'refusal', status: 414 })
  })

  test('Whatever is asked, it is decided without an exception', () => {
    const parts = ['/', '/lite', '/en', '/bn', '%', '%2f', '?', '&', '=', '..', 'q', 'before', '/newsroom', '/api', '/preview', '/_next', '.js', '\\', 'é', '\u0000', '#', '//', '/latest', '%e0%a6']
    let seed = 7
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
    for (let round = 0; round < 3000; round++) {
      const url = Array.from({ length: 1 + Math.floor(random() * 6) }, () => parts[Math.floor(random() * parts.length)]).join('')
      const passage = get(url, { rooms: random() < 0.5 ? everyRoom : new Set() })
      if (passage.to === 'redirect') expect(passage.location, url).toMatch(/^\/(?![/\\])[!-~]*$/)
      if (passage.to === 'page') expect(passage.key, url).toMatch(/^\/(bn|en)(\/[!-~]+)?$/)
    }
  })
})

describe('method', () => {
  test('Pages are read, and only the settings take a form', () => {
    expect(get('/', { method: 'HEAD' }).to).toBe('page')
    expect(get('/', { method: 'POST' })).toMatchObject({ to: 'refusal', status: 405, allow: 'GET, HEAD' })
    expect(get('/settings', { method: 'DELETE' })).toMatchObject({ to: 'refusal', status: 405, allow: 'GET, HEAD, POST' })
    expect(get('/en/settings', { method: 'POST' })).toEqual({ to: 'preferences form', locale: 'en', lite: false })
    expect(get('/lite/settings', { method: 'POST' })).toEqual({ to: 'preferences form', locale: 'bn', lite: true })
    expect(get('*', { method: 'OPTIONS' })).toMatchObject({ to: 'refusal', status: 400, allow: null })
    expect(get('http://localhost/latest')).toMatchObject({ to: 'refusal', status: 400 })
  })

  test('A server action is taken by the newsroom and nowhere else', () => {
    const headers = { 'next-action': '0123456789abcdef' }
    for (const url of ['/', '/settings', '/en/latest', '/api/views', '/preview/x', '/newsrooms', '/_next/static/a.js']) {
      for (const method of ['GET', 'POST']) expect(get(url, { method, headers, rooms: everyRoom }), `${method} ${url}`).toMatchObject({ to: 'refusal', status: 403 })
    }
    expect(get('/newsroom/stories', { method: 'POST', headers, rooms: everyRoom })).toEqual({ to: 'application', room: 'newsroom' })
  })
})

describe('rooms beside the reading site', () => {
  test('are open when the build has them', () => {
    expect(get('/newsroom', { rooms: everyRoom })).toEqual({ to: 'application', room: 'newsroom' })
    expect(get('/newsroom/', { rooms: everyRoom })).toEqual({ to: 'application', room: 'newsroom' })
    expect(get('/api/views?x=1', { method: 'PUT', rooms: everyRoom })).toEqual({ to: 'application', room: 'api' })
    expect(get(`/preview/${token}`, { rooms: everyRoom })).toEqual({ to: 'preview', path: `/preview/${token}`, lite: false })
    expect(get(`/preview/${token}`, { method: 'POST', rooms: everyRoom })).toMatchObject({ to: 'refusal', status: 405 })
    expect(get('/newsroom', { method: 'TRACE', rooms: everyRoom })).toMatchObject({ to: 'refusal', status: 405, allow: 'GET, HEAD, POST, PUT, PATCH, DELETE' })
  })

  test('show a draft in the forms that there are, and know of no other', () => {
    const asked = (query: string) => get(`/preview/${token}?${query}`, { rooms: everyRoom })
    expect(asked('theme=night&as=row&v=3')).toEqual({ to: 'preview', path: `/preview/${token}?as=row&theme=night`, lite: false })
    expect(asked('lite=1&as=snippet')).toEqual({ to: 'preview', path: `/preview/${token}?as=snippet`, lite: true })
    expect(asked('theme=pink&as=%2F..&lite=yes&fbclid=x')).toEqual({ to: 'preview', path: `/preview/${token}`, lite: false })
  })

  test('ask nobody for a draft whose link has not the form of one', () => {
    for (const other of ['abc', token.slice(1), `${token}x`, `${token}/x`, `${token.slice(1)}%41`, `${token.slice(1)}.`]) {
      expect(get(`/preview/${other}`, { rooms: everyRoom }).to, other).toBe('page')
    }
    expect(get(`/preview/${token}/`, { rooms: everyRoom })).toEqual({ to: 'redirect', location: `/preview/${token}` })
    expect(get(`/lite/preview/${token}`, { rooms: everyRoom })).toMatchObject({ to: 'page' })
  })

  test('are addresses like others when it has not', () => {
    for (const room of ['newsroom', 'api', 'preview']) {
      expect(get(`/${room}`)).toEqual(page(`/bn/${room}`))
      expect(get(`/${room}/some/thing`)).toEqual(nowhere)
      expect(get(`/${room}/x`, { method: 'POST' })).toMatchObject({ to: 'refusal', status: 405 })
    }
  })

  test('take no address with hidden parts', () => {
    for (const url of ['/newsroom/../api', '/newsroom//x', '/newsroom/%2e%2e/x', '/api/a%2fb', '/preview/%00']) {
      expect(get(url, { rooms: everyRoom }), url).toEqual(nowhere)
    }
  })

  test('A supervisor reads health and metrics, whatever the build has', () => {
    expect(get('/api/health')).toEqual({ to: 'health' })
    expect(get('/api/health?live', { rooms: everyRoom })).toEqual({ to: 'health' })
    expect(get('/metrics', { method: 'HEAD' })).toEqual({ to: 'metrics' })
    expect(get('/metrics', { method: 'POST' })).toMatchObject({ to: 'refusal', status: 405 })
    expect(get('/lite/metrics')).toEqual(page('/bn/metrics', { lite: true }))
  })
})

test('Each kind of file goes its own way', () => {
  expect(get('/prefs.css')).toEqual({ to: 'preferences sheet' })
  expect(get('/speculation.json')).toEqual({ to: 'speculation rules' })
  expect(get('/pictures/a-640.avif')).toEqual({ to: 'picture', name: 'a-640.avif' })
  expect(get('/browser/core.0123456789.js')).toEqual({ to: 'browser', name: 'core.0123456789.js' })
  expect(get('/_next/static/chunks/a.css')).toEqual({ to: 'next', name: '_next/static/chunks/a.css' })
  expect(get('/fonts/tiro.woff2')).toEqual({ ...nowhere, to: 'file', name: 'fonts/tiro.woff2' })
})

describe('host', () => {
  const from = (host: string | undefined, siteAddress: string | null = null) =>
    admit({ method: 'GET', url: '/', headers: { host }, rawHeaders: ['Host', host ?? ''] }, { answersTo: hostsOf(siteAddress), rooms: new Set() })

  test('Without a site address the site answers on this machine, by name and by address', () => {
    for (const host of ['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST.', 'localhost:65535']) {
      expect(from(host).to, host).toBe('page')
    }
    for (const { address, family } of machineAddresses()) {
      expect(from(family === 'IPv6' ? `[${address}]:3000` : `${address}:3000`).to, address).toBe('page')
    }
  })

  test("A stranger's name is refused, and a request without a host is no request", () => {
    expect(from('evil.example')).toMatchObject({ to: 'refusal', status: 421, allow: null })
    expect(from('localhost.evil.example')).toMatchObject({ to: 'refusal', status: 421, allow: null })
    for (const host of [undefined, '', 'a b', 'localhost:3000:1', 'evil.example/localhost', 'a@localhost', 'localhost:65536', 'localhost:', 'localhost:99999']) {
      expect(from(host), String(host)).toMatchObject({ to: 'refusal', status: 400, allow: null })
    }
  })

  test('Two of them are refused, in whatever letters', () => {
    const rawHeaders = ['Host', 'localhost', 'Accept', 'host', 'HOST', 'evil.example']
    const rules = { answersTo: () => true, rooms: new Set<string>() }
    expect(admit({ method: 'GET', url: '/', headers: { host: 'localhost' }, rawHeaders }, rules)).toMatchObject({ to: 'refusal', status: 400 })
    expect(admit({ method: 'GET', url: '/', headers: { host: 'localhost' }, rawHeaders: rawHeaders.slice(0, 4) }, rules).to).toBe('page')
  })

  test('With a site address only that name counts, beside loopback', () => {
    expect(from('paper.example', 'https://paper.example').to).toBe('page')
    expect(from('localhost:3000', 'https://paper.example').to).toBe('page')
    expect(from('www.paper.example', 'https://paper.example').to).toBe('refusal')
  })
})

describe('who sent a request', () => {
  const behind = senderOf(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32'])
  const sent = (remoteAddress: string, forwarded?: string, proto?: string) =>
    behind({ remoteAddress }, { ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }), ...(proto !== undefined && { 'x-forwarded-proto': proto }) })

  test('is the other end of the connection, whatever it says of itself', () => {
    expect(sent('203.0.113.5', '198.51.100.1', 'https')).toEqual({ address: '203.0.113.5', secure: false })
    expect(sent('::1', '198.51.100.1')).toEqual({ address: '::1', secure: false })
    expect(senderOf([])({ remoteAddress: '127.0.0.1' }, { 'x-forwarded-for': '198.51.100.1', 'x-forwarded-proto': 'https' })).toEqual({ address: '127.0.0.1', secure: false })
    expect(senderOf([])({}, {})).toEqual({ address: '', secure: false })
  })

  test('is whom a proxy of ours names', () => {
    expect(sent('10.1.2.3', '198.51.100.1', 'https')).toEqual({ address: '198.51.100.1', secure: true })
    expect(sent('192.0.2.7', '198.51.100.1', 'http')).toEqual({ address: '198.51.100.1', secure: false })
    expect(sent('192.0.2.8', '198.51.100.1')).toEqual({ address: '192.0.2.8', secure: false })
    expect(sent('2001:db8::9', '2001:4860::1')).toEqual({ address: '2001:4860::1', secure: false })
    expect(sent('10.1.2.3')).toEqual({ address: '10.1.2.3', secure: false })
  })

  test('is known by its IPv4 address also where the socket speaks IPv6', () => {
    expect(sent('::ffff:10.1.2.3', '198.51.100.1')).toEqual({ address: '198.51.100.1', secure: false })
    expect(sent('::ffff:203.0.113.5', '198.51.100.1')).toEqual({ address: '203.0.113.5', secure: false })
    expect(sent('10.1.2.3', '198.51.100.1, ::ffff:10.9.9.9')).toEqual({ address: '198.51.100.1', secure: false })
  })

  test('is the last of a chain that is no proxy of ours: what stands before it may be invented', () => {
    expect(sent('10.1.2.3', '8.8.8.8, 198.51.100.1, 10.7.7.7').address).toBe('198.51.100.1')
    expect(sent('10.1.2.3', '10.4.4.4, 198.51.100.1').address).toBe('198.51.100.1')
    expect(sent('10.1.2.3', '10.4.4.4, 10.5.5.5').address).toBe('10.4.4.4')
  })

  test('is the proxy itself when that names nobody who could be one', () => {
    for (const named of ['', 'unknown', 'evil.example', '8.8.8.8, unknown', '8.8.8.8, 198.51.100.1:4711', ',,,', '8.8.8.8, <script>']) {
      expect(sent('10.1.2.3', named).address, named).toBe('10.1.2.3')
    }
    expect(sent('10.1.2.3', '8.8.8.8, unknown, 10.7.7.7').address).toBe('10.7.7.7')
  })

  test('An address on a link is one like others', () => {
    expect(sent('fe80::1%eth0', '198.51.100.1').address).toBe('fe80::1%eth0')
    expect(sent('10.1.2.3', 'fe80::1%eth0').address).toBe('fe80::1%eth0')
  })
})

describe('the card of a story', () => {
  const name = '/cards/76z53jt8n6-0123456789ab.jpg'

  test('has one address, whatever its link carried', () => {
    for (const path of [name, `${name}?fbclid=1`]) expect(get(path)).toEqual({ to: 'card', path: name, page: '/bn/s/76z53jt8n6' })
  })

  test('is looked for by its exact form alone', () => {
    for (const path of [`/lite${name}`, `/en${name}`, '/cards/76z53jt8n6.jpg', '/cards/76z53jt8nu-0123456789ab.jpg', '/cards/76z53jt8n6-0123456789aB.jpg', '/cards/76z53jt8n6-0123456789ab.png', '/cards/', `${name}/`]) {
      expect(get(path).to, path).not.toBe('card')
    }
  })
})

test('Of the requests whose addresses are remembered nothing else stays in memory', () => {
  setFlagsFromString('--expose-gc')
  const tidy = runInNewContext('gc') as () => void
  const held = () => {
    tidy()
    return process.memoryUsage().heapUsed
  }
  const before = held()
  for (let n = 0; n < 3_000; n++) {
    const request = Buffer.alloc(8_000, `GET /sports/abcdefghjk?x=${n} HTTP/1.1 `).toString('latin1')
    get(request.slice(4, 25 + String(n).length))
  }
  expect((held() - before) / 3_000).toBeLessThan(4_000)
})
