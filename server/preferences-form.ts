import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Locale } from '@/lib/routes'
import { send } from './answer'
import { cookieOf, isFromThisSite, readCookie, readForm } from './prefs'
import { movedTo, refusalOf } from './prepared'
import { isSecure, type Site } from './site'

/** Three short words; whoever sends more means something else. */
const longestForm = 1000

/** Keeps what a reader without scripts has chosen in the settings, and leads back to them. */
export async function takePreferences(
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
