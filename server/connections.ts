import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { refusalOf } from './prepared'

/** How long, in ms, a client may take: for its headers, for the whole request, and between two requests. */
export const connectionLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
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
