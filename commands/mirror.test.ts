import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openMirror } from './mirror-folder'
import { fileOf, mirroredPage, placeOf } from './mirror-page'
import { mirrorSite } from './mirror-site'

const at = (address: string) => {
  const placed = placeOf(address)
  return placed?.kind === 'here' ? fileOf(placed.address) : placed?.kind ?? null
}

describe('the place of an address in a mirror', () => {
  test('every page has a folder of its own, and no two pages the same file', () => {
    expect([
      '/', '/en', '/lite', '/lite/en', '/sports', '/national/0123456789#headline', '/lite/en/national/0123456789', '/archive/2022/12/04', '/latest?before=0123456789&x=1', '/corrections?from=12',
    ].map(at)).toEqual([
      'index.html', 'en/index.html', 'lite/index.html', 'lite/en/index.html', 'sports/index.html', 'national/0123456789/index.html', 'lite/en/national/0123456789/index.html',
      'archive/2022/12/04/index.html', 'latest/before/0123456789/index.html', 'corrections/from/12/index.html',
    ])
  })

  test('documents and files keep their names', () => {
    for (const path of ['/feed.xml', '/national/atom.xml', '/daily/2022-12-04.html', '/sitemap/0.xml', '/robots.txt', '/pictures/ab12-320.avif', '/fonts/a.12345678.woff2', '/favicon.ico']) {
      expect(at(path)).toBe(path.slice(1))
    }
  })

  test('what answers one reader alone is the site’s own, and other sites are left as they are', () => {
    for (const path of ['/search?q=x', '/en/search', '/newsroom', '/api/suggest']) expect(at(path), path).toBe('live')
    for (const address of ['https://example.org/', '//example.org/x', '#main', '/../etc/passwd', '/national/../x', '/a/b/c/d']) expect(at(address), address).toBeNull()
  })

  test('arguments that no link of the site has become no files: they could stand for a folder above, or be longer than a name may be', () => {
    for (const value of ['..', '.', 'ক'.repeat(90), 'a/b', 'x'.repeat(300)]) expect(at(`/archive?year=${encodeURIComponent(value)}`), value).toBeNull()
  })

  test('the choice of the lite form is a link to it, and back', () => {
    expect(at('/view/lite?to=%2Fsports')).toBe('lite/sports/index.html')
    expect(at('/view/full?to=%2Flite%2Fen')).toBe('en/index.html')
  })
})

test('in a mirrored page links lead among the files, and the search to the site, or to where it is said that there is none', async () => {
  const page = '<p><a class="x" href="/latest?before=0123456789">১</a> <a href="https://example.org/?a=1&amp;b=2">২</a> <img src="/pictures/a-1.jpg" srcset="/pictures/a-1.jpg 320w, /pictures/a-2.jpg 640w"></p><form action="/search" method="get"><input name="q"></form>'
  const { html, leadsTo } = await mirroredPage(page, 'https://paper.example')
  expect(leadsTo).toEqual(['/latest?before=0123456789', '/pictures/a-1.jpg', '/pictures/a-2.jpg'])
  expect(html).toContain('<a class="x" href="/latest/before/0123456789">')
  expect(html).toContain('<a href="https://example.org/?a=1&amp;b=2">')
  expect(html).toContain('<form action="https://paper.example/search" method="get">')
  const counted = await mirroredPage('<noscript data-views="/api/views/0123456789"><img alt="" src="/api/views/0123456789.gif"></noscript><p>', 'https://paper.example')
  expect(counted).toEqual({ html: '<p>', leadsTo: [] })
  expect((await mirroredPage(page, null)).html).toContain('<form action="/mirror.html" method="get">')
})

