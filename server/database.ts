import { spawn } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { db, useConnection } from '@/lib/store/client'
import type { Connection } from '@/lib/store/connection'
import { wasSeeded } from '@/lib/store/installation'
import { awayMessage, migrateWhenReachable, openPlace } from '@/lib/store/open'
import { countStories } from '@/lib/store/stories'
import { isUnavailable } from '@/lib/store/unavailable'
import { startClock } from './clock'
import { StartRefusal } from './refusal'
import { startIndexing } from './search-index'

export interface Database {
  readonly connection: Connection
  /** Ends the waiting, closes the connections and gives the embedded cluster up. */
  close(): Promise<void>
}

interface Listeners {
  /** Something the operator should know. */
  say: (line: string) => void
  /** The database came back in a state that this code cannot use: the server has to stop. */
  onUnusable: (refusal: StartRefusal) => void
  /** Something failed that nobody waits for. */
  report: (fault: string, error: unknown) => void
}

/**
 * Opens the database for the server: migrates it, and fills it from the seeds when it holds no story. Resolves when it
 * is ready, or as soon as it is known to be away; then the trying goes on behind, and pages answer 503 until it is
 * there. From then on the clock of scheduled stories runs, and the search index is kept whole. Throws `StartRefusal` or
 * `StoreRefusal` where starting makes no sense.
 */
export async function openDatabase(root: string, { say, onUnusable, report }: Listeners): Promise<Database> {
  const place = await openPlace()
  if (place.notice) say(place.notice)
  const stop = new AbortController()
  let wasAway = false
  let stopClock = async () => {}
  let stopIndexing = async () => {}
  let reportAway: () => void = () => {}
  const away = new Promise<void>((resolve) => {
    reportAway = resolve
  })

  const sayAway = (message: string) => {
    say(`${message}\nReaders get a page that says so (503); trying goes on.`)
    wasAway = true
    reportAway()
  }
  const prepare = async () => {
    const outcome = await migrateWhenReachable(place.connection, sayAway, stop.signal)
    if (outcome === null) return
    if (!outcome.ok) throw new StartRefusal(outcome.message)
    if (outcome.value.applied.length > 0) say(`Applied to the database: ${outcome.value.applied.join(', ')}`)
    // From here on pages may ask it.
    useConnection(place.connection)
    await seedWhenEmpty(root, say, stop.signal)
    if (wasAway) say('The database is there.')
    if (stop.signal.aborted) return
    stopIndexing = startIndexing(root, report)
    stopClock = startClock({ report, stamped: ({ published, edition }) => say(`Published at its time, edition ${edition}: ${published.join(', ')}`) })
  }
  const ready = async () => {
    for (;;) {
      try {
        return await prepare()
      } catch (error) {
        // It was there and went away again before all was asked.
        if (!isUnavailable(error) || stop.signal.aborted) throw error
        sayAway(awayMessage(place.connection, error))
        await setTimeout(1_000)
      }
    }
  }

  const readiness = ready()
  try {
    await Promise.race([readiness, away])
  } catch (error) {
    await place.close()
    throw error
  }
  // Only matters when the database was away at first; else it has settled.
  readiness.catch((error: unknown) => onUnusable(error instanceof StartRefusal ? error : new StartRefusal(String(error))))

  return {
    connection: place.connection,
    async close() {
      stop.abort()
      await Promise.all([stopClock(), stopIndexing()])
      useConnection(null)
      await place.close()
    },
  }
}

async function seedWhenEmpty(root: string, say: (line: string) => void, signal: AbortSignal): Promise<void> {
  // What a person has emptied stays empty; the command asks again within its transaction.
  if (await wasSeeded(db()) || await countStories(db()) > 0) return
  say('The store is empty: putting in the seed stories.')
  // A process of its own: what changes stories is no part of what serves them.
  const code = await new Promise<number | null>((resolve) => {
    const seed = spawn(process.execPath, ['--import', 'tsx', 'commands/seed.ts', '--when-empty'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], signal })
    seed.once('error', () => resolve(null))
    seed.once('exit', resolve)
  })
  if (code !== 0 && !signal.aborted) say('Not every seed could be put in; `npm run seed` shows which.')
}
