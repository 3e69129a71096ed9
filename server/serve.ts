import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { storyIdIn, type Locale } from '@/lib/routes'
import { send, type Answer } from './answer'
import { passOn } from './application'
import type { Audience } from './audience'
import { limitBody } from './connections'
import { immutable, pictureName, sendFile } from './files'
import { admit, type Arrival, type GateRules, type Passage, type Sender } from './gate'
import { apiPolicy, previewHeaders, workerPolicy } from './headers'
import { findLastBackup, healthAnswer, liveAnswer, mayLookIn, type HealthFacts } from './health'
import { logRefusal, requestId, type Log } from './log'
import type { Metrics } from './metrics'
import type { PageMaker } from './page'
import { publicCaching, readyPage, sendPage, type PageHeaders } from './page-answer'
import { keptView, ledToLite } from './lite-choice'
import { cookieOf, isFromThisSite, preferencesSheet, readCookie, readForm, type ThemeTokens } from './prefs'
import { busyOf, failures, movedTo, refusalOf } from './prepared'
import type { Press, Served } from './press'
import type { Previews } from './previews'
import { speculationRules } from './speculation'
import type { PlainRequest, Ready } from './stand'

export interface Site extends PageMaker {
  dev: boolean
  root: string
  dataDir: string
  siteAddress: string | null
  rules: GateRules
  senderOf: (connection: { remoteAddress?: string }, headers: IncomingMessage['headers']) => Sender
  press: Press
  /** Whether a page's key names a story that readers have never seen. */
  isNowhere: (key: string) => Promise<boolean>
  audience: Audience
  /** Resolves when this server has applied every edition that is committed. */
  catchUp: () => Promise<void>
  pageHeaders: PageHeaders
  /** What a draft by its link says in its headers. */
  previewPageHeaders: PageHeaders
  /** Drafts are rendered for each who asks; see `previews.ts`. */
  previews: Previews
  /** Read at each use in development, once in production. */
  themeTokens: () => ThemeTokens
  /** Development's own addresses; true when the request was one of them. */
  development?: (request: IncomingMessage, response: ServerResponse) => boolean
  log: Log
  /** Hears of what should not have happened. */
  faulted: (fault: string, error: unknown) => void
  metrics: Metrics
  health: () => HealthFacts
  isStopping: () => boolean
  metricsToken: string | null
}

/** The server's one request listener. */
export function listener(site: Site): (request: IncomingMessage, response: ServerResponse) => void {
  const failed = (request: IncomingMessage, response: ServerResponse, error: unknown) => {
    site.faulted('A request could not be answered', error)
    if (!response.headersSent) answerWith(request, response, failures.bn, site).catch(() => response.destroy())
    else response.destroy()
  }
  return (request, response) => {
    // Whoever keeps the connection open is to find another server, or this one when it is there again.
    if (site.isStopping()) response.shouldKeepAlive = false
    limitBody(request)
    try {
      answer(request, response, site)?.catch((error: unknown) => failed(request, response, error))
    } catch (error) {
      failed(request, response, error)
    }
  }
}

/**
 * Whoever keeps the connection open is to find another server, or this one when it is there again. Asked again behind
 * whatever was waited for: one who is not told asks once more, over a connection that is closed meanwhile.
 */
function closeIfStopping(response: ServerResponse, { isStopping }: Site): void {
  if (isStopping()) response.shouldKeepAlive = false
}

/** The same for an answer that another writes, at the moment at which its head is written. */
function closeIfStoppingAtLast(response: ServerResponse, site: Site): void {
  const writeHead = response.writeHead.bind(response) as (...parts: unknown[]) => ServerResponse
  response.writeHead = ((...parts: unknown[]) => {
    closeIfStopping(response, site)
    return writeHead(...parts)
  }) as ServerResponse['writeHead']
}

/** Nothing is awaited on the way to a page that is kept and fresh. */
function answer(request: IncomingMessage, response: ServerResponse, site: Site): void | Promise<void> {
  const passage = admit(request as Arrival, site.rules)
  if (passage.to === 'views') return site.metrics.answer('view', site.audience.answer(request, response))
  if (passage.to !== 'page') return answerOther(passage, request, response, site)
  const served = site.press.serve(passage.key)
  if (!(served instanceof Promise)) return answerPage(served, passage, request, response, site)
  return served.then((one) => {
    closeIfStopping(response, site)
    return answerPage(one, passage, request, response, site)
  })
}

