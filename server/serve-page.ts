import type { IncomingMessage, ServerResponse } from 'node:http'
import { storyIdIn, type Locale } from '@/lib/routes'
import { admit } from './gate'
import { publicCaching, readyPage, sendPage } from './page-answer'
import { busyOf, failures } from './prepared'
import type { Served } from './press'
import type { Site } from './site'
import { answerWith } from './site-answer'
import type { PlainRequest, Ready } from './stand'

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

/** Answers with what the press has of a page, and counts one that was read in its lite form. */
export function answerPage(served: Served, form: PageForm, request: IncomingMessage, response: ServerResponse, site: Site): void | Promise<void> {
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
