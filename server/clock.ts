import { db } from '@/lib/store/client'
import { publishDue, type Due } from '@/lib/store/scheduled'
import { isUnavailable } from '@/lib/store/unavailable'

/** How often it is asked whether a story's time has come, in ms: readers see it then even where nobody asks. */
const beat = 1_000

/**
 * Stamps scheduled stories when their time has come, from now until the function that it returns is called, which waits
 * for what is under way. Any number of servers may do so at once. A store that is away is asked again; whatever else goes
 * wrong is reported, once until it has gone well again.
 */
export function startClock(
  { stamped, report }: { stamped: (due: Due, now: Date) => void; report: (fault: string, error: unknown) => void },
  ask: (now: Date) => Promise<Due> = (now) => publishDue(db(), now),
): () => Promise<void> {
  let stopped = false
  let failing = false
  let turn: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  async function tick(): Promise<void> {
    try {
      const now = new Date()
      const due = await ask(now)
      failing = false
      if (due.published.length > 0) stamped(due, now)
    } catch (error) {
      if (!failing && !isUnavailable(error)) report('The scheduled stories cannot be stamped', error)
      failing = true
    }
    // Not an interval: a slow answer must not pile up questions.
    if (!stopped) next()
  }
  function next(): void {
    timer = setTimeout(() => {
      turn = tick()
    }, beat)
    timer.unref()
  }
  next()

  return async () => {
    stopped = true
    clearTimeout(timer)
    await turn
  }
}
