import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { newsroomRoutes } from '@/lib/routes'
import { refusalOf } from './prepared'

/** How long, in ms, a client may take: for its headers, for the whole request (see `limitBody`), and between two requests. */
export const connectionLimits = {
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
}

/** How long, in ms, a client may take for what it sends behind its headers, unless that is a picture. */
const usualBody = 30_000

/**
 * Ends a request whose body takes its time. A picture from a phone has as long as a whole request may last; what anybody
 * else sends is short.
 */
export function limitBody(request: IncomingMessage, milliseconds: number = usualBody): void {
  const { headers, method, url, socket } = request
  if ((headers['content-length'] ?? '0') === '0' && headers['transfer-encoding'] === undefined) return
  if (method === 'POST' && url === newsroomRoutes.pictures()) return
  const timer = setTimeout(() => {
    if (!request.complete) refuseBroken(Object.assign(new Error('The body did not come.'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket)
  }, milliseconds)
  timer.unref()
  const done = () => clearTimeout(timer)
  request.once('end', done)
  request.once('close', done)
}

/** Answers what is no request that could be read: too large a head, too slow, or not HTTP. */
export function refuseBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  refuse(socket, error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400)
}

/** Answers who takes this server for a proxy; left to itself, Node would end the connection without a word. */
export function refuseTunnel(_: IncomingMessage, socket: Duplex): void {
  socket.on('error', () => {})
  refuse(socket, 405)
}

const words = { 400: 'Bad Request', 405: 'Method Not Allowed', 408: 'Request Timeout', 431: 'Request Header Fields Too Large' }

/** How long, in ms, the other side may take to read a refusal and to end the connection. */
const farewell = 2_000

function refuse(socket: Duplex, status: keyof typeof words): void {
  const { headers, body } = refusalOf(status, status === 405 ? 'GET, HEAD' : null)
  const lines = Object.entries({ ...headers, 'Content-Length': Buffer.byteLength(body), Connection: 'close' })
  socket.end(`HTTP/1.1 ${status} ${words[status]}\r\n${lines.map(([name, value]) => `${name}: ${String(value)}\r\n`).join('')}\r\n${body}`)
  // What is still being sent is taken and thrown away, because closing on it would take the answer along.
  socket.resume()
  setTimeout(() => socket.destroy(), farewell).unref()
}
