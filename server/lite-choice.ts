import type { Answer } from './answer'
import type { Arrival } from './gate'

/**
 * Who reads the lite pages: whoever chose them, and without a choice whoever asked their browser to save data or has a line
 * that calls itself 2G. A choice stands in one cookie that says nothing else, and stays until another is made.
 */
export type View = 'lite' | 'full'

const year = 31_536_000

/** Whether a request for a full page is to be led to its lite form. */
export function wantsLite(headers: Arrival['headers']): boolean {
  // Only what a person opens is led elsewhere: what a page fetches must be what it asked for.
  const destination = headers['sec-fetch-dest']
  if (destination !== undefined && destination !== 'document') return false
  const { cookie } = headers
  if (typeof cookie === 'string') {
    const chosen = /(?:^|;\s*)view=(lite|full)\s*(?:;|$)/.exec(cookie)?.[1]
    if (chosen !== undefined) return chosen === 'lite'
    // browser/slow-line.ts
    if (/(?:^|;\s*)line=2g\s*(?:;|$)/.test(cookie)) return true
  }
  return headers['save-data'] === 'on' || headers.ect === '2g' || headers.ect === 'slow-2g'
}

/** Leads to the lite form, for this reader and this time alone. */
export function ledToLite(location: string): Answer {
  return { status: 302, headers: { Location: location, 'Cache-Control': 'no-store', Vary: 'Cookie, Save-Data, ECT' }, body: '' }
}

/** Keeps a choice and leads to the page in the form that was chosen. */
export function keptView(view: View, location: string, secure: boolean): Answer {
  return {
    status: 302,
    headers: {
      Location: location,
      'Set-Cookie': `view=${view}; Path=/; Max-Age=${year}; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`,
      'Cache-Control': 'no-store',
    },
    body: '',
  }
}
