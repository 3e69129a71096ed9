import type { Server } from 'node:http'
import { connect, Server as NetServer, type AddressInfo } from 'node:net'
import type { Stand } from './stand'

/** How long, in ms, a stopping server waits in all for answers that are under way. */
const patience = 10_000
/** How long, in ms, clients that keep a connection open may still send on it; each answer then tells them to close. */
const courtesy = 1_000

export interface Stopper {
  stop: (code: number) => Promise<void>
  isStopping: () => boolean
}

/**
 * Listens for what ends the server. The first signal lets answers under way finish, then runs `steps` in order and
 * leaves with 0; a second one leaves at once. A terminal and npm may both pass the same Ctrl-C on, so two signals within
 * half a second are one.
 */
export function stopper(server: Server, stand: Stand | null, steps: (() => Promise<void>)[], dev: boolean): Stopper {
  let since: number | null = null
  const stop = async (code: number) => {
    if (since !== null) {
      if (Date.now() - since > 500) process.exit(code === 0 ? 130 : code)
      return
    }
    since = Date.now()
    // The connections of development never end by themselves.
    if (server.listening && !dev) await drain(server, stand)
    server.closeAllConnections()
    for (const step of steps) await step().catch((error: unknown) => console.error(error))
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  // The script that started this process is gone, however it ended; nobody else could stop it.
  process.on('disconnect', () => void stop(0))
  return { stop, isStopping: () => since !== null }
}

/**
 * Takes no new connections and resolves when the open ones have had their answers. Node's own `close` cuts idle
 * connections at once, also one on which a request is already travelling; here they get a moment in which such a request
 * is answered and told to be the last.
 */
async function drain(server: Server, stand: Stand | null): Promise<void> {
  const patienceEnds = Date.now() + patience
  await Promise.race([takeWaiting(server), pause(patience)])
  const closed = new Promise<void>((resolve) => {
    NetServer.prototype.close.call(server, () => resolve())
  })
  await Promise.race([closed, pause(courtesy)])
  const sweep = setInterval(() => {
    server.closeIdleConnections()
    stand?.closeIdle()
  }, 50)
  await Promise.race([closed, pause(patienceEnds - Date.now())])
  clearInterval(sweep)
}

/**
 * Takes the connections that the system has already made for this server: their clients may have sent a request, and
 * `close` would cut them off. They come in their order, so one of our own, made now, comes when all the others have come.
 */
async function takeWaiting(server: Server): Promise<void> {
  const { address, port } = server.address() as AddressInfo
  const last = connect(port, { '0.0.0.0': '127.0.0.1', '::': '::1' }[address] ?? address)
  const taken = new Set<number | undefined>()
  await new Promise<void>((resolve) => {
    const look = () => {
      if (taken.has(last.localPort)) resolve()
    }
    server.on('connection', ({ remotePort }) => {
      taken.add(remotePort)
      if (!last.connecting) look()
    })
    last.once('connect', look)
    // Whoever cannot reach us cannot be waiting either.
    last.once('error', () => resolve())
  })
  last.destroy()
}

const pause = (ms: number) => new Promise<void>((resolve) => {
  setTimeout(resolve, ms)
})
