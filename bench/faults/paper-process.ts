import { spawn, type ChildProcess } from 'node:child_process'
import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { root, serverArguments, serverEnvironment } from '../../commands/prepare.mjs'
import { pause, temporaryFolder, undoLater } from '../processes'
import { quietPort } from './quiet-port'

/** An answer as it came. */
export interface Reply {
  status: number
  headers: IncomingHttpHeaders
  /** Empty when the body could not be unpacked. */
  text: string
  ms: number
}

export interface Wish {
  method?: string
  /** As pairs in a row, so that one may come twice. */
  headers?: readonly string[]
  agent?: Agent
}

/** A newspaper's server that is started, killed and started again on the same port over the same data folder. */
export interface Paper {
  readonly dataDir: string
  readonly rackFolder: string
  readonly origin: string
  /** What it wrote since it was first started. */
  readonly said: () => string
  start: () => Promise<void>
  /** SIGKILL; resolves when the process is gone. */
  kill: () => Promise<void>
  /** SIGTERM; resolves with the exit code and the time it took, in ms. */
  terminate: () => Promise<{ code: number | null; ms: number }>
  /** Asks for one page. Rejects where the connection fails. */
  ask: (path: string, wish?: Wish) => Promise<Reply>
  health: () => Promise<{ status: string; degraded: { what: string; since: string | null }[]; lastFault: { text: string } | null }>
}

/** A server on a port and in a data folder of its own, not yet started. */
export async function openPaper(databaseUrl: string, env: Record<string, string> = {}): Promise<Paper> {
  const dataDir = temporaryFolder('faults-data')
  const port = await quietPort()
  const origin = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  let agent = new Agent({ keepAlive: true })
  let said = ''

  const gone = (signal: NodeJS.Signals) => new Promise<number | null>((resolve) => {
    const ending = child
    child = null
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return resolve(ending?.exitCode ?? null)
    ending.once('exit', resolve)
    ending.kill(signal)
  })
  undoLater(async () => {
    agent.destroy()
    await gone('SIGKILL')
  })

  const paper: Paper = {
    dataDir,
    rackFolder: join(dataDir, 'rack', String(port)),
    origin,
    said: () => said,
    async start() {
      const started = spawn(process.execPath, serverArguments, {
        cwd: root,
        env: {
          ...process.env, ...serverEnvironment, HOST: '127.0.0.1', PORT: String(port), DATABASE_URL: databaseUrl, DATA_DIR: dataDir,
          LOG_LEVEL: 'warn', ...env,
        } as NodeJS.ProcessEnv,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      })
      child = started
      agent.destroy()
      agent = new Agent({ keepAlive: true })
      for (const stream of [started.stdout, started.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (said += text))
      await new Promise<void>((resolve, reject) => {
        started.on('message', (message: { listening?: number }) => {
          if (message.listening !== undefined) resolve()
        })
        started.once('exit', (code, signal) => reject(new Error(`The server ended with ${code ?? signal} before it listened:\n${said.slice(-3_000)}`)))
      })
    },
    kill: async () => {
      await gone('SIGKILL')
    },
    async terminate() {
      const began = performance.now()
      const code = await gone('SIGTERM')
      return { code, ms: performance.now() - began }
    },
    ask: (path, wish) => ask(origin + path, { agent, ...wish }),
    health: async () => JSON.parse((await paper.ask('/api/health')).text) as Awaited<ReturnType<Paper['health']>>,
  }
  return paper
}

/** Asks for one address and waits for the whole answer, unpacked. Rejects where the connection fails, or after a minute. */
export function ask(url: string, { method = 'GET', headers = [], agent }: Wish = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const packing = headers.some((name, place) => place % 2 === 0 && name.toLowerCase() === 'accept-encoding') ? [] : ['Accept-Encoding', 'br']
    const host = headers.some((name, place) => place % 2 === 0 && name.toLowerCase() === 'host') ? [] : ['Host', new URL(url).host]
    const asking = request(url, { method, agent, setHost: false, headers: [...host, ...packing, ...headers] }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => {
        const text = unpacked(Buffer.concat(chunks), response.headers['content-encoding'])
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, ms: performance.now() - began })
      })
    })
    asking.setTimeout(60_000, () => asking.destroy(new Error(`${url} was not answered within a minute.`)))
    asking.once('error', reject)
    asking.end()
  })
}

function unpacked(body: Buffer, way: string | undefined): string {
  try {
    return (way === 'br' ? brotliDecompressSync(body) : way === 'gzip' ? gunzipSync(body) : body).toString('utf8')
  } catch {
    return ''
  }
}

/** Whether an answer holds a page from its first to its last sign. */
export const isWhole = ({ text }: Reply) => /^<!doctype html>/i.test(text) && text.trimEnd().endsWith('</html>')

/** Waits until `holds`, looking every 50 ms. Throws after `boundMs`, naming what was waited for. */
export async function until(what: string | (() => string), holds: () => Promise<boolean> | boolean, boundMs = 30_000): Promise<void> {
  const deadline = Date.now() + boundMs
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited ${boundMs / 1000} s in vain: ${typeof what === 'string' ? what : what()}`)
    await pause(50)
  }
}
