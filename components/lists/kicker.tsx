import type { ReactNode } from 'react'
import type { StorySummary } from '@/lib/news/story'
import { BreakingMark } from './story-marks'

/** The line above a headline: that it is breaking news, and its section. Nothing where neither is to be said. */
export function Kicker({ story, children = null }: { story: Pick<StorySummary, 'breakingUntil'>; children?: ReactNode }) {
  const isBreaking = story.breakingUntil !== null
  if (!isBreaking && children === null) return null
  return <p className="type-kicker"><BreakingMark story={story} />{isBreaking && children !== null && '· '}{children}</p>
}
