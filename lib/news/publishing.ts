import { orderedAt } from './ordering'
import type { StoryKind, StoryState } from './story'

/** What an editor can do to the state of a story. */
export type StateChange = 'publish' | 'withdraw'

/** The states in which each is allowed. A published story cannot be published twice, nor what nobody saw be withdrawn. */
const from: Record<StateChange, readonly StoryState[]> = {
  publish: ['draft', 'review', 'scheduled', 'withdrawn'],
  withdraw: ['published'],
}

/** Whether a story in `state` may be changed so. */
export function mayChange(state: StoryState, change: StateChange): boolean {
  return from[change].includes(state)
}

/** The dates of a story, and the moment by which lists order it. */
export interface Dates {
  published: Date | null
  captured: Date | null
  ordered: Date
}

/**
 * The dates of a story that is published now. A first publication is now, also of a story that was scheduled for later.
 * One that was withdrawn returns with the dates it had, and without any if it had none, since nothing says when it was
 * first published; so does a headline, of which the day of its page is all that is known.
 */
export function datesOfPublication(story: Dates & { kind: StoryKind; state: StoryState }, now: Date): Dates {
  const { kind, state, published, captured, ordered } = story
  if (state === 'withdrawn' || kind === 'headline-only') return { published, captured, ordered }
  const first = published === null || published > now ? now : published
  return { published: first, captured, ordered: orderedAt({ kind, published: first, captured, place: 0 }) }
}
