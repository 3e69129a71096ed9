import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { routes } from '@/lib/routes'
import type { Sender } from './gate'
import { apiPolicy, newsroomPolicy, privateHeaders } from './headers'
import type { RequestHandler } from './render'

/**
 * Headers by which Next talks to itself, and the one from which it reads a nonce. From outside they are an attack: each
 * has once let somebody past a check or poisoned a cache.
 */
export const internalHeaders: readonly string[] = [
  'x-middleware-rewrite', 'x-middleware-redirect', 'x-middleware-set-cookie', 'x-middleware-skip', 'x-middleware-override-headers',
  'x-middleware-next', 'x-middleware-subrequest', 'x-middleware-prefetch', 'x-now-route-matches', 'x-matched-path', 'x-nextjs-data',
  'next-resume', 'x-next-resume-state-length', 'x-prerender-revalidate', 'x-prerender-revalidate-if-generated',
  'x-next-revalidated-tags', 'x-next-revalidate-tag-token', 'x-invoke-path', 'x-invoke-query', 'x-invoke-status', 'x-invoke-output',
  'content-security-policy', 'content-security-policy-report-only', 'x-nonce', 'upgrade',
]

interface Passing {
  handle: RequestHandler
  room: 'newsroom' | 'api' | 'cards'
  sender: Sender
  surroundings: { dev: boolean; siteAddress: string | null }
  /** Resolves when this server has applied every edition that is committed. */
  catchUp: () => Promise<void>
}

/**
 * Lets a request through to an application of the framework, unfinished and unkept. What the newsroom writes is answered
 * only when this server has dropped or marked every page that it changed: an editor who reads "withdrawn" can rely on it.
 */
export async function passOn(request: IncomingMessage, response: ServerResponse, { handle, room, sender, surroundings, catchUp }: Passing): Promise<void> {
  for (const name of Object.keys(request.headers)) {
    if (internalHeaders.includes(name) || name.startsWith('x-forwarded-') || name === 'forwarded') delete request.headers[name]
  }
  // Next compares these with the origin of a form.
  request.headers['x-forwarded-for'] = sender.address
  request.headers['x-forwarded-host'] = request.headers.host
  request.headers['x-forwarded-proto'] = sender.secure ? 'https' : 'http'

  if (room === 'newsroom') {
    const nonce = randomBytes(16).toString('base64')
    const policy = newsroomPolicy(nonce, surroundings)
    request.headers['content-security-policy'] = policy
    for (const [name, value] of Object.entries({ ...privateHeaders, 'Content-Security-Policy': policy })) response.setHeader(name, value)
    if (request.method !== 'GET' && request.method !== 'HEAD') holdBack(response, catchUp)
  } else if (room === 'cards') {
    // A card is the same for everyone, and is shown wherever its story is shared.
    delete request.headers.cookie
    for (const [name, value] of Object.entries({ 'Content-Security-Policy': apiPolicy, 'Cross-Origin-Resource-Policy': 'cross-origin' })) response.setHeader(name, value)
  } else {
    response.setHeader('Content-Security-Policy', apiPolicy)
    // Next leaves a header as it finds it. Suggestions say themselves how long the reader's own browser may keep them.
    if (request.url?.split('?', 1)[0] !== routes.suggestions()) response.setHeader('Cache-Control', 'no-store')
  }
  await handle(request, response)
}

/**
 * Keeps an answer back, whole, until `ready`; one that can never be true is cut off instead. Its beginning alone would
 * already tell: whoever reads a stream believes each part as it comes.
 */
function holdBack(response: ServerResponse, ready: () => Promise<void>): void {
  const write = response.write.bind(response) as (chunk: unknown, encoding?: unknown) => boolean
  const end = response.end.bind(response) as (...parts: unknown[]) => ServerResponse
  const held: [chunk: unknown, encoding: unknown][] = []
  let begun = false
  const begin = () => {
    begun = true
  }
  // For a failure on the way: what has begun can only be cut off.
  Object.defineProperty(response, 'headersSent', { get: () => begun })
  response.flushHeaders = begin
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    begin()
    held.push([chunk, typeof rest[0] === 'string' ? rest[0] : undefined])
    const written = rest.find((part) => typeof part === 'function') as (() => void) | undefined
    if (written) queueMicrotask(written)
    return true
  }) as ServerResponse['write']
  response.end = ((...parts: unknown[]) => {
    begin()
    ready().then(() => {
      for (const [chunk, encoding] of held) write(chunk, encoding)
      end(...parts)
    }).catch(() => response.destroy())
    return response
  }) as ServerResponse['end']
}
