import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Locale } from '@/lib/routes'
import { packing } from './answer'
import { apiPolicy, filePolicy } from './headers'
import { findForm, makeForm, type Form, type Packing } from './forms'
import { liteAddress } from './lite'
import type { Rendered, WrittenDocument } from './page'
import type { Ready } from './stand'

/** What every page of one kind says in its headers. */
export interface PageHeaders {
  common: Readonly<Record<string, string>>
  /** Content policies of the two bodies. */
  full: string
  lite: string
}

interface Chosen {
  form: Form
  way: Packing
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

/** A page that is sent, and its `key` when it is one that others get too. */
type Page = Omit<Rendered, 'timing' | 'complete'> & { key?: string }

/** What is the same in every answer with one form of a page: its header lines, names and values by turns, and all as it is sent. */
interface Head {
  lines: readonly string[]
  whole: Ready
  /** For those who have the page already. */
  unchanged: Ready
}

/** By form, and by whether it is kept; written once. */
const heads = new WeakMap<Form, (Head | undefined)[]>()

/**
 * For caches in front: ten seconds as it is, twenty more while they ask behind the reader's back, an hour when this server
 * does not answer. A browser asks each time.
 */
export const publicCaching = 'public, max-age=0, s-maxage=10, stale-while-revalidate=20, stale-if-error=3600'

/** Answers with a finished page: in the form that the client likes, without the body for HEAD, and 304 for a copy it has. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: Page, manner: Manner): void | Promise<void> {
  const way = packing(request.headers['accept-encoding'])
  const form = findForm(page, manner.lite, way)
  if (form !== null) return sendForm(request, response, page, { form, way, ...manner })
  return makeForm(page, manner.lite, way).then((made) => sendForm(request, response, page, { form: made, way, ...manner }))
}

function sendForm(request: IncomingMessage, response: ServerResponse, page: Page, manner: Manner & Chosen): void {
  const { form, extra } = manner
  const { lines: usual } = headOf(page, manner)
  const lines = extra === undefined ? [...usual] : [...usual, ...Object.entries(extra).flat()]
  if (page.status === 200 && isHeld(request.headers, page, form)) {
    response.writeHead(304, withoutBody(lines)).end()
    return
  }
  response.writeHead(page.status, lines)
  response.end(request.method === 'HEAD' ? undefined : form.bytes)
}

/** The same answer to a plain GET, ready to be written; null when the form of the page that it asks for has yet to be made. */
export function readyPage(headers: Readonly<Record<string, string | undefined>>, page: Page, manner: Manner): Ready | null {
  const way = packing(headers['accept-encoding'])
  const form = findForm(page, manner.lite, way)
  if (form === null) return null
  const { whole, unchanged } = headOf(page, { form, way, ...manner })
  return page.status === 200 && isHeld(headers, page, form) ? unchanged : whole
}

function headOf(page: Page, { form, way, locale, lite, headers, caching }: Manner & Chosen): Head {
  let written = heads.get(form)
  if (written === undefined) heads.set(form, (written = []))
  const at = caching === undefined ? 0 : 1
  const known = written[at]
  if (known !== undefined) return known
  const lines = Object.entries({
    ...headers.common,
    'Content-Type': page.document?.type ?? 'text/html; charset=utf-8',
    'Content-Language': locale,
    'Content-Security-Policy': page.document !== null ? documentPolicy(page.document) : lite ? headers.lite : headers.full,
    // Programs elsewhere may read what is written for programs.
    ...(page.document !== null && { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }),
    ...(page.document?.modified != null && { 'Last-Modified': page.document.modified }),
    'Cache-Control': caching ?? 'no-store',
    Vary: 'Accept-Encoding',
    ...(page.status === 200 && { ETag: form.tag }),
    ...(page.location !== null && { Location: lite ? liteAddress(page.location) : page.location }),
    ...(!lite && page.document === null && { 'Accept-CH': 'ECT' }),
    ...(!lite && page.preload !== null && page.status === 200 && { Link: page.preload, 'Speculation-Rules': '"/speculation.json"' }),
    ...(way !== null && { 'Content-Encoding': way }),
    'Content-Length': String(form.bytes.length),
  }).flat()
  return written[at] = {
    lines,
    whole: { head: textOf(page.status, lines), body: form.bytes },
    unchanged: { head: textOf(304, withoutBody(lines)), body: null },
  }
}

const documentPolicy = ({ type }: WrittenDocument) => (type.startsWith('text/html') ? filePolicy : apiPolicy)

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

/** Whether the client's copy is this one: by its tag, and where it names none, by when it says that it was changed. */
function isHeld(headers: Readonly<Record<string, string | string[] | undefined>>, { document }: Page, form: Form): boolean {
  const asked = headers['if-none-match']
  if (asked !== undefined) return holds(String(asked), form.tag)
  const since = headers['if-modified-since']
  return document?.modified != null && typeof since === 'string' && Date.parse(since) >= Date.parse(document.modified)
}

function holds(asked: string, tag: string): boolean {
  return asked.split(',').some((one) => one.trim() === tag)
}