/** The answer to a beacon, or to a plain request for a page that is kept and fresh; all others are for the listener. */
export function findReady(request: PlainRequest, connection: { remoteAddress?: string }, site: Site): Ready | null {
  if (site.isStopping()) return null
  try {
    const passage = admit(request, site.rules)
    if (passage.to === 'views') {
      if (request.method !== 'POST') return null
      const { status, ready } = site.audience.readyAnswer(request, connection)
      site.metrics.answer('view', status)
      return ready
    }
    // Whether a lite page was read is told by headers that are not looked at here.
    if (passage.to !== 'page' || (passage.lite && storyIdIn(passage.key.slice(3)) !== null)) return null
    const page = site.press.findFresh(passage.key)
    if (page === null) return null
    const ready = readyPage(request.headers, page, freshManner(page.status, passage, site))
    if (ready !== null) site.metrics.answer('fresh', page.status)
    return ready
  } catch (error) {
    site.faulted('A kept page could not be answered', error)
    return null
  }
}

function freshManner(status: number, { locale, lite }: { locale: Locale; lite: boolean }, { pageHeaders: headers }: Site) {
  return { locale, lite, headers, caching: status < 400 ? publicCaching : undefined }
}

function answerPage(served: Served, form: PageForm, request: IncomingMessage, response: ServerResponse, site: Site): void | Promise<void> {
  const sent = sendServed(served, form, request, response, site)
  if (!form.lite || request.method !== 'GET') return sent
  // Who has the page already has been counted when it was sent.
  const count = () => {
    if (response.statusCode === 200) site.audience.readLite(request, form.key)
  }
  return sent === undefined ? count() : sent.then(count)
}

interface PageForm {
  locale: Locale
  key: string
  lite: boolean
}

function sendServed(served: Served, form: PageForm, request: IncomingMessage, response: ServerResponse, site: Site): void | Promise<void> {
  const { locale, lite } = form
  const { kind, timing } = served
  const headers = site.pageHeaders
  if (kind === 'fresh') {
    site.metrics.answer(kind, served.page.status)
    return sendPage(request, response, served.page, freshManner(served.page.status, form, site))
  }
  const extra: Record<string, string> = {}
  if (timing !== null) {
    const { id, ...parts } = timing
    extra['X-Request-Id'] = id
    extra['Server-Timing'] = Object.entries(parts).map(([name, ms]) => `${name};dur=${ms.toFixed(1)}`).join(', ')
  }
  if (kind === 'failed') {
    const { rendered } = served
    site.metrics.answer(kind, rendered?.status ?? (served.busy ? 503 : 500))
    if (rendered === null) return answerWith(request, response, served.busy ? busyOf(locale) : failures[locale], site)
    return sendPage(request, response, rendered, { locale, lite, headers, extra: { ...extra, 'Retry-After': '30' } })
  }
  const { page } = served
  site.metrics.answer(kind, page.status)
  if (kind === 'stale' || kind === 'last-good') extra.Age = String(Math.max(0, Math.round((Date.now() - page.made) / 1000)))
  const caching = page.status < 400 && (served.kind !== 'rendered' || served.kept) ? publicCaching : undefined
  return sendPage(request, response, page, { locale, lite, headers, caching, extra })
}

