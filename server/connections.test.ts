import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newsroomRoutes } from '@/lib/routes'
import { connectionLimits, limitBody, refuseBroken, refuseTunnel } from './connections'

let server: Server
const open: Socket[] = []
beforeAll(async () => {
  server = createServer(
    { ...connectionLimits, headersTimeout: 300, requestTimeout: 20_000, connectionsCheckingInterval: 50, maxHeaderSize: 16_384 },
    (request, response) => {
      limitBody(request, 600)
      request.resume().on('end', () => response.end('served'))
    },
  )
  server.on('clientError', refuseBroken)
  server.on('connect', refuseTunnel)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  for (const socket of open) socket.destroy()
  server.close()
})

/** Sends bytes and gives back all that is answered until the server ends the connection; this side never does. */
function converse(...parts: (string | Buffer)[]): Promise<{ text: string; socket: Socket }> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', allowHalfOpen: true })
    open.push(socket)
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    socket.on('error', () => {})
    socket.on('end', () => resolve({ text, socket }))
    for (const part of parts) socket.write(part)
  })
}

const words = (status: string) => new RegExp(`^HTTP/1\\.1 ${status}\\r\\n[^]*Content-Type: text/plain; charset=utf-8\\r\\n[^]*Connection: close\\r\\n\\r\\n[\u0980-\u09ff][^]*[A-Za-z ]+\\.\\n$`)

describe('Who sends what cannot be read', () => {
  test.each([
    ['a head that is too large', '431 Request Header Fields Too Large', ['GET / HTTP/1.1\r\nHost: localhost\r\n', `X-Long: ${'a'.repeat(20_000)}\r\n\r\n`]],
    ['a head without an end, fast', '431 Request Header Fields Too Large', ['GET / HTTP/1.1\r\nX-Long: ', 'a'.repeat(2_000_000)]],
    ['bytes that are no request', '400 Bad Request', ['\u0000\u0001\u0002 nonsense\r\n\r\n']],
    ['the greeting of an encrypted connection', '400 Bad Request', [Buffer.from('16030100c8010000c40303', 'hex')]],
    ['two lengths at once', '400 Bad Request', ['POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n']],
    ['a header in a header', '400 Bad Request', ['GET / HTTP/1.1\r\nHost: a\r\nX : b\r\n\r\n']],
    ['a head that never comes to its end', '408 Request Timeout', ['GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ']],
    ['a body that never comes', '408 Request Timeout', ['POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n']],
    ['what is meant for a proxy', '405 Method Not Allowed', ['CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n']],
  ])('(%s) is told %s in words', async (_, status, parts) => {
    expect((await converse(...parts)).text).toMatch(words(status))
  })

  test('and keeps the connection open, loses it all the same', async () => {
    for (const bytes of ['nonsense\r\n\r\n', 'CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n']) {
      const { socket } = await converse(bytes)
      // Only a connection that is gone at the other side takes no more.
      const gone = new Promise<void>((resolve) => {
        socket.once('close', () => resolve())
      })
      const still = setInterval(() => socket.write('x'), 100)
      await gone
      clearInterval(still)
    }
    expect(await new Promise((resolve) => {
      server.getConnections((_, count) => resolve(count))
    })).toBeLessThan(open.length)
  })
})

test('A request among them is answered', async () => {
  expect((await converse('GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: close\r\n\r\n')).text).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*served/)
})

test('A picture may take its time, as from a phone on a slow line; nothing else may', async () => {
  const slowly = (path: string) => {
    const talk = converse(`POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nConnection: close\r\n\r\nab`)
    const socket = open[open.length - 1]!
    setTimeout(() => socket.write('cd'), 1_200)
    return talk.then(({ text }) => text)
  }
  expect(await slowly(newsroomRoutes.pictures())).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*served/)
  expect(await slowly('/newsroom/stories/0123456789/draft')).toMatch(words('408 Request Timeout'))
  expect(await slowly(`${newsroomRoutes.pictures()}?x`)).toMatch(words('408 Request Timeout'))
})
