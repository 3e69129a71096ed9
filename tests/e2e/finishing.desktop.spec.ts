import { fork, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { APIRequestContext } from '@playwright/test'
import { elements, named, sharedText, textOf, valueOf, wholeText, type Element } from '../parsed-page'
import { emptySection, leadPage } from './paper'
import { expect, test } from './reader'

/** The first address on the page at `from` that has the form of `pattern`. */
async function linked(request: APIRequestContext, from: string, pattern: RegExp): Promise<string> {
  const html = await (await request.get(from)).text()
  const found = named(html, 'a').map((link) => valueOf(link, 'href') ?? '').find((href) => pattern.test(href))
  if (found === undefined) throw new Error(`${from} leads to nothing like ${pattern}`)
  return found
}

type Find = (request: APIRequestContext) => string | Promise<string>

const story = /^\/[a-z-]+\/[0-9a-z]{10}$/
const lead: Find = (request) => linked(request, '/', new RegExp(`^/${leadPage.section}/[0-9a-z]{10}$`))
const older: Find = (request) => linked(request, '/latest', /^\/latest\?before=/)
const year: Find = (request) => linked(request, '/archive', /^\/archive\/\d{4}$/)
const month: Find = (request) => linked(request, '/archive', /^\/archive\/\d{4}\/\d\d$/)
const day: Find = async (request) => linked(request, await month(request), /^\/archive\/\d{4}\/\d\d\/\d\d$/)
const topic: Find = async (request) => linked(request, await linked(request, '/lifestyle', story), /^\/topic\//)
const desk: Find = async (request) => linked(request, await lead(request), /^\/desk\//)

/** Every template, each with an address that shows it, and what Next is asked for where that is another. */
const templates: [name: string, find: Find, status?: number, inside?: string][] = [
  ['the front', () => '/'],
  ['the English front', () => '/en'],
  ['a section', () => '/lifestyle'],
  ['an English section', () => '/en/lifestyle'],
  ['a section without stories', () => `/${emptySection}`],
  ['a story', lead],
  ['an English story page', async (request) => `/en${await lead(request)}`],
  ['a story with a picture', (request) => linked(request, '/lifestyle', story)],
  ['a headline without a text', (request) => linked(request, '/most-read', story)],
  ['the latest', () => '/latest'],
  ['an older page of the latest', older],
  ['the most read', () => '/most-read'],
  ['a topic', topic],
  ['a desk', desk],
  ['the archive', () => '/archive'],
  ['a year', year],
  ['a month', month],
  ['a day', day],
  ['a day by its Bangla date', () => '/archive/bn/1429/8/19'],
  ['the search', () => '/search'],
  ['a search that finds', () => `/search?q=${encodeURIComponent('নদী')}`],
  ['a search that finds nothing', () => `/search?q=${encodeURIComponent('ক্ষযক্ষয')}`],
  ['the settings', () => '/settings'],
  ['the kept settings', () => '/settings?kept=1'],
  ['the page about the paper', () => '/about'],
  ['the English page about the paper', () => '/en/about'],
  ['an address that nobody knows', () => '/no/such/page', 404, '/bn/_malformed'],
  ['an English address that nobody knows', () => '/en/no/such/page', 404, '/en/_malformed'],
  ['an id that no story has', () => '/international/0000000000', 404, '/bn/_malformed'],
]

let alone: ChildProcess
let origin: string

test.describe.configure({ mode: 'default' })

test.beforeAll(async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  alone = fork('tests/e2e/next-alone.ts', {
    cwd: root,
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  origin = await new Promise((resolve, reject) => {
    alone.once('message', ({ port }: { port: number }) => resolve(`http://127.0.0.1:${port}`))
    alone.once('exit', (code) => reject(new Error(`Next alone ended with ${code}`)))
  })
})

test.afterAll(async () => {
  if (alone.exitCode !== null) return
  const ended = new Promise((resolve) => alone.once('exit', resolve))
  alone.disconnect()
  await ended
})

/** Every element as it is written, but for scripts, links, and the empty boxes that Next leaves for late parts. */
function written(html: string): string[] {
  const isEmptyBox = ({ tagName, attrs, childNodes }: Element) =>
    tagName === 'div' && attrs.length === 1 && attrs[0]!.name === 'hidden'
      && childNodes.every(({ nodeName }) => nodeName === '#comment')
  return elements(html, (element) => !['script', 'link'].includes(element.tagName) && !isEmptyBox(element))
    .map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name, value }) => `${name}=${value}`)].join(' '))
}

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

for (const [name, find, status = 200, inside] of templates) {
  test(`Finished, ${name} says what Next wrote, and carries no script but ours`, async ({ request }) => {
    const address = await find(request)
    const answer = await request.get(address)
    expect(answer.status()).toBe(status)
    const html = await answer.text()

    expect(html).not.toMatch(/\/_next\/[^"'\s>]*\.m?js|__next_f|modulepreload/)
    const scripts = named(html, 'script')
    const files = scripts.map((script) => valueOf(script, 'src')).filter((src) => src !== null)
    const ours = [...(address.includes('/settings') ? ['on-device'] : []), 'core', 'later']
    expect(files).toEqual(ours.map((one) => expect.stringMatching(new RegExp(`^/browser/${one}\\.[^/]*js$`))))
    const data = scripts.filter((script) => valueOf(script, 'type') === 'application/ld+json')
    for (const one of data) expect(JSON.parse(textOf(one))).toHaveProperty('@context')
    const inline = scripts.filter((script) => valueOf(script, 'src') === null && !data.includes(script))
    expect(inline).toHaveLength(1)
    expect(answer.headers()['content-security-policy']).toContain(`script-src 'self' ${hash(textOf(inline[0]!))};`)
    expect(html).toMatch(/<\/body><\/html>\s*$/)

    const asked = inside ?? (address.startsWith('/en') ? address : `/bn${address === '/' ? '' : address}`)
    const own = await (await request.get(origin + asked)).text()
    expect(own).toContain('__next_f')
    expect(wholeText(html)).toBe(wholeText(own))
    expect(written(html)).toEqual(written(own))
    const ownData = named(own, 'script').filter((script) => valueOf(script, 'type') === 'application/ld+json')
    expect(data.map((one) => textOf(one))).toEqual(ownData.map((one) => textOf(one)))
  })

  test(`Lite, ${name} says the same, and loads nothing`, async ({ request, page }) => {
    const address = await find(request)
    const full = await (await request.get(address)).text()
    const answer = await request.get(address === '/' ? '/lite' : `/lite${address}`)
    expect(answer.status()).toBe(status)
    const lite = await answer.text()
    const said = sharedText({ full, lite })
    expect(said.lite).toBe(said.full)
    expect(named(lite, 'img', 'picture')).toEqual([])
    expect(answer.headers()['content-security-policy']).not.toContain('script-src')

    const asked: string[] = []
    page.on('request', (one) => asked.push(one.resourceType()))
    await page.goto(address === '/' ? '/lite' : `/lite${address}`)
    expect([...new Set(asked)].filter((type) => type !== 'document' && type !== 'other')).toEqual([])
    // The style was let in.
    expect(await page.evaluate(() => getComputedStyle(document.body).overflowWrap)).toBe('break-word')
  })
}
