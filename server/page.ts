import type { Locale } from '@/lib/routes'
import type { Answer } from './answer'
import { finish } from './finish'
import { failures } from './prepared'
import { render, type RequestHandler } from './render'

export interface PageMaker {
  handle: RequestHandler
  /** The Content-Security-Policy of reading pages. */
  policy: string
  /** How long a rendering may take, in milliseconds; development compiles on the way. */
  patience?: number
  /** What development adds at the end of a page. */
  appended?: string
  /** Told of everything that was expected to work and did not. */
  report: (fault: string, error?: unknown) => void
}

/** Makes the answer for one reading page. Never rejects: what goes wrong becomes the prepared page of its language. */
export async function makePage(path: string, locale: Locale, { handle, policy, patience, appended, report }: PageMaker): Promise<Answer> {
  const failure = appended === undefined ? failures[locale] : following(failures[locale], appended)
  try {
    const rendering = await render(handle, path, patience)
    if (!String(rendering.headers['content-type']).startsWith('text/html')) {
      report(`${path}: Next answered ${rendering.status} with no page`)
      return failure
    }
    const { html, status, location } = await finish(rendering.body.toString('utf8'), appended)
    if (rendering.status >= 500 || status === null) {
      report(`${path}: Next answered ${rendering.status}${status === null ? ', and the page has no data-status' : ''}`)
      return failure
    }
    const moved = status >= 300 && status < 400
    if (moved && !isOwnAddress(location ?? '')) {
      report(`${path}: the page moved to ${location ?? 'nowhere'}`)
      return failure
    }
    return {
      status,
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': status === 200 ? 'public, max-age=0, must-revalidate' : 'no-store',
        'Content-Security-Policy': policy,
        'Content-Language': locale,
        ...(moved && location !== null && { Location: location.replace(/[^!-~]+/gu, encodeURI) }),
        ...(status === 503 && { 'Retry-After': '30' }),
      },
      body: html,
    }
  } catch (error) {
    report(`${path} could not be rendered`, error)
    return failure
  }
}

/** In development the failure page too waits for the edit that mends it, so it may run that one script. */
function following(failure: Answer, appended: string): Answer {
  const { 'Content-Security-Policy': _, ...headers } = failure.headers
  return { ...failure, headers, body: failure.body.replace('</body>', `${appended}</body>`) }
}

/** A path of this site: one slash in front, nothing that a browser would read as another host or a new header line. */
const isOwnAddress = (location: string) => /^\/(?![/\\])[^\\\s]*$/.test(location)
