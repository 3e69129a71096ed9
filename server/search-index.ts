import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { db } from '@/lib/store/client'
import { areListsBehind } from '@/lib/store/related-lists'
import { searchIndex } from '@/lib/store/search-index'
import { isIndexBehind } from '@/lib/store/search-rebuilding'
import { isUnavailable } from '@/lib/store/unavailable'

/** How often it is asked whether the search index is behind, in ms. */
const beat = 300_000

/** The heap of the process that indexes, in MB; it ends when it is done. */
const heap = 160

/**
 * Keeps the search index whole, from now until the function that it returns is called: stories that it lacks, as after an
 * update or a restore, are brought in, what was published lately is packed, and lists of related stories are made where
 * they are missing. In a process of its own, which gives way
 * to everything else here, since whoever reads must not notice; ended at any moment, it loses nothing.
 */
export function startIndexing(root: string, report: (fault: string, error: unknown) => void): () => Promise<void> {
  const stop = new AbortController()
  let turn: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  async function look(): Promise<void> {
    try {
      if (await isIndexBehind(db()) || await areListsBehind(db(), await searchIndex(db()).size())) await index(root, stop.signal)
    } catch (error) {
      if (!isUnavailable(error) && !stop.signal.aborted) report('The search index cannot be kept', error)
    }
    if (!stop.signal.aborted) next(beat)
  }
  function next(wait: number): void {
    timer = setTimeout(() => {
      turn = look()
    }, wait)
    timer.unref()
  }
  // Not within the start, which has enough to do.
  next(2_000)

  return async () => {
    stop.abort()
    clearTimeout(timer)
    await turn
  }
}

function index(root: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const command = [`--max-old-space-size=${heap}`, '--import', 'tsx', 'commands/search-reindex.ts', '--missing']
    const indexing = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], signal })
    let said = ''
    indexing.stderr.on('data', (text: Buffer) => (said = `${said}${text}`.slice(-2_000)))
    indexing.once('spawn', () => {
      try {
        setPriority(indexing.pid!, 15)
      } catch {
        // It has ended already.
      }
    })
    indexing.once('error', (error) => (signal.aborted ? resolve() : reject(error)))
    indexing.once('exit', (code) => (code === 0 || signal.aborted ? resolve() : reject(new Error(said || `It ended with ${code}.`))))
  })
}
