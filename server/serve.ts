import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Answer } from './answer'
import { passOn } from './application'
import { limitBody } from './connections'
import { immutable, pictureName, sendFile } from './files'
import { admit, type Arrival, type Passage } from './gate'
import { apiPolicy, partHeaders, previewHeaders, workerPolicy } from './headers'
import { findLastBackup, healthAnswer, liveAnswer, mayLookIn } from './health'
import { keptView, ledToLite } from './lite-choice'
import { logRefusal, requestId } from './log'
import { sendPage } from './page-answer'
import { takePreferences } from './preferences-form'
import { isFromThisSite, preferencesSheet, readCookie } from './prefs'
import { busyOf, failures, movedTo, refusalOf } from './prepared'
import { answerPage } from './serve-page'
import { isSecure, type Site } from './site'
import { answerWith, closeIfStopping, closeIfStoppingAtLast, setAll } from './site-answer'
import { speculationRules } from './speculation'

/** The server's one request listener. */
export function listener(site: Site): (request: IncomingMessage, response: ServerResponse) => void {
  const failed = (request: IncomingMessage, response: ServerResponse, error: unknown) => {
    site.faulted('A request could not be answered', error)
    if (!response.headersSent) answerWith(request, response, failures.bn, site).catch(() => response.destroy())
    else response.destroy()
  }
  return (request, response) => {
    closeIfStopping(response, site)
    limitBody(request)
    try {
      answer(request, response, site)?.catch((error: unknown) => failed(request, response, error))
    } catch (error) {
      failed(request, response, error)
    }
  }
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

async function answerOther(
  passage: Exclude<Passage, { to: 'page' | 'views' }>, request: IncomingMessage, response: ServerResponse, site: Site,
): Promise<void> {
  const common = () => setAll(response, site.pageHeaders.common)
  const shared = { headers: { 'Cross-Origin-Resource-Policy': 'cross-origin' } }
  const reply = (one: Answer) => answerWith(request, response, one, site)
  const file = async (folder: string, name: string, wish?: Parameters<typeof sendFile>[4]) => {
    setAll(response, partHeaders(site.pageHeaders.common))
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
      if (site.dev) {
        common()
        return site.handle(request, response)
      }
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
