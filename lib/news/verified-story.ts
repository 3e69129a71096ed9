import type { StorySummary } from './story'

/** A published story that was asked for, with what became of it. */
export interface VerifiedStory {
  story: StorySummary
  updated: Date | null
  corrections: number
  /** The headlines that it no longer has, the first one first, with from when until when it had them. */
  earlier: { headline: string; from: Date; until: Date }[]
  /** By which of its headlines it was found; `code` where by none. */
  by: 'code' | 'headline' | 'earlier headline'
  /** Whether the headline was typed in another spelling. */
  spelledOtherwise: boolean
}
