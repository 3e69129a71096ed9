import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { send } from './answer'
import { immutable, pictureName, sendFile } from './files'
import { admit, type Passage } from './gate'
import { makePage, type PageMaker } from './page'
import { cookieOf, isFromThisSite, preferencesSheet, readCookie, readForm, type ThemeTokens } from './prefs'
import { failures, refusalOf } from './prepared'

export interface Site extends PageMaker {
  dev: boolean
  root: string
  dataDir: string
  siteAddress: string | null
  answersTo: (host: string) => boolean
  commonHeaders: Record<string, string>
  /** Read at each use in development, once in production. */
  themeTokens: () => ThemeTokens
  /** Development's own addresses; true when the request was one of them. */
  development?: (request: IncomingMessage, response: ServerResponse) => boolean
}

/** The server's one request listener. */
export function listener(site: Site): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    answer(request, response, site).catch((error: unknown) => {
      site.report(`${request.method} ${request.url}`, error)
      if (!response.headersSent) send(request, response, failures.bn).catch(() => response.destroy())
      else response.destroy()
    })
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
  for (const [name, value] of Object.entries(site.commonHeaders)) response.setHeader(name, value)
  const passage = admit({ method: request.method ?? '', url: request.url ?? '', host: request.headers.host }, site.answersTo)
  const shared = { headers: { 'Cross-Origin-Resource-Policy': 'cross-origin' } }
  const nothing = () => send(request, response, refusalOf(404))

  switch (passage.to) {
    case 'page':
    case 'malformed':
      return page(passage, request, response, site)
    case 'file':
      if (await sendFile(request, response, join(site.root, 'public'), passage.name, shared)) return
      return page(passage, request, response, site)
    case 'picture': {
      const sent = pictureName.test(passage.name)
        && await sendFile(request, response, join(site.dataDir, 'pictures'), passage.name, { caching: immutable, ...shared })
      return sent ? undefined : nothing()
    }
    case 'browser': {
      if (site.dev && site.development?.(request, response)) return
      const caching = site.dev ? 'no-store' : undefined
      return (await sendFile(request, response, join(site.root, 'build/browser'), passage.name, { caching })) ? undefined : nothing()
    }
    case 'next':
      if (site.dev) return site.handle(request, response)
      if (passage.name.startsWith('_next/static/')) {
        const name = passage.name.slice('_next/'.length)
        if (await sendFile(request, response, join(site.root, '.next'), name, { caching: immutable })) return
      }
      return nothing()
    case 'redirect':
      return send(request, response, {
        status: 308, headers: { Location: passage.location, 'Cache-Control': 'public, max-age=3600' }, body: '',
      })
    case 'preferences sheet':
      return send(request, response, {
        status: 200,
        headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'private, no-store' },
        body: preferencesSheet(readCookie(request.headers.cookie), site.themeTokens()),
      })
    case 'preferences form':
      return takePreferences(passage.locale, request, response, site)
    case 'refusal':
      // What a refused request still sends is not read; the connection ends with the answer.
      if (request.method !== 'GET' && request.method !== 'HEAD') response.setHeader('Connection', 'close')
      return send(request, response, refusalOf(passage.status, passage.allow))
    default:
      passage satisfies never
  }
}

async function page(
  { path, locale }: Extract<Passage, { path: string }>, request: IncomingMessage, response: ServerResponse, site: Site,
): Promise<void> {
  await send(request, response, await makePage(path, locale, site))
}

/** Three short words; whoever sends more means something else. */
const longestForm = 1000

async function takePreferences(
  locale: 'bn' | 'en', request: IncomingMessage, response: ServerResponse, site: Site,
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
  return send(request, response, {
    status: 303,
    headers: {
      Location: locale === 'en' ? '/en/settings?kept=1' : '/settings?kept=1',
      'Set-Cookie': cookieOf(chosen, site.siteAddress?.startsWith('https:') ?? false),
      'Cache-Control': 'no-store',
    },
    body: '',
  })
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
