import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Undo = () => Promise<void> | void

const undos = new Set<Undo>()

/** Undoing goes one after another, so that whoever ends the process behind its own has waited for all before. */
let undoing: Promise<void> = Promise.resolve()

/** Remembers how to undo something; the function that comes back undoes it now, once. */
export function undoLater(how: Undo): () => Promise<void> {
  undos.add(how)
  return () => undo((one) => one === how)
}

/** Runs `work` and then undoes, the newest first, what was begun in it. */
export async function undoingAfter<Value>(work: () => Promise<Value>): Promise<Value> {
  const before = new Set(undos)
  try {
    return await work()
  } finally {
    await undo((one) => !before.has(one))
  }
}

function undo(which: (one: Undo) => boolean): Promise<void> {
  undoing = undoing.then(async () => {
    for (const one of [...undos].filter(which).reverse()) {
      undos.delete(one)
      try {
        await one()
      } catch (error) {
        console.error(error)
      }
    }
  })
  return undoing
}

/** Runs the whole of a run; however it ends, also when it is interrupted, nothing that it began is left behind. */
export async function leavingNothing<Value>(work: () => Promise<Value>): Promise<Value> {
  let ending = false
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const) {
    process.on(signal, () => {
      if (ending) return
      ending = true
      void undo(() => true).finally(() => process.exit(code))
    })
  }
  try {
    return await undoingAfter(work)
  } finally {
    // The signal's own undoing ends the process when it is done.
    if (ending) await new Promise(() => {})
  }
}

/** A temporary folder that others may look into: the database and nginx may run as another user than this process. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `pathok-${name}-`))
  chmodSync(folder, 0o755)
  undoLater(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))
  return folder
}

/** A process of this run. */
export interface Running {
  readonly child: ChildProcess
  readonly pid: number
  stop: () => Promise<void>
}

/** Starts a program. What it says is kept and told when it fails, else thrown away; its complaints are shown. */
export function start(program: string, args: readonly string[], options: { cwd?: string; env?: Record<string, string>; ipc?: boolean } = {}): Running {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'inherit', ...(options.ipc ? ['ipc' as const] : [])],
  })
  if (child.pid === undefined) throw new Error(`${program} could not be started.`)
  return { child, pid: child.pid, stop: undoLater(() => ended(child)) }
}

/** Asks a process to end and waits for it; after fifteen seconds it is ended. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    child.kill('SIGTERM')
  })
}

/** Runs a program to its end; resolves with what it wrote. Throws with its words when it fails. */
export async function runToEnd(
  program: string, args: readonly string[], options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<string> {
  const child = spawn(program, args, {
    cwd: options.cwd, env: { ...process.env, ...options.env } as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = undoLater(() => ended(child))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  await gone()
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${said}`)
  return said
}

/** Memory that a process holds, in bytes; the median of eleven looks over five seconds, since it breathes. */
export async function residentMemory(pid: number): Promise<number> {
  const looks: number[] = []
  for (let look = 0; look < 11; look++) {
    if (look > 0) await pause(500)
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    looks.push(Number(kilobytes) * 1024)
  }
  return looks.sort((a, b) => a - b)[5]!
}

/**
 * Memory of a database server on this machine, in bytes: the proportional share of each of its processes, which all work
 * in the data folder, so that what they share counts once. Zero for one that is elsewhere.
 */
export function databaseMemory(dataFolder: string): number {
  let kilobytes = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readlinkSync(`/proc/${pid}/cwd`) !== dataFolder) continue
      kilobytes += Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      // It ended meanwhile, or is not ours to look at.
    }
  }
  return kilobytes * 1024
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
