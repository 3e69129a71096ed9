import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Locale } from '@/lib/routes'
import { packing } from './answer'
import { liteAddress } from './lite'
import type { Rendered } from './page'
import type { Ready } from './stand'

const unzip = promisify(gunzip)

/** What every page of one kind says in its headers. */
export interface PageHeaders {
  common: Readonly<Record<string, string>>
  /** Content policies of the two bodies. */
  full: string
  lite: string
}

interface Manner {
  locale: Locale
  lite: boolean
  headers: PageHeaders
  /** For headers that belong to this one answer. */
  extra?: Readonly<Record<string, string>>
  /** What caches may do: the same for all pages that are kept. Without it, nothing. */
  caching?: string
}

type Page = Omit<Rendered, 'timing' | 'complete'>

/** What is the same in every answer with one body: its header lines, names and values by turns, and all as it is sent. */
interface Head {
  lines: readonly string[]
  whole: Ready
  /** For those who have the page already. */
  unchanged: Ready
}

/** By page and form; written once. */
const heads = new WeakMap<Page, Head[]>()

/**
 * For caches in front: ten seconds as it is, twenty more while they ask behind the reader's back, an hour when this server
 * does not answer. A browser asks each time.
 */
export const publicCaching = 'public, max-age=0, s-maxage=10, stale-while-revalidate=20, stale-if-error=3600'

/** Answers with a finished page: packed as the client likes it, without the body for HEAD, and 304 for a copy it has. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: Page, manner: Manner): void | Promise<void> {
  const { lite, extra } = manner
  const body = lite ? page.lite : page.full
  const way = packing(request.headers['accept-encoding'])
  if (way === null) return sendPlain(request, response, page, manner)
  const { lines: usual } = headOf(page, manner, way)
  const lines = extra === undefined ? usual : [...usual, ...Object.entries(extra).flat()]
  if (page.status === 200 && holds(request.headers['if-none-match'], body.tag)) {
    response.writeHead(304, withoutBody(lines)).end()
    return
  }
  response.writeHead(page.status, [...lines])
  response.end(request.method === 'HEAD' ? undefined : body[way])
}

/** The same answer to a plain GET, ready to be written; null when the page has to be unpacked first. */
export function readyPage(headers: Readonly<Record<string, string | undefined>>, page: Page, manner: Manner): Ready | null {
  const way = packing(headers['accept-encoding'])
  if (way === null) return null
  const { tag } = manner.lite ? page.lite : page.full
  const { whole, unchanged } = headOf(page, manner, way)
  return page.status === 200 && holds(headers['if-none-match'], tag) ? unchanged : whole
}

/** Almost nobody asks for an unpacked page, so none is kept. */
async function sendPlain(request: IncomingMessage, response: ServerResponse, page: Page, manner: Manner): Promise<void> {
  const body = manner.lite ? page.lite : page.full
  const plain = await unzip(body.gzip)
  const lines = [...headOf(page, manner, null).lines, 'Content-Length', String(plain.length), ...Object.entries(manner.extra ?? {}).flat()]
  if (page.status === 200 && holds(request.headers['if-none-match'], body.tag)) {
    response.writeHead(304, withoutBody(lines)).end()
    return
  }
  response.writeHead(page.status, lines)
  response.end(request.method === 'HEAD' ? undefined : plain)
}

function headOf(page: Page, { locale, lite, headers, caching }: Manner, way: 'br' | 'gzip' | null): Head {
  let written = heads.get(page)
  if (written === undefined) heads.set(page, (written = []))
  const form = (lite ? 1 : 0) + (caching === undefined ? 2 : 0) + (way === 'br' ? 0 : way === 'gzip' ? 4 : 8)
  const known = written[form]
  if (known !== undefined) return known
  const body = lite ? page.lite : page.full
  const lines = Object.entries({
    ...headers.common,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': locale,
    'Content-Security-Policy': lite ? headers.lite : headers.full,
    'Cache-Control': caching ?? 'no-store',
    Vary: 'Accept-Encoding',
    ...(page.status === 200 && { ETag: body.tag }),
    ...(page.location !== null && { Location: lite ? liteAddress(page.location) : page.location }),
    ...(!lite && page.preload !== null && page.status === 200 && { Link: page.preload, 'Speculation-Rules': '"/speculation.json"' }),
    ...(way !== null && { 'Content-Encoding': way, 'Content-Length': String(body[way].length) }),
  }).flat()
  return written[form] = {
    lines,
    whole: { head: textOf(page.status, lines), body: way === null ? null : body[way] },
    unchanged: { head: textOf(304, withoutBody(lines)), body: null },
  }
}

/** Node's HTTP server looks at each header again; what is written without it must be as clean. */
function textOf(status: number, lines: readonly string[]): string {
  if (lines.some((one) => /[^\t -~]/.test(one))) throw new TypeError('A header with a character that no header may have')
  let text = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`
  for (let at = 0; at < lines.length; at += 2) text += `${lines[at]}: ${lines[at + 1]}\r\n`
  return text
}

/** A 304 says what may have changed of the copy, and nothing of a body that it does not bring. */
function withoutBody(lines: readonly string[]): string[] {
  const kept: string[] = []
  for (let at = 0; at < lines.length; at += 2) {
    if (lines[at] !== 'Content-Length' && lines[at] !== 'Content-Encoding') kept.push(lines[at]!, lines[at + 1]!)
  }
  return kept
}

function holds(asked: string | undefined, tag: string): boolean {
  return asked !== undefined && asked.split(',').some((one) => one.trim() === tag)
}
