import type { StoryKind } from './story'

/**
 * Before every dated story; a real moment, so that one index and one comparison serve all lists.
 */
export const undatedOrder = new Date('0001-01-01T00:00:00Z')

/** What is ordered before this moment has no date; the archive leaves it out (lib/store/archive.ts). */
export const firstDatedOrder = new Date('0002-01-01T00:00:00Z')

/**
 * The moment by which lists order a story. A published story: its publication. A headline known from a captured page:
 * the beginning of the page's day, plus what keeps the page's own order among its headlines (`place` counts from 0, the
 * first stands highest), so that stories of that day with a known time come before. Nothing known: before everything.
 */
export function orderedAt(story: { kind: StoryKind; published: Date | null; captured: Date | null; place: number }): Date {
  if (story.published !== null) return story.published
  if (story.kind === 'headline-only' && story.captured !== null) return new Date(story.captured.getTime() + 1000 - story.place)
  return undatedOrder
}
