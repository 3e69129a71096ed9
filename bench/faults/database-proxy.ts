import { connect, createServer, type Server, type Socket } from 'node:net'
import { undoLater } from '../processes'
import { quietPort } from './quiet-port'

/**
 * How the database looks from where the server stands: there, not listening, taking connections and saying nothing, or
 * so slow that each reply comes so many milliseconds later.
 */
export type Weather = 'fair' | 'refusing' | 'silent' | { delayMs: number }

/** Stands between a server and its database, and makes it as bad as it is told to. */
export interface DatabaseProxy {
  readonly port: number
  become: (weather: Weather) => Promise<void>
}

/** Opens a proxy in front of the Unix socket `path`. */
export async function openProxy(path: string): Promise<DatabaseProxy> {
  const port = await quietPort()
  const pairs = new Set<Socket>()
  let weather: Weather = 'fair'
  let server: Server | null = null

  function couple(client: Socket): void {
    const database = connect(path)
    const both = [client, database]
    for (const one of both) {
      pairs.add(one)
      one.setNoDelay(true).on('error', () => {})
      one.once('close', () => {
        pairs.delete(one)
        for (const other of both) other.destroy()
      })
    }
    // What is asked while the database is silent stays unanswered, also afterwards: a network that lost it brings nothing back.
    client.on('data', (bytes: Buffer) => {
      if (weather !== 'silent') database.write(bytes)
    })
    database.on('data', (bytes: Buffer) => {
      if (weather === 'silent') return
      if (typeof weather === 'object') setTimeout(() => client.write(bytes), weather.delayMs)
      else client.write(bytes)
    })
  }

  const cut = () => {
    for (const one of pairs) one.destroy()
  }
  const listen = () => new Promise<void>((resolve, reject) => {
    server = createServer(couple).once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const close = async () => {
    const closing = server
    server = null
    cut()
    await new Promise<void>((resolve) => (closing === null ? resolve() : closing.close(() => resolve())))
  }
  await listen()
  undoLater(close)

  return {
    port,
    async become(next) {
      const before = weather
      weather = next
      if (next === 'refusing') await close()
      else if (server === null) await listen()
      // A connection on which something was lost can never be used again.
      if (before === 'silent' && next !== 'silent') cut()
    },
  }
}
