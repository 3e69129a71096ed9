import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { undoLater } from './processes'

/** A mobile line: what all its connections together carry towards the reader, in bits a second, and its round trip, in ms. */
export interface LineShape {
  bitsASecond: number
  roundTrip: number
}

const packet = 1_400

/**
 * Lays a line of that shape before a port of this machine; resolves with the port at which it begins. A connection costs
 * one round trip before its first byte, as the handshake of TCP does; what is asked and what is answered travels half of
 * one each; and packets of all connections queue for the same width.
 */
export async function layLine(to: number, { bitsASecond, roundTrip }: LineShape): Promise<number> {
  // When the line will have carried what is queued for it.
  let free = 0
  const sockets = new Set<Socket>()
  const line = createServer((reader) => {
    const server = connect(to, '127.0.0.1')
    for (const socket of [reader, server]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        reader.destroy()
        server.destroy()
      })
    }
    const opened = performance.now() + roundTrip
    reader.on('data', (asked) => {
      const there = Math.max(performance.now(), opened) + roundTrip / 2
      setTimeout(() => server.write(asked), there - performance.now())
    })
    server.on('data', (answer) => {
      for (let at = 0; at < answer.length; at += packet) {
        const piece = answer.subarray(at, at + packet)
        free = Math.max(free, performance.now()) + piece.length * 8_000 / bitsASecond
        setTimeout(() => reader.write(piece), free + roundTrip / 2 - performance.now())
      }
    })
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  undoLater(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => line.close(resolve))
  })
  return (line.address() as AddressInfo).port
}
