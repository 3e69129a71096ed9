import type { Story } from '@/lib/news/story'

/**
 * The moments that a feed gives a story: readers sort by them, so there must be one. A story of which only the day of the
 * capture is known has that; one without any has the beginning of the epoch, which puts it behind all others.
 */
export function dateOfFeed({ published, updated, captured }: Pick<Story, 'published' | 'updated' | 'captured'>): { published: Date; changed: Date } {
  const first = published ?? captured ?? new Date(0)
  return { published: first, changed: updated !== null && updated > first ? updated : first }
}
