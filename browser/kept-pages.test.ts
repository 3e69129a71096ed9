import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { findKept, forgetPage, isKeptFile, keepPage, keptAddress, listKept, otherForm, pagesName, savedName, storyOf } from './kept-pages'
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

/** A device's store of pages, as far as it is used here. */
function aDevice() {
  const all = new Map<string, Map<string, Response>>()
  const pathOf = (asked: string | { url: string }) => new URL(typeof asked === 'string' ? asked : asked.url, 'https://example.org').href
  const open = async (name: string) => {
    const kept = all.get(name) ?? new Map<string, Response>()
    all.set(name, kept)
    return {
      put: async (asked: string, answer: Response) => void kept.set(pathOf(asked), answer),
      match: async (asked: string | { url: string }) => kept.get(pathOf(asked))?.clone(),
      delete: async (asked: string) => kept.delete(pathOf(asked)),
      keys: async () => [...kept.keys()].map((url) => ({ url })),
    }
  }
  return { open, has: async (name: string) => all.has(name), match: async (asked: string, { cacheName }: { cacheName: string }) => (await open(cacheName)).match(asked) }
}

describe('what was withdrawn', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  const page = () => new Response('<html><main id="x" data-status="200"><h1>নদী</h1></main></html>', { headers: { 'Content-Type': 'text/html' } })

  test('goes from a device under every address at which the story lies there, in both languages and forms, and nothing else goes', async () => {
    vi.stubGlobal('caches', aDevice())
    const places = ['/sports/abcdefghjk', '/en/sports/abcdefghjk', '/lite/sports/abcdefghjk', '/lite/en/sports/abcdefghjk', '/culture/abcdefghjk']
    for (const address of [...places, '/sports/0123456789']) for (const name of [pagesName, savedName]) await keepPage(name, address, page(), { saved: 1 })
    await forgetPage('/sports/abcdefghjk', true)
    expect((await listKept(pagesName)).map(({ address }) => address)).toEqual(['/sports/0123456789'])
    const saved = await listKept(savedName)
    expect(saved.filter(({ withdrawn }) => withdrawn).map(({ address }) => address).toSorted()).toEqual(places.toSorted())
    for (const address of places) expect(await (await findKept(address))!.answer.text()).toBe('')
  })

  test('is told from what is not there, which goes in both forms and stays where it was saved', async () => {
    vi.stubGlobal('caches', aDevice())
    for (const address of ['/sports/abcdefghjk', '/lite/sports/abcdefghjk', '/en/sports/abcdefghjk']) await keepPage(pagesName, address, page())
    await keepPage(savedName, '/sports/abcdefghjk', page(), { saved: 1 })
    await forgetPage('/sports/abcdefghjk', false)
    expect((await listKept(pagesName)).map(({ address }) => address)).toEqual(['/en/sports/abcdefghjk'])
    expect(await listKept(savedName)).toMatchObject([{ address: '/sports/abcdefghjk', withdrawn: false }])
  })
})

test('Pages of one room are listed under names that tell them apart, without the newspaper’s own', async () => {
  vi.stubGlobal('caches', aDevice())
  const titles = [['/archive', 'আর্কাইভ · পাঠক'], ['/archive/2022/12', 'আর্কাইভ · ডিসেম্বর ২০২২ · পাঠক'], ['/', 'পাঠক · সবার জন্য']] as const
  for (const [address, title] of titles) {
    const html = `<html><head><title>${title}</title></head><main id="x" data-status="200"></main></html>`
    await keepPage(pagesName, address, new Response(html, { headers: { 'Content-Type': 'text/html' } }))
  }
  const names = new Map((await listKept(pagesName)).map(({ address, headline }) => [address, headline]))
  expect(titles.map(([address]) => names.get(address))).toEqual(['আর্কাইভ', 'আর্কাইভ · ডিসেম্বর ২০২২', 'পাঠক'])
  vi.unstubAllGlobals()
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
