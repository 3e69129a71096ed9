import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cookieOf, isFromThisSite, preferencesSheet, readCookie, readForm, readThemeTokens } from './prefs'

const sheet = `@import './other.css';
/* :root[data-theme='night'] { --paper: wrong } */
:root { color-scheme: light; --paper: #fff; --ink: #000; --space: 4px; }
:root[data-theme='sepia'] { --paper: #fed; }
:root[data-theme="night"] { --paper: #111; --ink: #eee }
@media (prefers-color-scheme: dark) { :root:not([data-theme]) { --paper: #111 } :root { --paper: never } }
.other { --paper: other }`
const tokens = readThemeTokens(sheet)

describe('the token sheet', () => {
  test('gives each theme its own colours and nothing that no theme changes', () => {
    expect(tokens).toEqual({ paper: '--paper:#fff;--ink:#000', sepia: '--paper:#fed', night: '--paper:#111;--ink:#eee' })
  })

  test('without one of its themes is refused, since the settings would do nothing', () => {
    expect(() => readThemeTokens(':root { --paper: #fff }')).toThrow('three themes')
  })

  test('of this newspaper has all three themes', () => {
    const own = readThemeTokens(readFileSync(new URL('../app/[locale]/tokens.css', import.meta.url), 'utf8'))
    for (const theme of [own.paper, own.sepia, own.night]) expect(theme).toMatch(/--paper:#[0-9a-f]{6};.*--ink:#[0-9a-f]{6}/)
  })
})

describe('a choice without scripts', () => {
  test('travels from the form through the cookie into the style sheet', () => {
    const chosen = readForm('theme=night&size=3&pictures=fewer', null)!
    const cookie = cookieOf(chosen, false)
    expect(cookie).toBe('prefs=night.3.fewer; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly')
    expect(readCookie(`a=b; ${cookie.split(';')[0]}; c=d`)).toEqual(chosen)
    const css = preferencesSheet(chosen, tokens)
    expect(css).toContain(':root:root:root{--paper:#111;--ink:#eee;color-scheme:dark;--text-size:1.12;--pictures:none}')
    expect(css).toContain('.picture-optional{display:none}')
    expect(css).toContain('[data-choice="theme-night"]{--bead:var(--alta)}')
    expect(css).toContain('[data-choice^="size-"]{--bead:transparent}')
  })

  test('of the system theme leaves colours to the system', () => {
    const css = preferencesSheet({ theme: 'system', size: '1', pictures: 'all' }, tokens)
    expect(css).toContain(':root:root:root{--text-size:.89}')
    expect(css).not.toMatch(/--paper|color-scheme|picture-optional/)
  })

  test('A question left open keeps what was chosen before', () => {
    expect(readForm('size=4', { theme: 'sepia', size: '2', pictures: 'fewer' })).toEqual({ theme: 'sepia', size: '4', pictures: 'fewer' })
    expect(readForm('', null)).toEqual({ theme: 'system', size: '2', pictures: 'all' })
  })

  test('Over https the cookie never travels in the open', () => {
    expect(cookieOf({ theme: 'paper', size: '2', pictures: 'all' }, true)).toMatch(/; Secure$/)
  })

  test.each(['', 'prefs=', 'prefs=night', 'prefs=night.3.all.x', 'prefs=red.3.all', 'prefs=night.9.all', 'xprefs=night.3.all',
    'prefs=night.3.all}*{display:none'])('A cookie that is not ours (%j) styles nothing', (cookie) => {
    expect(preferencesSheet(readCookie(cookie), tokens)).toBe('')
  })

  test('A value that is not offered is refused', () => {
    expect(readForm('theme=red', null)).toBeNull()
    expect(readForm('size=5&theme=night', null)).toBeNull()
  })
})

describe('a form from elsewhere', () => {
  test.each([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' }, false],
    [{ origin: 'http://localhost:3000' }, true],
    [{ origin: 'http://localhost:4000' }, false],
    [{ origin: 'null' }, false],
    [{ origin: 'http://localhost:3000.evil.example' }, false],
    [{ origin: 'http://evil.example@localhost:3000' }, false],
    [{ origin: 'http://localhost:3000@evil.example' }, false],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, false],
    [{}, true],
  ])('%j: taken is %j', (headers, taken) => {
    expect(isFromThisSite({ host: 'localhost:3000', ...headers })).toBe(taken)
  })

  test('that was read over plain http is none of a site that is served over https, and the other way round', () => {
    const host = 'paper.example'
    for (const [scheme, other] of [['https', 'http'], ['http', 'https']] as const) {
      expect(isFromThisSite({ host, origin: `${scheme}://${host}` }, scheme)).toBe(true)
      expect(isFromThisSite({ host, origin: `${other}://${host}` }, scheme)).toBe(false)
      expect(isFromThisSite({ host, origin: 'null', 'sec-fetch-site': 'same-origin' }, scheme)).toBe(false)
    }
  })
})
