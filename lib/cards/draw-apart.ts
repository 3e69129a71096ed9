import { spawn, type ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { oneAtATime } from '@/lib/pictures/one-at-a-time'
import type { CardAnswer, CardOrder } from './card-child'

/** The program, from the project's folder, in which every process of the newspaper runs. */
const program = ['--max-old-space-size=192', '--import', 'tsx', 'lib/cards/card-child.ts']
/** How long one card may take, in ms: many times what it does on a slow and busy machine, the start of the program included. */
const longest = 90_000
/** For so long after its last card the program waits for the next, in ms; starting it takes longer than a card. */
const idle = 30_000
/** How many cards may wait for their turn, and how long; who comes later is told to come again. */
const inTurn = oneAtATime(60, 60_000)

interface Artist {
  child: ChildProcess
  /** Who waits for the line that comes next. */
  waiting: ((line: string | null) => void) | null
}

let artist: Artist | null = null
let rest: NodeJS.Timeout | undefined

/**
 * Draws a card in a process of its own, one card at a time, and resolves with its JPEG; `busy` where too many wait. That
 * process stays for half a minute after its last card. Rejects when it cannot be started, ends before it has answered,
 * takes too long, or says that it could not draw.
 */
export async function drawApart(order: CardOrder): Promise<Buffer | 'busy'> {
  return inTurn(async () => {
    clearTimeout(rest)
    const line = await ask(artist ??= begin(), JSON.stringify(order))
    rest = setTimeout(dismiss, idle)
    rest.unref()
    if (line === null) throw new Error('The program that draws cards ended without an answer')
    const answer = JSON.parse(line) as CardAnswer
    if ('fault' in answer) throw new Error(`A card could not be drawn: ${answer.fault}`)
    return Buffer.from(answer.card, 'base64')
  })
}

/** Ends the process that draws, if there is one. */
export function dismiss(): void {
  artist?.child.stdin?.end()
  artist = null
}

function begin(): Artist {
  const { TMPDIR } = process.env
  const child = spawn(process.execPath, program, {
    cwd: process.cwd(),
    env: { NODE_ENV: 'production', UV_THREADPOOL_SIZE: '2', VIPS_CONCURRENCY: '1', MALLOC_ARENA_MAX: '2', ...(TMPDIR !== undefined && { TMPDIR }) },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const begun: Artist = { child, waiting: null }
  const gone = () => {
    if (artist === begun) artist = null
    begun.waiting?.(null)
    begun.waiting = null
  }
  child.once('error', gone)
  child.once('close', gone)
  // It is gone already; whoever waits hears of it above.
  child.stdin.on('error', () => {})
  createInterface({ input: child.stdout }).on('line', (line) => {
    begun.waiting?.(line)
    begun.waiting = null
  })
  // A process that only waits for an order keeps nobody from ending.
  child.unref()
  for (const pipe of [child.stdin, child.stdout]) (pipe as Partial<Socket>).unref?.()
  return begun
}

function ask(one: Artist, order: string): Promise<string | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => one.child.kill('SIGKILL'), longest)
    one.waiting = (line) => {
      clearTimeout(timer)
      resolve(line)
    }
    one.child.stdin!.write(`${order}\n`)
  })
}
