import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Arrival } from './gate'

/**
 * Where kept papers lie for whoever passes: answers the plainest of requests, a whole GET in one piece for a page that is
 * kept and fresh, on the bare connection; and takes the beacons by which pages tell that they were read. Node's HTTP objects cost more than twice what everything else about such an
 * answer does. Whatever is not as plain as that goes to the HTTP server with its bytes untouched, and the connection
 * with it, so there is one place where requests are understood and this one only takes what cannot be misunderstood.
 */
export interface Stand {
  /** From now on `find` gives the answer to a request, or null for all that the HTTP server is to answer. It must not fail. */
  serve(find: (request: PlainRequest, connection: Socket) => Ready | null): void
  /** Ends the connections that wait here for a request, as a stopping server does. */
  closeIdle(): void
}

/** A GET without a body, or a beacon, and the headers of it that decide anything. */
export type PlainRequest = Arrival & { headers: Readonly<Record<string, string | undefined>> }

/**
 * An answer as it lies on a shelf, the same object each time: `head` is the status line and the header lines, without what
 * every answer adds.
 */
export interface Ready {
  head: string
  body: Buffer | null
}

interface Patience {
  /** How long, in ms, a connection may stay silent before its first request, and between two. */
  headersTimeout: number
  keepAliveTimeout: number
}

/** Puts the stand before an HTTP server; until it serves, every connection goes through. */
export function openStand(server: Server, { headersTimeout, keepAliveTimeout }: Patience): Stand {
  const [enter] = server.listeners('connection') as ((this: Server, socket: Socket) => void)[]
  const waiting = new Set<Socket>()
  let find: Parameters<Stand['serve']>[0] = () => null
  const lasting = `Connection: keep-alive\r\nKeep-Alive: timeout=${Math.floor(keepAliveTimeout / 1000)}\r\n\r\n`

  server.removeListener('connection', enter!)
  server.prependListener('connection', (socket) => {
    let answered = false
    waiting.add(socket)
    const away = () => waiting.delete(socket)
    const drop = () => socket.destroy()
    const end = () => socket.end()
    const receive = (chunk: Buffer) => {
      // Who does not take what was sent is watched over by the HTTP server.
      const request = socket.writableLength > 0 ? null : readPlain(chunk)
      const ready = request === null ? null : find(request, socket)
      if (ready === null) return passOn(chunk)
      if (!answered) {
        answered = true
        socket.setTimeout(keepAliveTimeout)
      }
      socket.write(wrap(ready, lasting))
    }
    const passOn = (chunk: Buffer) => {
      away()
      socket.off('data', receive).off('timeout', drop).off('error', drop).off('end', end).off('close', away)
      socket.setTimeout(0)
      socket.pause()
      socket.unshift(chunk)
      enter!.call(server, socket)
      socket.resume()
    }
    socket.on('data', receive).on('timeout', drop).on('error', drop).on('end', end).on('close', away)
    socket.setTimeout(headersTimeout)
  })

  return {
    serve(finder) {
      find = finder
    },
    closeIdle() {
      for (const socket of waiting) if (socket.writableLength === 0) socket.destroy()
    },
  }
}

/** A head that is longer is for the HTTP server to judge. */
const longestHead = 8_192

/** Of what is posted, only what bears all in its address: a beacon. */
const requestLine = /^(?:(GET) (\/[!-~]*)|(POST) (\/api\/views\/[!-~]*)) HTTP\/1\.1\r\n/
/** RFC 9112's form and nothing that it merely tolerates: no space before the colon, no folded line. */
const headerLine = /([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t -~\u0080-\u00ff]*)\r\n/y
/** What makes a request more than plain: a body, another protocol, an expectation. */
const unusual = new Set(['content-length', 'transfer-encoding', 'upgrade', 'expect', 'trailer', 'te', 'http2-settings'])
const deciding = new Set([
  'host', 'accept-encoding', 'if-none-match', 'if-modified-since', 'next-action', 'cookie', 'save-data', 'ect', 'sec-fetch-dest',
])

/** What decides whether a beacon counts. */
const telling = new Set([
  'host', 'origin', 'user-agent', 'sec-fetch-mode', 'sec-fetch-dest', 'sec-fetch-site', 'sec-gpc', 'sec-purpose', 'purpose', 'x-purpose', 'x-moz',
  'x-forwarded-for', 'next-action',
])

/** Reads a request that is one whole GET, or one beacon, and nothing else; null for every other one. */
export function readPlain(chunk: Buffer): PlainRequest | null {
  if (chunk.length > longestHead || (chunk[0] !== 0x47 && chunk[0] !== 0x50)) return null
  const text = chunk.toString('latin1')
  const line = requestLine.exec(text)
  if (line === null) return null
  const method = line[1] ?? line[3]!
  const names = method === 'GET' ? deciding : telling
  const headers: Record<string, string | undefined> = {}
  let host = ''
  let at = line[0].length
  while (text.charCodeAt(at) !== 13) {
    headerLine.lastIndex = at
    const found = headerLine.exec(text)
    if (found === null) return null
    at = headerLine.lastIndex
    const name = found[1]!.toLowerCase()
    if (unusual.has(name) && !(method === 'POST' && name === 'content-length' && found[2]!.trim() === '0')) return null
    if (name === 'connection' && found[2]!.trim().toLowerCase() !== 'keep-alive') return null
    if (!names.has(name)) continue
    // Of two that disagree the HTTP server knows which counts.
    if (headers[name] !== undefined) return null
    headers[name] = found[2]!.trim()
    if (name === 'host') host = found[1]!
  }
  // Another request behind this one is not looked for here.
  if (at !== text.length - 2 || text.charCodeAt(at + 1) !== 10 || host === '') return null
  return { method, url: line[2] ?? line[4]!, headers, rawHeaders: [host, headers.host!] }
}

/** Answers of this second as they go out, its date in them: the same few pages are asked for again and again. */
const wrapped = new Map<Ready, Buffer>()
const mostWrapped = 200
let second = 0
let date = ''

function wrap(ready: Ready, lasting: string): Buffer {
  const now = Date.now()
  if (now - second >= 1_000 || now < second) {
    second = now - now % 1_000
    date = `Date: ${new Date(now).toUTCString()}\r\n`
    wrapped.clear()
  }
  const before = wrapped.get(ready)
  if (before !== undefined) return before
  if (wrapped.size === mostWrapped) wrapped.clear()
  const head = Buffer.from(`${ready.head}${date}${lasting}`, 'latin1')
  const whole = ready.body === null ? head : Buffer.concat([head, ready.body])
  wrapped.set(ready, whole)
  return whole
}
