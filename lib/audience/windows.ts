import type { ReadWindow } from '@/lib/news/audience'

const hourMs = 3_600_000

/** How long the windows are, in hours. */
const hours: Record<ReadWindow, number> = { '1h': 1, '24h': 24, '7d': 168 }

/** What the views of an hour count for in a list. */
export interface Weight {
  /** Hours since 1970. */
  hour: number
  weight: number
}

/**
 * What each hour counts for in the list of `window` at `now`, the oldest first. An hour of which only a part lies in the
 * window counts with that part, as if its views were spread evenly; and what lies half a window back counts half of what
 * is read now, so that a story goes down as it grows old and not when it falls out of the window.
 */
export function weightsOf(window: ReadWindow, now: Date): Weight[] {
  const end = now.getTime()
  const start = end - hours[window] * hourMs
  const half = (hours[window] * hourMs) / 2
  const weights: Weight[] = []
  for (let hour = Math.floor(start / hourMs); hour <= Math.floor(end / hourMs); hour++) {
    const from = Math.max(start, hour * hourMs)
    const until = Math.min(end, (hour + 1) * hourMs)
    // What has been read of the hour that is running was read until now.
    const elapsed = until - hour * hourMs
    const share = elapsed === 0 ? 1 : (until - from) / elapsed
    if (share > 0) weights.push({ hour, weight: share * 0.5 ** ((end - (from + until) / 2) / half) })
  }
  return weights
}
