import type { Chance } from '../chance'
import { pause } from '../processes'
import type { Fault } from './fault'
import { newsroomOf } from './newsroom'
import { openPaper, type Reply } from './paper-process'
import { keepAll } from './rack-folder'
import { leadOf, storiesOn } from './readers'

/**
 * Headers, each with what it is sent with, by which a framework or a cache has been made to answer with something else:
 * Next's own, those of proxies and rewriting servers, conditions, ranges, languages, and a reader's own things.
 */
const poisons: readonly (readonly [name: string, values: readonly string[]])[] = [
  ['RSC', ['1']], ['Next-Router-State-Tree', ['%5B%22%22%5D', 'x']], ['Next-Router-Prefetch', ['1', '2']],
  ['Next-Router-Segment-Prefetch', ['/_tree', '/_full']], ['Next-Url', ['/en', '/%2e%2e']], ['Next-Action', ['4f1c', '']],
  ['Next-HMR-Refresh', ['1']], ['Next-Resume', ['1']], ['X-Next-Resume-State-Length', ['4']], ['X-Nextjs-Data', ['1']],
  ['X-Nextjs-Html-Request-Id', ['evil']], ['X-Nextjs-Request-Id', ['evil']], ['X-Nextjs-Postponed', ['1']],
  ['X-Nextjs-Cache', ['HIT']], ['X-Next-Cache-Tags', ['evil']], ['X-Next-Revalidated-Tags', ['evil']],
  ['X-Next-Revalidate-Tag-Token', ['evil']], ['X-Prerender-Revalidate', ['evil']], ['X-Prerender-Revalidate-If-Generated', ['1']],
  ['X-Prerender-Bypass-Mode', ['preview']], ['X-Matched-Path', ['/_error', '/en/about']], ['X-Now-Route-Matches', ['1=evil']],
  ['X-Invoke-Path', ['/_error', '/500']], ['X-Invoke-Status', ['404', '500']], ['X-Invoke-Query', ['%7B%7D']], ['X-Invoke-Output', ['/404']],
  ['X-Invoke-Error', ['%7B%22message%22%3A%22evil%22%7D']], ['X-Middleware-Subrequest', ['middleware:middleware:middleware:middleware:middleware']],
  ['X-Middleware-Rewrite', ['/en/about', 'http://evil.example/']], ['X-Middleware-Redirect', ['http://evil.example/']],
  ['X-Middleware-Next', ['1']], ['X-Middleware-Prefetch', ['1']], ['X-Middleware-Skip', ['1']], ['X-Middleware-Set-Cookie', ['a=b']],
  ['X-Middleware-Override-Headers', ['host', 'x-evil']], ['X-Middleware-Cache', ['no-cache']],
  ['X-Forwarded-Host', ['evil.example', 'localhost, evil.example']], ['X-Forwarded-Proto', ['https', 'javascript']],
  ['X-Forwarded-Port', ['1']], ['X-Forwarded-For', ['203.0.113.9', '"><script>']], ['X-Forwarded-Prefix', ['/evil']],
  ['X-Forwarded-Server', ['evil.example']], ['X-Forwarded-Scheme', ['http']], ['Forwarded', ['host=evil.example;proto=https']],
  ['X-Host', ['evil.example']], ['X-Original-Host', ['evil.example']], ['X-Original-URL', ['/en/about']], ['X-Rewrite-URL', ['/en/about']],
  ['X-HTTP-Method-Override', ['POST', 'HEAD']], ['X-Method-Override', ['DELETE']], ['X-Real-IP', ['203.0.113.9']],
  ['X-Nonce', ['evil']], ['Content-Security-Policy', ["script-src 'nonce-evil' *"]], ['Content-Security-Policy-Report-Only', ["script-src 'nonce-evil'"]],
  ['Cookie', ['pathok=night', 'pathok=%00; __prerender_bypass=evil; __next_preview_data=evil', 'NEXT_LOCALE=en']],
  ['Authorization', ['Bearer evil', 'Basic ZXZpbDpldmls']], ['Accept-Language', ['en', 'de;q=1, *;q=0.1']],
  ['Accept', ['text/x-component', 'application/json', 'image/avif']], ['Accept-Encoding', ['gzip', 'identity', 'br;q=0', 'evil', 'zstd']],
  ['User-Agent', ['Googlebot/2.1', 'facebookexternalhit/1.1', '"><script>']], ['Referer', ['https://evil.example/']],
  ['Origin', ['https://evil.example', 'null']], ['Purpose', ['prefetch']], ['Sec-Purpose', ['prefetch;prerender']], ['Save-Data', ['on']],
  ['If-None-Match', ['*', 'W/"evil"']], ['If-Modified-Since', ['Thu, 01 Jan 2037 00:00:00 GMT']], ['If-Match', ['"evil"']],
  ['Range', ['bytes=0-9', 'bytes=9-']], ['Cache-Control', ['no-cache', 'only-if-cached']], ['Pragma', ['no-cache']],
  ['Content-Type', ['multipart/form-data; boundary=evil']], ['Expect', ['evil']], ['TE', ['trailers']], ['Upgrade', ['h2c', 'websocket']],
  ['Connection', ['close', 'x-evil', 'keep-alive, x-next-cache-tags']], ['Host', ['evil.example', 'localhost:1', '127.0.0.1']],
  ['Max-Forwards', ['0']], ['Via', ['1.1 evil.example']], ['Surrogate-Capability', ['evil="ESI/1.0"']], ['X-Request-Id', ['evil\tevil']],
]

