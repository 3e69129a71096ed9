import { Agent, request } from 'node:http'
import type { Socket } from 'node:net'
import { pause } from '../processes'
import type { Fault, Trial } from './fault'
import { newsroomOf } from './newsroom'
import { openPaper } from './paper-process'
import { keepAll } from './rack-folder'
import { leadOf, storiesOn } from './readers'

/** How long a server may take to end, in ms. */
const bound = 11_000

/** How long after the signal, in ms, whoever has a connection open may still ask; a little less than the server gives. */
const courtesy = 900

/**
 * SIGTERM while 32 readers ask all the time over connections that they keep open, eight pause between two questions, six
 * ask for pages that have to be rendered, and six open a new connection for each.
 */
export const termination: Fault = {
  name: 'termination',
  promise: 'A server that is told to end answers whatever was asked over an open connection before it said that it closes it',
  unit: 'terminations',
  rounds: { short: 2, long: 50 },
  async run(trial) {
    const { rounds, chance, store, broken, count } = trial
    const opened = await store.open()
    const newsroom = newsroomOf(opened)
    const paper = await openPaper(opened.url)
    await paper.start()
    const { path, section } = await leadOf(paper)
    const kept = ['/', section, path, '/about', '/latest']
    const changing = storiesOn((await paper.ask('/latest')).text).filter((one) => one !== path).slice(0, 12)
    let longest = 0
    for (let round = 1; round <= rounds; round++) {
      await keepAll(paper, kept)
      const { servers } = await newsroom.confirmed(() => newsroom.touch(changing))
      if (servers !== 1) broken(`round ${round}: ${servers} servers follow the edition`)
      const signal = { sentAt: Infinity }
      const any = (pages: readonly string[]) => () => paper.origin + pages[chance.whole(0, pages.length - 1)]!
      const readers = [
        ...Array.from({ length: 32 }, () => readOver(trial, round, any(kept), signal)),
        ...Array.from({ length: 6 }, () => readAnew(trial, round, any(kept), signal)),
        ...Array.from({ length: 6 }, () => readOver(trial, round, any(changing), signal)),
        ...Array.from({ length: 8 }, () => readOver(trial, round, any(kept), signal, () => chance.whole(400, 800))),
      ]
      await pause(chance.whole(20, 1_000))
      signal.sentAt = performance.now()
      const { code, ms } = await paper.terminate()
      longest = Math.max(longest, ms)
      if (code !== 0) broken(`round ${round}: the server ended with ${code}`)
      if (ms > bound) broken(`round ${round}: the server took ${Math.round(ms)} ms to end`)
      await Promise.all(readers)
      count('terminations')
      await paper.start()
    }
    trial.note('longest end', `${Math.round(longest)} ms`)
  },
}

interface Heard {
  how: 'answered' | 'refused' | 'cut'
  /** The server has said that this is the last answer over this connection. */
  last: boolean
  /** When the connection was there; null when it never was. */
  connectedAt: number | null
  connection: Socket | null
  /** What the connection ended with, where it did. */
  why: string
}

/** Asks over one connection until it is told that it was the last time. */
async function readOver(trial: Trial, round: number, next: () => string, signal: { sentAt: number }, think?: () => number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let connectedAt: number | null = null
  let connection: Socket | null = null
  try {
    for (;;) {
      const asked = performance.now()
      const heard = await once(next(), agent)
      connectedAt ??= heard.connectedAt
      connection ??= heard.connection
      if (heard.connection !== connection) {
        // Between two computers a question may be on its way meanwhile, and would be lost.
        if (asked < signal.sentAt + courtesy) trial.broken(`round ${round}: a connection was closed without a word`)
        else trial.count('connections closed after a second without a question')
        return
      }
      if (heard.how === 'answered') {
        trial.count('answers over kept connections')
        if (!heard.last) {
          if (think !== undefined) await pause(think())
          continue
        }
        trial.count('connections told to close')
        if (performance.now() < signal.sentAt) trial.broken(`round ${round}: a connection was closed before the signal`)
      } else judge(trial, round, heard, connectedAt, signal)
      return
    }
  } finally {
    agent.destroy()
  }
}

/** Asks over a new connection each time, until none is taken any more. */
async function readAnew(trial: Trial, round: number, next: () => string, signal: { sentAt: number }): Promise<void> {
  for (;;) {
    const heard = await once(next(), false)
    if (heard.how === 'answered') trial.count('answers over new connections')
    else return judge(trial, round, heard, heard.connectedAt, signal)
  }
}

/**
 * A connection that the system took for the server after the signal, and that the server never had, is as good as
 * refused: nothing can be said over it. One that was there before is another matter.
 */
function judge({ broken, count }: Trial, round: number, { how, why }: Heard, connectedAt: number | null, signal: { sentAt: number }): void {
  if (how === 'refused') count('connections refused after the signal')
  else if (connectedAt !== null && connectedAt > signal.sentAt) count('connections made after the signal and never taken')
  else {
    const [before, after] = [signal.sentAt - (connectedAt ?? 0), performance.now() - signal.sentAt].map(Math.round)
    broken(`round ${round}: a request over a connection that was open ${before} ms before the signal had no whole answer; it ended with ${why} ${after} ms after it`)
  }
}

function once(url: string, agent: Agent | false): Promise<Heard> {
  return new Promise((resolve) => {
    const heard: Heard = { how: 'refused', last: false, connectedAt: null, connection: null, why: 'half an answer' }
    const asking = request(url, { agent, headers: { 'Accept-Encoding': 'br' } }, (response) => {
      response.resume()
      response.once('error', () => {})
      response.once('close', () => {
        const { complete, headers } = response
        resolve({ ...heard, how: complete ? 'answered' : 'cut', last: headers.connection === 'close' })
      })
    })
    asking.once('socket', (socket) => {
      heard.connection = socket
      const there = () => {
        heard.how = 'cut'
        heard.connectedAt ??= performance.now()
      }
      if (socket.connecting) socket.once('connect', there)
      else there()
    })
    asking.once('error', (error: NodeJS.ErrnoException) => resolve({ ...heard, why: error.code ?? error.message }))
    asking.end()
  })
}
