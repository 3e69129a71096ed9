import { readFileSync } from 'node:fs'
import type { Locale } from '@/lib/routes'
import type { Answer } from './answer'
import { preparedPolicy } from './headers'

/** Answers that need neither Next nor the database: they stand ready for when one of the two fails, or was never asked. */

function readFailure(locale: Locale): Answer {
  const body = readFileSync(new URL(`./failure.${locale}.html`, import.meta.url), 'utf8')
  const style = body.slice(body.indexOf('<style>') + 7, body.indexOf('</style>'))
  return {
    status: 500,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': locale,
      'Cache-Control': 'no-store',
      'Content-Security-Policy': preparedPolicy(style),
    },
    body,
  }
}

/** The page for a rendering that failed, in the reader's language. */
export const failures: Readonly<Record<Locale, Answer>> = { bn: readFailure('bn'), en: readFailure('en') }

/** The same page for a reader who could not be served now and may be in a moment. */
export function busyOf(locale: Locale): Answer {
  const { headers, body } = failures[locale]
  return { status: 503, headers: { ...headers, 'Retry-After': '5' }, body }
}

const reasons = {
  400: 'এই অনুরোধটি বোঝা গেল না।\nThis request cannot be understood.',
  403: 'এমন অনুরোধ এখানে নেওয়া হয় না।\nRequests of this kind are not taken here.',
  404: 'এই নামে কিছু নেই।\nThere is nothing by this name.',
  405: 'এই ঠিকানা শুধু পড়ার জন্য।\nThis address is for reading only.',
  408: 'অনুরোধটি সময়মতো এসে পৌঁছায়নি।\nThe request did not arrive in time.',
  413: 'পাঠানো ফর্মটি অনেক বড়।\nThe form that was sent is too large.',
  414: 'ঠিকানাটি অনেক লম্বা। লেখা ছোট করে আবার খুঁজুন।\nThis address is too long. Search for fewer words.',
  421: 'এই সার্ভার এই নামের কোনো সাইট চালায় না।\nThis server does not serve a site of this name.',
  431: 'অনুরোধের সঙ্গে পাঠানো তথ্য অনেক বড়।\nThe headers of this request are too large.',
  422: 'ফর্মের কোনো একটি মান এখানে নেই।\nThe form holds a value that is not offered here.',
} as const

/** A refusal in two plain lines. `allow` names the methods that would have been taken. */
export function refusalOf(status: keyof typeof reasons, allow: string | null = null): Answer {
  return {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'",
      ...(allow !== null && { Allow: allow }),
    },
    body: `${reasons[status]}\n`,
  }
}

/** Where to go instead, for a client that does not follow by itself. `location` is an address of this site. */
export function movedTo(location: string, status: 303 | 308, headers: Answer['headers']): Answer {
  return {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Security-Policy': "default-src 'none'", ...headers, Location: location },
    body: `পাতাটি এই ঠিকানায় আছে: ${location}\nThis page is at ${location}\n`,
  }
}
