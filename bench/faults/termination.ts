import { Agent, request } from 'node:http'
import { raiseEdition } from '@/lib/store/edition'
import { confirmedByServers } from '@/lib/store/edition-notices'
import { pause } from '../processes'
import type { Fault, Trial } from './fault'
import { openPaper } from './paper-process'
import { keepAll } from './rack-folder'
import { leadOf, storiesOn } from './readers'

/** How long a server may take to end, in ms. */
const bound = 11_000

/**
 * SIGTERM while 32 readers ask all the time over connections that they keep open, six open a new one for each request,
 * and six ask for pages that have to be rendered.
 */
export const termination: Fault = {
  name: 'termination',
  promise: 'A server that is told to end answers whatever was asked over an open connection before it said that it closes it',
  unit: 'terminations',
  rounds: { short: 2, long: 50 },
  async run(trial) {
    const { rounds, chance, store, broken, count } = trial
    const { db, connection, url } = await store.open()
    const paper = await openPaper(url)
    await paper.start()
    const { path, section } = await leadOf(paper)
    const kept = ['/', section, path, '/about', '/latest']
    const changing = storiesOn((await paper.ask('/latest')).text).filter((one) => one !== path).slice(0, 12)
    let longest = 0
    for (let round = 1; round <= rounds; round++) {
      await keepAll(paper, kept)
      const { servers } = await confirmedByServers(connection, () => db.$transaction((within) => raiseEdition(within, { touched: changing, withdrawn: [] })))
      if (servers !== 1) broken(`round ${round}: ${servers} servers follow the edition`)
      const signal = { sentAt: Infinity }
      const any = (pages: readonly string[]) => () => paper.origin + pages[chance.whole(0, pages.length - 1)]!
      const readers = [
        ...Array.from({ length: 32 }, () => readOver(trial, round, any(kept), signal)),
        ...Array.from({ length: 6 }, () => readAnew(trial, round, any(kept), signal)),
        ...Array.from({ length: 6 }, () => readOver(trial, round, any(changing), signal)),
      ]
      await pause(chance.whole(20, 400))
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
}

/** Asks over one connection until it is told that it was the last time. */
async function readOver(trial: Trial, round: number, next: () => string, signal: { sentAt: number }): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let connectedAt: number | null = null
  try {
    for (;;) {
      const heard = await once(next(), agent)
      connectedAt ??= heard.connectedAt
      if (heard.how === 'answered') {
        trial.count('answers over kept connections')
        if (!heard.last) continue
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
function judge({ broken, count }: Trial, round: number, { how }: Heard, connectedAt: number | null, signal: { sentAt: number }): void {
  if (how === 'refused') count('connections refused after the signal')
  else if (connectedAt !== null && connectedAt > signal.sentAt) count('connections made after the signal and never taken')
  else broken(`round ${round}: a request over a connection that was open ${Math.round(signal.sentAt - (connectedAt ?? 0))} ms before the signal had no whole answer`)
}

function once(url: string, agent: Agent | false): Promise<Heard> {
  return new Promise((resolve) => {
    const heard: Heard = { how: 'refused', last: false, connectedAt: null }
    const asking = request(url, { agent, headers: { 'Accept-Encoding': 'br' } }, (response) => {
      response.resume()
      response.once('error', () => {})
      response.once('close', () => {
        const { complete, headers } = response
        resolve({ ...heard, how: complete ? 'answered' : 'cut', last: headers.connection === 'close' })
      })
    })
    asking.once('socket', (socket) => {
      const there = () => {
        heard.how = 'cut'
        heard.connectedAt ??= performance.now()
      }
      if (socket.connecting) socket.once('connect', there)
      else there()
    })
    asking.once('error', () => resolve(heard))
    asking.end()
  })
}