async function answerOther(
  passage: Exclude<Passage, { to: 'page' | 'views' }>, request: IncomingMessage, response: ServerResponse, site: Site,
): Promise<void> {
  const common = () => setAll(response, site.pageHeaders.common)
  const shared = { headers: { 'Cross-Origin-Resource-Policy': 'cross-origin' } }
  const reply = (one: Answer) => answerWith(request, response, one, site)
  const file = async (folder: string, name: string, wish?: Parameters<typeof sendFile>[4]) => {
    common()
    const sent = await sendFile(request, response, folder, name, wish)
    if (sent) site.metrics.answer('file', response.statusCode)
    return sent
  }

  switch (passage.to) {
    case 'file':
      if (await file(join(site.root, 'public'), passage.name, shared)) return
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      return answerPage(await site.press.serve(passage.key), passage, request, response, site)
    case 'picture': {
      const sent = pictureName.test(passage.name)
        && await file(join(site.dataDir, 'pictures'), passage.name, { caching: immutable, ...shared })
      return sent ? undefined : reply(refusalOf(404))
    }
    case 'browser': {
      if (site.dev && site.development?.(request, response)) return
      const caching = site.dev ? 'no-store' : undefined
      return (await file(join(site.root, 'build/browser'), passage.name, { caching })) ? undefined : reply(refusalOf(404))
    }
    case 'next':
      common()
      if (site.dev) return site.handle(request, response)
      if (passage.name.startsWith('_next/static/')) {
        if (await file(join(site.root, '.next'), passage.name.slice('_next/'.length), { caching: immutable })) return
      }
      return reply(refusalOf(404))
    case 'redirect':
      return reply(movedTo(passage.location, 308, { 'Cache-Control': 'public, max-age=3600' }))
    case 'preferences sheet':
      return reply({
        status: 200,
        headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'private, no-store' },
        body: preferencesSheet(readCookie(request.headers.cookie), site.themeTokens()),
      })
    case 'lite':
      return reply(ledToLite(passage.location))
    case 'view':
      return reply(keptView(passage.view, passage.location, isSecure(site)))
    case 'preferences form':
      common()
      return takePreferences(passage, request, response, site)
    case 'worker':
      // A browser asks for it under its one name; whatever is there now is the worker that readers are to have.
      return (await file(join(site.root, 'build/browser'), 'sw.js', { caching: 'no-cache', headers: { 'Content-Security-Policy': workerPolicy } }))
        ? undefined : reply(refusalOf(404))
    case 'speculation rules':
      return reply(speculationRules(request.headers))
    case 'health': {
      const facts = site.health()
      if (request.url?.endsWith('?live')) return reply(liveAnswer())
      const detailed = mayLookIn(request, { token: site.metricsToken })
      return reply(healthAnswer(facts, detailed ? await findLastBackup(site.dataDir) : null, new Date(), detailed))
    }
    case 'metrics': {
      if (!mayLookIn(request, { token: site.metricsToken })) return reply(refusalOf(404))
      const { contentType } = site.metrics
      return reply({
        status: 200,
        headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store', 'Content-Security-Policy': apiPolicy },
        body: await site.metrics.expose(),
      })
    }
    case 'card':
    case 'application': {
      if (passage.to === 'card') {
        // Ids can be made up without end; those of no story never reach Next.
        if (await site.isNowhere(passage.page).catch(() => false)) return reply(refusalOf(404))
        // Whatever else its link carried, a card has one address.
        request.url = passage.path
      }
      const { dev, siteAddress, handle, catchUp } = site
      const sender = site.senderOf(request.socket, request.headers)
      if (!reading.has(request.method ?? '') && !isFromThisSite(request.headers, sender.secure ? 'https' : 'http')) return refuse(403, 'origin', null)
      common()
      response.once('finish', () => site.metrics.answer('passed', response.statusCode))
      closeIfStoppingAtLast(response, site)
      return passOn(request, response, { handle, room: passage.to === 'card' ? 'cards' : passage.room, sender, surroundings: { dev, siteAddress }, catchUp })
    }
    case 'preview': {
      const page = await site.previews.make(passage.path)
      site.metrics.answer(page === null ? 'failed' : 'rendered', page?.status ?? 503)
      if (page === null) return reply(busyOf('bn'))
      const { previewPageHeaders: headers } = site
      return sendPage(request, response, page, { locale: 'bn', lite: passage.lite, headers, caching: previewHeaders['Cache-Control'] })
    }
    case 'refusal':
      return refuse(passage.status, passage.reason, passage.allow)
    default:
      passage satisfies never
  }

  function refuse(status: Parameters<typeof refusalOf>[0], reason: string, allow: string | null): Promise<void> {
    const id = requestId()
    logRefusal(site.log, { id, status, reason })
    site.metrics.answer('refused', status)
    response.setHeader('X-Request-Id', id)
    // What a refused request still sends is not read; the connection ends with the answer.
    if (!reading.has(request.method ?? '')) response.setHeader('Connection', 'close')
    return reply(refusalOf(status, allow))
  }
}

const reading = new Set(['GET', 'HEAD'])

function setAll(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}

async function answerWith(request: IncomingMessage, response: ServerResponse, one: Answer, site: Site): Promise<void> {
  closeIfStopping(response, site)
  setAll(response, site.pageHeaders.common)
  await send(request, response, one)
}

/** Three short words; whoever sends more means something else. */
const longestForm = 1000

const isSecure = ({ siteAddress }: Site) => siteAddress?.startsWith('https:') ?? false

async function takePreferences(
  { locale, lite }: { locale: Locale; lite: boolean }, request: IncomingMessage, response: ServerResponse, site: Site,
): Promise<void> {
  if (!isFromThisSite(request.headers)) {
    response.setHeader('Connection', 'close')
    return send(request, response, refusalOf(403))
  }
  let body
  try {
    body = await readBody(request, longestForm)
  } catch {
    // The sender went away in the middle, which is no fault to report.
    response.destroy()
    return
  }
  if (body === null) {
    response.setHeader('Connection', 'close')
    return send(request, response, refusalOf(413))
  }
  const chosen = readForm(body, readCookie(request.headers.cookie))
  if (chosen === null) return send(request, response, refusalOf(422))
  return send(request, response, movedTo(`${lite ? '/lite' : ''}${locale === 'en' ? '/en' : ''}/settings?kept=1`, 303, {
    'Set-Cookie': cookieOf(chosen, isSecure(site)),
    'Cache-Control': 'no-store',
  }))
}

/** The whole body as text, or null when it is longer than `limit` bytes. */
async function readBody(request: IncomingMessage, limit: number): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  // Left open on an early return, so that the refusal still reaches the sender.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