describe('a mirror', () => {
  let folder: string
  let server: Server
  let site: Record<string, string>
  let broken: string | null
  let stale: number
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pathok-mirror-'))
    broken = null
    stale = 0
    site = {
      '/': '<a href="/sports">খেলা</a><link rel="stylesheet" href="/_next/static/a.css">', '/sports': '<a href="/sports/0123456789">খবর</a><a href="/sports/zzzzzzzzzz">নেই</a>',
      '/sports/0123456789': '<img src="/pictures/a-1.jpg">', '/s/0123456789': '→/sports/0123456789', '/pictures/a-1.jpg': 'ছবি',
      '/_next/static/a.css': '@font-face{src:url("/fonts/a.12345678.woff2")}', '/fonts/a.12345678.woff2': 'হরফ',
    }
    server = createServer(({ url }, response) => {
      const content = site[url!]
      if (url === broken) response.writeHead(503).end()
      else if (content === 'withdrawn') response.writeHead(410).end('<p>প্রত্যাহার</p>')
      else if (content === undefined) response.writeHead(404).end('<p>নেই</p>')
      else if (content.startsWith('→')) response.writeHead(308, { Location: content.slice(1) }).end()
      else if (url === '/' && stale-- > 0) response.writeHead(200, { Age: '60' }).end('<p>আগের</p>')
      else response.end(content)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true })
    await new Promise((resolve) => server.close(resolve))
  })
  const mirror = () => mirrorSite({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, folder, live: null, more: [], now: new Date(0) })
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')

  test('holds what the site’s own links lead to', async () => {
    const { counts, missed } = await mirror()
    expect(missed).toEqual([])
    expect(counts).toMatchObject({ pages: 3, files: 3, moved: 1, removed: 0 })
    expect(read('fonts/a.12345678.woff2')).toBe('হরফ')
    expect(read('s/0123456789/index.html')).toContain('url=/sports/0123456789"')
    expect(read('404.html')).toContain('নেই')
    expect(existsSync(join(folder, 'sports/zzzzzzzzzz'))).toBe(false)
    expect(JSON.parse(read('mirror.json'))).toMatchObject({ made: '1970-01-01T00:00:00.000Z', counts: { pages: 3 }, files: { 'index.html': expect.any(String) } })
  })

  test('run again, writes what has changed and nothing else', async () => {
    await mirror()
    const before = statSync(join(folder, 'sports/index.html')).mtimeMs
    site['/'] += '<p>নতুন</p>'
    expect((await mirror()).counts).toMatchObject({ written: 1, removed: 0 })
    expect(statSync(join(folder, 'sports/index.html')).mtimeMs).toBe(before)
  })

  test('loses what the site no longer shows, also what a broken run left, and keeps what stands there for the web server', async () => {
    await mirror()
    delete site['/sports/0123456789']
    delete site['/s/0123456789']
    mkdirSync(join(folder, 'national/abcdefghjk'), { recursive: true })
    writeFileSync(join(folder, 'national/abcdefghjk/index.html'), 'আগের')
    writeFileSync(join(folder, '.htaccess'), 'ErrorDocument 404 /404.html')
    expect((await mirror()).counts.removed).toBe(4)
    for (const gone of ['sports/0123456789', 's', 'national', 'pictures']) expect(existsSync(join(folder, gone)), gone).toBe(false)
    expect(existsSync(join(folder, '.htaccess'))).toBe(true)
  })

  test('loses nothing when the site could not be asked for all of it, and says what is missing', async () => {
    await mirror()
    broken = '/sports'
    expect((await mirror()).missed).toEqual([{ address: '/sports', reason: 'the site answered 503' }])
    expect(existsSync(join(folder, 'sports/0123456789/index.html'))).toBe(true)
    broken = null
    expect((await mirror()).counts).toMatchObject({ written: 0, removed: 0 })
  }, 20_000)

  test('loses what the site has withdrawn also when something else could not be had, whether or not the run comes by it', async () => {
    site['/'] += '<a href="/lite/sports/0123456789">লাইট</a>'
    site['/lite/sports/0123456789'] = 'খবর'
    await mirror()
    for (const path of ['/sports/0123456789', '/lite/sports/0123456789', '/s/0123456789']) site[path] = 'withdrawn'
    broken = '/sports'
    const { counts, missed } = await mirror()
    expect([counts.removed, missed.length]).toEqual([3, 1])
    for (const gone of ['sports/0123456789', 'lite/sports/0123456789', 's/0123456789']) expect(existsSync(join(folder, gone)), gone).toBe(false)
    expect(existsSync(join(folder, 'sports/index.html'))).toBe(true)
  }, 20_000)

  test('waits for the page as it is now where the site still has it as it was', async () => {
    stale = 2
    expect((await mirror()).counts.pages).toBe(3)
    expect(read('index.html')).toContain('খেলা')
  })

  test('is never made over other files', async () => {
    writeFileSync(join(folder, 'thesis.txt'), 'আমার')
    await expect(openMirror(folder)).rejects.toThrow('holds something else than a mirror')
    expect(read('thesis.txt')).toBe('আমার')
  })
})
