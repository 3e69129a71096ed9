import { orderedAt } from './ordering'
import type { StoryKind, StoryState } from './story'

/** What an editor can do to the state of a story. */
export type StateChange = 'submit' | 'return' | 'schedule' | 'unschedule' | 'publish' | 'withdraw' | 'correct'

/**
 * The states in which each is allowed. Publishing a published story shows its pending changes. What nobody saw cannot be
 * withdrawn or corrected; and a withdrawn story is not scheduled, since its address says meanwhile that it was taken back.
 */
const from: Record<StateChange, readonly StoryState[]> = {
  submit: ['draft'],
  return: ['review'],
  schedule: ['draft', 'review', 'scheduled'],
  unschedule: ['scheduled'],
  publish: ['draft', 'review', 'scheduled', 'withdrawn', 'published'],
  withdraw: ['published'],
  correct: ['published'],
}

/** Whether a story in `state` may be changed so. */
export function mayChange(state: StoryState, change: StateChange): boolean {
  return from[change].includes(state)
}

/** The state in which readers see a story: one that is scheduled is published from its time on, stamped or not. */
export function stateAt({ state, due }: { state: StoryState; due: Date | null }, now: Date): StoryState {
  return state === 'scheduled' && due !== null && due <= now ? 'published' : state
}

/** How long after its time a scheduled story may be without its stamp before somebody has to look, in ms. */
const patience = 60_000

/** Whether the clock has missed a scheduled story. */
export function isLate({ state, due }: { state: StoryState; due: Date | null }, now: Date): boolean {
  return state === 'scheduled' && due !== null && now.getTime() - due.getTime() > patience
}

/** The dates of a story, and the moment by which lists order it. */
export interface Dates {
  published: Date | null
  captured: Date | null
  ordered: Date
}

/**
 * The dates of a story that is published at `when`. A first publication is then, also of a story that had been planned
 * for later, and of a headline whose text has come (`kind` is what it is from now on, `was` what it was). One that
 * readers have seen keeps the dates it had, and stays without any if it had none, since nothing says when it was first
 * published; so does a headline that stays one, of which the day of its page is all that is known.
 */
export function datesOfPublication(
  story: Dates & { kind: StoryKind; was?: StoryKind; state: StoryState }, when: Date,
): Dates {
  const { kind, was = kind, state, published, captured, ordered } = story
  const hadText = was === 'full'
  if (kind === 'headline-only' || (hadText && (state === 'withdrawn' || state === 'published'))) return { published, captured, ordered }
  const first = published === null || published > when ? when : published
  return { published: first, captured, ordered: orderedAt({ kind, published: first, captured, place: 0 }) }
}
