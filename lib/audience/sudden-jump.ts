/** Fewer views than this in an hour are no jump, whatever there was before. */
const fewest = 100
/** As many times the usual. */
const factor = 5
/** Hours that say what is usual. */
const before = 24

/** What stands out in how a story is read. */
export type Jump = 'few-networks' | 'sudden' | null

/**
 * Whether the last hour stands out: `sudden` where it has five times what the hours of the day before had on average, and
 * a hundred views at least; `few-networks` where moreover most of it came from so few networks that the list leaves it out,
 * as a program's views do. `views` and `ranked` are by the hour, the newest last; hours without a view are 0.
 */
export function jumpOf(views: readonly number[], ranked: readonly number[]): Jump {
  const now = views.at(-1) ?? 0
  if (now < fewest) return null
  const earlier = views.slice(-1 - before, -1)
  const usual = earlier.reduce((sum, one) => sum + one, 0) / before
  if (now < factor * usual) return null
  return (ranked.at(-1) ?? 0) * 2 < now ? 'few-networks' : 'sudden'
}
