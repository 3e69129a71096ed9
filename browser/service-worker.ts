import { formatDateTime } from '../lib/bangla/dates'
import {
  dropOldest, filesName, findFile, findKept, forgetPage, isKeptFile, keepFile, keepPage, keptAddress, otherForm, pagesName,
  readFacts, savedName, shell, type Facts,
} from './kept-pages'
import { isGenerousLine, keepTodaysTen } from './todays-ten'

// The worker of the reading pages: what somebody opened can be read again without a line. The network always comes first
// and the page is always the server's own, so no page depends on which worker is there, and a new one may take over at once.

interface Extendable extends Event {
  waitUntil: (work: Promise<unknown>) => void
}

interface Fetching extends Extendable {
  request: Request
  preloadResponse?: Promise<Response | undefined>
  respondWith: (answer: Promise<Response>) => void
}

/** What a worker has, as far as it is used here. */
interface Worker {
  addEventListener(name: 'install' | 'activate', listener: (event: Extendable) => void): void
  addEventListener(name: 'fetch', listener: (event: Fetching) => void): void
  skipWaiting(): Promise<void>
  registration: { navigationPreload?: { enable(): Promise<void> } }
  clients: { claim(): Promise<void>; matchAll(options: { type: 'window' }): Promise<{ url: string }[]> }
  navigator: { connection?: { type?: string; effectiveType?: string; saveData?: boolean } }
}

/** What stands on a page that is shown as it was kept, by the page's language: commands/build-browser.mjs takes it from messages. */
declare const KEPT_NOTE: Record<'bn' | 'en', string>

const worker = self as unknown as Worker

/** How long, in ms, a page is waited for while an older copy of it lies here. */
const patience = 6_000
const day = 86_400_000

worker.addEventListener('install', (event) => {
  void worker.skipWaiting()
  event.waitUntil(keepShell(''))
})

worker.addEventListener('activate', (event) => event.waitUntil(takeOver()))

worker.addEventListener('fetch', (event) => {
  // Whatever is thrown here leaves the request to the browser, as if there were no worker.
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate') {
    if (!/^\/(?:newsroom|preview|api|view|metrics)(?:\/|$)|\./.test(url.pathname)) event.respondWith(openPage(event, url))
  } else if (isKeptFile(url.pathname) && !isElsewhere(request.referrer)) event.respondWith(openFile(event, url.pathname))
})

/** Whether a file is asked for by a page that is none of the readers'; a draft does not say where it stands. */
const isElsewhere = (referrer: string) => referrer === '' || /^\/(?:newsroom|preview)(?:\/|$)/.test(new URL(referrer).pathname)

async function takeOver(): Promise<void> {
  const ours = [pagesName, filesName, savedName]
  for (const name of await caches.keys()) if (name.startsWith('pathok-') && !ours.includes(name)) await caches.delete(name)
  await worker.registration.navigationPreload?.enable().catch(() => {})
  await worker.clients.claim()
  // The pages that were opened before there was a worker, from the browser's own store.
  for (const { url } of await worker.clients.matchAll({ type: 'window' })) {
    const address = keptAddress(new URL(url))
    if (address === null || await findKept(address) !== null) continue
    await fetch(address, { cache: 'force-cache', redirect: 'error' }).then((answer) => remember(address, answer), () => {})
  }
}

/** The two pages without which nothing could be found here, in one language. */
async function keepShell(prefix: string): Promise<void> {
  for (const address of shell.map((one) => prefix + one)) {
    await fetch(address, { credentials: 'omit', redirect: 'error', priority: 'low' }).then((answer) => keepPage(pagesName, address, answer)).catch(() => {})
  }
}

async function openPage(event: Fetching, url: URL): Promise<Response> {
  const address = keptAddress(url)
  const network = fromNetwork(event, address)
  event.waitUntil(network.catch(() => {}))
  let timer
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, patience, null)
  })
  try {
    const answer = await Promise.race([network, late])
    if (answer !== null && answer.status < 500) return answer
    return await findCopy(address) ?? answer ?? await network
  } catch {
    return await findCopy(address) ?? await offlinePage(url.pathname) ?? Response.error()
  } finally {
    clearTimeout(timer)
  }
}

async function fromNetwork(event: Fetching, address: string | null): Promise<Response> {
  const answer = await event.preloadResponse?.catch(() => undefined) ?? await fetch(event.request)
  if (address !== null) event.waitUntil(remember(address, answer.clone()))
  return answer
}

/** Keeps what was opened. Where that does not work, because there is no room, it is simply not there later. */
async function remember(address: string, answer: Response): Promise<void> {
  try {
    if (answer.status === 404 || answer.status === 410) return await forgetPage(address, answer.status === 410)
    const front = address === '/' || address === '/en' ? answer.clone() : null
    const saved = await caches.match(address, { cacheName: savedName, ignoreVary: true })
    const again = saved === undefined ? null : answer.clone()
    if (!await keepPage(pagesName, address, answer)) return
    if (again !== null) await keepPage(savedName, address, again, { saved: readFacts(saved!)?.saved ?? Date.now() })
    const prefix = /^\/en(?:\/|$)/.test(address) ? '/en' : ''
    const offline = await findKept(`${prefix}/offline`)
    if (offline === null || offline.facts.fetched < Date.now() - day) await keepShell(prefix)
    if (front !== null && isGenerousLine(worker.navigator.connection)) await keepTodaysTen(await front.text(), { asked: false, now: Date.now() })
    await dropOldest()
  } catch {
    await dropOldest(20, 1_000_000).catch(() => {})
  }
}

/** The kept copy of a page, saying when it was fetched; in its other form where that is all there is. */
async function findCopy(address: string | null): Promise<Response | null> {
  try {
    if (address === null) return null
    const found = [await findKept(address), await findKept(otherForm(address))].find((one) => one !== null && !one.facts.withdrawn)
    return found == null ? null : new Response(withNote(await found.answer.text(), found.facts), { headers: found.answer.headers })
  } catch {
    return null
  }
}

function withNote(page: string, { fetched }: Facts): string {
  const locale = /<html lang="en"/.test(page) ? 'en' : 'bn'
  const when = new Date(fetched)
  const [before, after] = KEPT_NOTE[locale].split('{when}')
  const note = `<p class="page-width type-meta pt-3" data-kept-at="${when.toISOString()}">${before}<time datetime="${when.toISOString()}">${formatDateTime(when, locale)}</time>${after}</p>`
  return page.replace(/<main [^>]*>/, (main) => main + note)
}

/** What is shown in place of a page that cannot be had; null when not even this was ever fetched. */
async function offlinePage(path: string): Promise<Response | null> {
  try {
    const kept = await findKept(/^(?:\/lite)?\/en(?:\/|$)/.test(path) ? '/en/offline' : '/offline') ?? await findKept('/offline')
    return kept === null ? null : new Response(await kept.answer.text(), { status: 503, headers: kept.answer.headers })
  } catch {
    return null
  }
}

/** A file whose name says its content is the same wherever it lies. */
async function openFile(event: Fetching, path: string): Promise<Response> {
  const kept = await findFile(path).catch(() => undefined)
  if (kept !== undefined) return kept
  const answer = await fetch(event.request)
  // A style sheet is kept with the page that names it; the newsroom has others.
  if (!path.endsWith('.css')) event.waitUntil(keepFile(path, answer.clone()).catch(() => {}))
  return answer
}
