import { connect, type Socket } from 'node:net'

/** Milliseconds from when each request was due to the last byte of its answer. */
export interface Paced {
  latencies: number[]
  /** Requests a second that were really made. */
  rate: number
}

/** What is sent and what has to come back, where it is no page. */
export interface Sending {
  /** The requests, in turn. */
  requests: readonly Buffer[]
  /** How each answer begins. */
  answer: string
}

/**
 * Asks for one address at a fixed rate, whether or not the server keeps up: a request that finds its connection busy waits,
 * and its time counts from when it was due, so a server that stalls is charged for everyone who came meanwhile. Requests
 * come evenly spread over `connections`. On plain sockets, since a whole HTTP client is slower than the servers it is to measure.
 * Throws when an answer is no 200 or a connection ends.
 */
export async function sendPaced(url: string, rate: number, seconds: number, connections: number, sending?: Sending): Promise<Paced> {
  const { hostname, port, host, pathname, search } = new URL(url)
  const requests = sending?.requests
    ?? [Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html\r\nAccept-Encoding: br\r\n\r\n`)]
  const good = Buffer.from(sending?.answer ?? 'HTTP/1.1 200')
  let sent = 0
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(hostname, Number(port))))
  const latencies: number[] = []
  const began = performance.now() + 20
  const gap = (1000 * connections) / rate
  const end = began + seconds * 1000
  try {
    await Promise.all(sockets.map((socket, lane) => new Promise<void>((resolve, reject) => {
      let due = began + (gap * lane) / connections
      let rest: Buffer = Buffer.alloc(0)
      const ask = () => {
        if (due >= end) resolve()
        else whenDue(due, () => socket.write(requests[sent++ % requests.length]!))
      }
      socket.on('data', (chunk: Buffer) => {
        rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
        const length = answerLength(rest)
        if (length === null || rest.length < length) return
        // NaN where the length is not said.
        if (rest.length !== length || !rest.subarray(0, 12).equals(good)) {
          return reject(new Error(`${url} was not answered as expected: ${rest.subarray(0, 200).toString('latin1')}`))
        }
        rest = Buffer.alloc(0)
        latencies.push(performance.now() - due)
        due += gap
        ask()
      })
      socket.once('error', reject)
      socket.once('close', () => reject(new Error(`${url}: the server closed a connection.`)))
      ask()
    })))
  } finally {
    for (const socket of sockets) socket.removeAllListeners().on('error', () => {}).destroy()
  }
  return { latencies, rate: (1000 * latencies.length) / (performance.now() - began) }
}

/** The length in bytes of the answer that these bytes begin with; null while its head is not whole, NaN where it does not say. */
function answerLength(bytes: Buffer): number | null {
  const head = bytes.indexOf('\r\n\r\n')
  if (head < 0) return null
  if (bytes.toString('latin1', 9, 12) === '204') return head + 4
  return head + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(bytes.toString('latin1', 0, head))?.[1])
}

function open(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
  })
}

/** What is to be done at a moment, in order of the moments. Timers count whole milliseconds, so the loop itself looks at the clock. */
const waiting: { due: number; act: () => void }[] = []
let looking = false

function whenDue(due: number, act: () => void): void {
  let place = waiting.length
  while (place > 0 && waiting[place - 1]!.due > due) place--
  waiting.splice(place, 0, { due, act })
  if (!looking) {
    looking = true
    setImmediate(look)
  }
}

function look(): void {
  const now = performance.now()
  while (waiting.length > 0 && waiting[0]!.due <= now) waiting.shift()!.act()
  if (waiting.length > 0) setImmediate(look)
  else looking = false
}
