import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  apiPolicy, commonHeaders, litePolicy, newsroomPolicy, preparedPolicy, previewHeaders, previewPolicy, privateHeaders, readingPolicy,
} from './headers'

const at = { dev: false, siteAddress: null }
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const nonce = 'q1w2e3r4t5y6u7i8o9p0aA=='

/** The directives of a policy, by name. */
function directives(policy: string): Map<string, string> {
  return new Map(policy.split('; ').map((directive) => {
    const [name, ...values] = directive.split(' ')
    return [name!, values.join(' ')]
  }))
}

describe('a Content-Security-Policy', () => {
  const all: Record<string, string> = {
    reading: readingPolicy('theme()', at), lite: litePolicy('p{}', at), preview: previewPolicy('theme()', at),
    newsroom: newsroomPolicy(nonce, at), api: apiPolicy, prepared: preparedPolicy('p{}'),
  }

  test.each(Object.entries(all))('of %s pages lets no inline script, no plugin, no other base and no other host in', (_, policy) => {
    const found = directives(policy)
    const scripts = found.get('script-src') ?? found.get('default-src')!
    expect(scripts).not.toMatch(/unsafe|\*|https?:|data:|blob:/)
    expect(found.get('object-src') ?? found.get('default-src')).toBe("'none'")
    expect(found.get('base-uri')).toBe("'none'")
    expect(policy).not.toMatch(/https?:|\*/)
    // No directive stands there twice: a browser would follow the first alone.
    expect(policy.split('; ')).toHaveLength(found.size)
  })

  test('of a reading page allows our files and the one script in the page by its hash', () => {
    expect(directives(all.reading!).get('script-src')).toBe(`'self' ${hash('theme()')}`)
    expect(directives(readingPolicy(null, at)).get('script-src')).toBe("'self'")
  })

  test('of a lite page allows no script at all and its own style by hash', () => {
    const found = directives(all.lite!)
    expect(found.get('default-src')).toBe("'none'")
    expect([...found.keys()].filter((name) => name.startsWith('script'))).toEqual([])
    expect(found.get('style-src')).toBe(hash('p{}'))
  })

  test('lets a draft be framed by this site alone, and everything else by nobody', () => {
    expect(directives(all.preview!).get('frame-ancestors')).toBe("'self'")
    for (const name of ['reading', 'lite', 'newsroom', 'api', 'prepared']) {
      expect(directives(all[name]!).get('frame-ancestors'), name).toBe("'none'")
    }
    // In all else a draft is held to what holds for a page.
    expect(all.preview!.replace("frame-ancestors 'self'", "frame-ancestors 'none'")).toBe(all.reading)
  })

  test('of the newsroom runs what carries this answer’s nonce', () => {
    const found = directives(all.newsroom!)
    expect(found.get('script-src')).toBe(`'nonce-${nonce}' 'strict-dynamic'`)
    expect(found.get('style-src')).toBe(`'self' 'nonce-${nonce}'`)
    expect(found.get('frame-src')).toBe("'self'")
  })

  test('takes no nonce that could be guessed or could end the header', () => {
    for (const bad of ['', 'short', `${nonce}'; script-src *`, `${nonce}\r\nSet-Cookie: a=b`, 'q1w2e3r4t5y6u7i8o9p0a;']) {
      expect(() => newsroomPolicy(bad, at), bad).toThrow(TypeError)
    }
  })

  test('asks for https only where the site is read over it', () => {
    const secure = { dev: false, siteAddress: 'https://pathok.example' }
    for (const policy of [readingPolicy(null, secure), previewPolicy(null, secure), litePolicy('', secure), newsroomPolicy(nonce, secure)]) {
      expect(directives(policy).has('upgrade-insecure-requests')).toBe(true)
    }
    for (const policy of Object.values(all)) expect(policy).not.toContain('upgrade')
    expect(readingPolicy(null, { dev: false, siteAddress: 'http://localhost' })).not.toContain('upgrade')
  })

  test('gives development what it needs and production none of it', () => {
    const dev = { dev: true, siteAddress: null }
    expect(directives(readingPolicy(null, dev)).get('connect-src')).toContain('ws:')
    expect(directives(newsroomPolicy(nonce, dev)).get('script-src')).toContain("'unsafe-eval'")
    for (const policy of Object.values(all)) expect(policy).not.toMatch(/unsafe-eval|ws:/)
  })
})

describe('the other headers', () => {
  test('refuse every frame, and for a draft every frame of another site', () => {
    expect(commonHeaders(null)['X-Frame-Options']).toBe('DENY')
    expect({ ...commonHeaders(null), ...previewHeaders }['X-Frame-Options']).toBe('SAMEORIGIN')
    expect({ ...commonHeaders(null), ...privateHeaders }['X-Frame-Options']).toBe('DENY')
  })

  test('keep what one person was shown out of stores, referrers and search engines', () => {
    for (const [headers, referrer] of [[privateHeaders, 'same-origin'], [previewHeaders, 'no-referrer']] as const) {
      expect({ ...commonHeaders(null), ...headers }).toMatchObject({
        'Cache-Control': 'private, no-store', 'Referrer-Policy': referrer, 'X-Robots-Tag': 'noindex, nofollow, noarchive',
      })
    }
  })

  test('bind a browser to https only where the site is read over it', () => {
    expect(commonHeaders('https://pathok.example')).toHaveProperty('Strict-Transport-Security')
    expect(commonHeaders('http://pathok.example')).not.toHaveProperty('Strict-Transport-Security')
    expect(commonHeaders(null)).not.toHaveProperty('Strict-Transport-Security')
  })
})