const methods = ['GET', 'GET', 'GET', 'GET', 'HEAD', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'PURGE']
/** What links bring along, and what Next itself puts behind an address. */
const tails = ['', '', '', '?fbclid=evil', '?_rsc=evil', '?__nextDataReq=1', '?nxtPsection=evil', '?__nextLocale=en', '?_next_data=1#evil', '?utm_source=%22%3E%3Cscript%3E']
/** How many poisoned requests come between two looks. */
const portion = 50

/**
 * Readers send mixes of such headers for pages that have just been touched, so that theirs are the requests for which
 * the pages are rendered and kept; then each page is asked for as anybody would.
 */
export const poisonedHeaders: Fault = {
  name: 'poisoned-headers',
  promise: 'Whatever headers somebody sends, the next reader gets the same page with the same headers as before',
  unit: 'mixes',
  rounds: { short: 300, long: 5_000 },
  async run({ rounds, chance, store, broken, count }) {
    const opened = await store.open()
    const newsroom = newsroomOf(opened)
    const paper = await openPaper(opened.url)
    await paper.start()
    const { path, section } = await leadOf(paper)
    const bengali = ['/', section, path, '/latest', '/about', ...storiesOn((await paper.ask('/latest')).text).slice(0, 3)]
    const pages = [...bengali, '/en', `/en${path}`]
    await keepAll(paper, pages)
    const clean = new Map<string, string>()
    for (const page of pages) for (const form of formsOf(page)) clean.set(form, await sight(paper, form))

    for (let sent = 0; sent < rounds;) {
      await newsroom.confirmed(() => newsroom.touch(pages))
      const mixes = Array.from({ length: Math.min(portion, rounds - sent) }, () => ({
        path: formsOf(pages[chance.whole(0, pages.length - 1)]!)[chance.whole(0, 1)]! + tails[chance.whole(0, tails.length - 1)]!,
        method: methods[chance.whole(0, methods.length - 1)]!,
        headers: mix(chance),
      }))
      sent += mixes.length
      await Promise.all(mixes.map(async ({ path: asked, ...wish }) => {
        const reply = await paper.ask(asked, wish).catch(() => null)
        count(reply === null ? 'poisoned requests cut off' : `poisoned requests answered with ${reply.status}`)
        if (reply !== null && /evil/.test(reply.text + JSON.stringify(reply.headers))) broken(`${wish.method} ${asked} gave back ${JSON.stringify(wish.headers)}`)
      }))
      for (const [form, before] of clean) {
        // The first brings the rendering, where no poisoned one has.
        await paper.ask(form)
        const after = await sight(paper, form)
        count('clean answers compared')
        if (after !== before) broken(`${form} differs: ${differenceOf(before, after)}, after one of ${JSON.stringify(mixes)}`)
      }
    }
  },
}

const formsOf = (page: string) => [page, `/lite${page === '/' ? '' : page}`]

/** Two to six of them, sometimes one twice. */
function mix(chance: Chance): string[] {
  return Array.from({ length: chance.whole(2, 6) }, () => {
    const [name, values] = poisons[chance.whole(0, poisons.length - 1)]!
    return [name, values[chance.whole(0, values.length - 1)]!]
  }).flat()
}

/** All that a reader gets of a page, but for the hour. An older page that says its age only bridges a slow rendering. */
async function sight(paper: { ask: (path: string) => Promise<Reply> }, page: string): Promise<string> {
  for (let looks = 1; ; looks++) {
    const { status, headers: { date: _, ...headers }, text } = await paper.ask(page)
    if (headers.age === undefined || looks === 20) return JSON.stringify({ status, headers, text })
    await pause(500)
  }
}

/** What stands on both sides of the first place where two texts part. */
function differenceOf(before: string, after: string): string {
  let at = 0
  while (at < before.length && before[at] === after[at]) at++
  return [before, after].map((text) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 120))).join(' became ')
}
