import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { isKeptFile, keptAddress, otherForm, storyOf } from './kept-pages'
import { firstTen, isGenerousLine } from './todays-ten'

const at = (address: string) => keptAddress(new URL(address, 'https://example.org'))

describe('under which address a device keeps a page', () => {
  test.each([
    ['/', '/'], ['/en', '/en'], ['/lite', '/lite'], ['/latest', '/latest'], ['/international', '/international'],
    ['/international/0123456789', '/international/0123456789'], ['/lite/en/sports/abcdefghjk', '/lite/en/sports/abcdefghjk'],
    ['/?fbclid=x&utm_source=y', '/'], ['/sports/abcdefghjk?ref=chat', '/sports/abcdefghjk'],
  ])('%s is kept as %s', (asked, kept) => expect(at(asked)).toBe(kept))

  test.each([
    '/newsroom', '/newsroom/stories/0123456789', '/preview/AAAAAAAAAAAAAAAAAAAAAA', '/api/search?q=x', '/view/lite?to=/', '/metrics', '/s/0123456789',
    '/search', '/search?q=x', '/lite/search?q=x', '/en/search', '/latest?before=0123456789', '/settings?kept=1', '/feed.xml', '/daily/2026-11-22.html',
    '/topic/abcdefghjk?before=0123456789',
  ])('%s is not kept', (asked) => expect(at(asked)).toBeNull())

  test('a page has one other form, and that form leads back', () => {
    for (const address of ['/', '/latest', '/en', '/en/sports/abcdefghjk']) expect(otherForm(otherForm(address))).toBe(address)
    expect(otherForm('/')).toBe('/lite')
    expect(otherForm('/lite/latest')).toBe('/latest')
    expect(otherForm('/literature')).toBe('/lite/literature')
  })

  test('a story is known by its address; a topic with a name like an id is none', () => {
    expect(storyOf('/sports/abcdefghjk')).toBe('abcdefghjk')
    expect(storyOf('/topic/abcdefghjk')).toBe('')
    expect(storyOf('/archive/2026')).toBe('')
  })

  test('files are kept when their name changes with their content', () => {
    for (const path of ['/fonts/tiro-bangla-bengali.f2034d58.woff2', '/browser/core.0df9d3d7cb.js', '/_next/static/chunks/1ng2lvoqi67wi.css']) expect(isKeptFile(path), path).toBe(true)
    for (const path of ['/browser/core.js', '/sw.js', '/prefs.css', '/_next/static/chunks/1ng2lvoqi67wi.js', '/pictures/x.0123456789ab.avif']) expect(isKeptFile(path), path).toBe(false)
  })
})

describe('the day’s ten', () => {
  test('are the front’s first ten stories, each once, whatever else it links to', () => {
    const link = (href: string) => `<a class="x" href="${href}">y</a>`
    const ids = Array.from({ length: 14 }, (_, n) => `/sports/${String(n).padStart(10, '0')}`)
    // A headline without a text is not worth a fetch.
    const bare = '<a class="x" href="/news/aaaaaaaaaa" data-headline-only="">y</a>'
    expect(firstTen([bare, link('/sports'), ...ids.flatMap((one) => [link(one), link(one)]), link('/about')].join('\n'))).toEqual(ids.slice(0, 10))
  })

  test.each([
    [{ effectiveType: '4g', saveData: false }, true], [{ effectiveType: '4g', type: 'wifi' }, true],
    [{ effectiveType: '4g', type: 'cellular' }, false], [{ effectiveType: '4g', saveData: true }, false],
    [{ effectiveType: '2g', type: 'wifi' }, false], [{ effectiveType: '3g' }, false], [{}, false], [undefined, false],
  ])('over a line that says %o they are fetched unasked: %s', (connection, fetched) => expect(isGenerousLine(connection)).toBe(fetched))
})

test('The worker is at most five kilobytes compressed, what a tap on “save” fetches at most two and a half', async () => {
  for (const [name, most] of [['service-worker', 5000], ['keep-story', 2500]] as const) {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL(`./${name}.ts`, import.meta.url))], bundle: true, minify: true, format: 'iife', target: 'es2020', charset: 'utf8',
      write: false, define: { KEPT_NOTE: '{}' },
    })
    expect(gzipSync(outputFiles[0]!.text, { level: 9 }).length, name).toBeLessThanOrEqual(most)
  }
})
