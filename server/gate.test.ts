import { describe, expect, test } from 'vitest'
import { admit, hostsOf, machineAddresses } from './gate'

const everyone = () => true
const get = (url: string, method = 'GET') => admit({ method, url, host: 'localhost:3000' }, everyone)

describe('language', () => {
  test('Bengali stands at the root, and Next sees it under its language', () => {
    expect(get('/')).toEqual({ to: 'page', locale: 'bn', path: '/bn' })
    expect(get('/international/856c5e2ef2?x=1')).toEqual({ to: 'page', locale: 'bn', path: '/bn/international/856c5e2ef2?x=1' })
  })

  test('English stands under /en, and an address that only begins so is Bengali', () => {
    expect(get('/en')).toEqual({ to: 'page', locale: 'en', path: '/en' })
    expect(get('/en/latest')).toEqual({ to: 'page', locale: 'en', path: '/en/latest' })
    expect(get('/entertainment')).toEqual({ to: 'page', locale: 'bn', path: '/bn/entertainment' })
  })

  test('A page has one address: /bn and trailing slashes lead to it and keep the query', () => {
    expect(get('/bn')).toEqual({ to: 'redirect', location: '/' })
    expect(get('/bn/latest?before=a')).toEqual({ to: 'redirect', location: '/latest?before=a' })
    expect(get('/latest/')).toEqual({ to: 'redirect', location: '/latest' })
    expect(get('/en/')).toEqual({ to: 'redirect', location: '/en' })
  })

  test('No redirect leads to another site', () => {
    for (const url of ['//evil.example/', '/bn//evil.example', '/\\evil.example/', '/%5Cevil.example/', '/bn/%2Fevil.example/']) {
      expect(get(url).to, url).toBe('malformed')
    }
  })
})

describe('form of the address', () => {
  test.each([
    '/a//b', '/%', '/%E0%A6', '/a%00b', '/a%0ab', '/a\\b', '/a%5cb', '/a%2fb', '/../a', '/a/%2e%2e/b', '/a/./b', '/é',
    `/${'a'.repeat(2001)}`, '//',
  ])('%j is malformed and still gets a page', (url) => {
    expect(get(url)).toEqual({ to: 'malformed', locale: 'bn', path: '/bn/_malformed' })
  })

  test('A malformed English address gets the English page', () => {
    expect(get('/en/%')).toEqual({ to: 'malformed', locale: 'en', path: '/en/_malformed' })
  })

  test("Next's own forms of a page are addresses of nothing", () => {
    for (const url of ['/latest.rsc', '/latest.segments/_tree.segment.rsc', '/index.rsc?x=1']) {
      expect(get(url), url).toEqual({ to: 'malformed', locale: 'bn', path: '/bn/_malformed' })
    }
    expect(get('/en/latest.rsc')).toMatchObject({ to: 'malformed', locale: 'en' })
  })

  test('Bengali in an address is as good as Latin', () => {
    expect(get('/topic/%E0%A6%87%E0%A6%B2%E0%A6%BF%E0%A6%B6')).toMatchObject({ to: 'page' })
  })

  test("Next's own query names never reach a page", () => {
    expect(get('/latest?_rsc=1&nxtPlocale=en&before=a&__nextLocale=en&%5frsc=2')).toMatchObject({ path: '/bn/latest?before=a' })
    expect(get('/search?q=a%26b+c')).toMatchObject({ path: '/bn/search?q=a%26b+c' })
  })
})

describe('method', () => {
  test('Pages are read, and only the settings take a form', () => {
    expect(get('/', 'HEAD').to).toBe('page')
    expect(get('/', 'POST')).toEqual({ to: 'refusal', status: 405, allow: 'GET, HEAD' })
    expect(get('/settings', 'DELETE')).toEqual({ to: 'refusal', status: 405, allow: 'GET, HEAD, POST' })
    expect(get('/en/settings', 'POST')).toEqual({ to: 'preferences form', locale: 'en' })
    expect(get('*', 'OPTIONS')).toEqual({ to: 'refusal', status: 400, allow: null })
  })
})

describe('files', () => {
  test('Each kind of file goes its own way', () => {
    expect(get('/prefs.css')).toEqual({ to: 'preferences sheet' })
    expect(get('/pictures/a-640.avif')).toEqual({ to: 'picture', name: 'a-640.avif' })
    expect(get('/browser/core.0123456789.js')).toEqual({ to: 'browser', name: 'core.0123456789.js' })
    expect(get('/_next/static/chunks/a.css')).toEqual({ to: 'next', name: '_next/static/chunks/a.css' })
    expect(get('/fonts/tiro.woff2')).toMatchObject({ to: 'file', name: 'fonts/tiro.woff2', path: '/bn/fonts/tiro.woff2' })
    expect(get('/.env').to).toBe('page')
  })
})

describe('host', () => {
  const from = (host: string | undefined, siteAddress: string | null = null) =>
    admit({ method: 'GET', url: '/', host }, hostsOf(siteAddress))

  test('Without a site address the site answers on this machine, by name and by address', () => {
    for (const host of ['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST.']) {
      expect(from(host).to, host).toBe('page')
    }
    for (const { address, family } of machineAddresses()) {
      expect(from(family === 'IPv6' ? `[${address}]:3000` : `${address}:3000`).to, address).toBe('page')
    }
  })

  test("A stranger's name is refused, and a request without a host is no request", () => {
    expect(from('evil.example')).toEqual({ to: 'refusal', status: 421, allow: null })
    expect(from('localhost.evil.example')).toEqual({ to: 'refusal', status: 421, allow: null })
    for (const host of [undefined, '', 'a b', 'localhost:3000:1', 'evil.example/localhost', 'a@localhost']) {
      expect(from(host), String(host)).toEqual({ to: 'refusal', status: 400, allow: null })
    }
  })

  test('With a site address only that name counts, beside loopback', () => {
    expect(from('paper.example', 'https://paper.example').to).toBe('page')
    expect(from('localhost:3000', 'https://paper.example').to).toBe('page')
    expect(from('www.paper.example', 'https://paper.example').to).toBe('refusal')
  })
})
