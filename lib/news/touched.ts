import { banglaDateOf, isoDay } from '@/lib/bangla/calendar'
import { dhakaDate } from '@/lib/bangla/dates'
import { firstDatedOrder } from './ordering'
import type { StoryId } from './story'

/** What decides on which pages readers see a story. */
export interface Shown {
  id: StoryId
  section: string
  /** Slugs. */
  topics: readonly string[]
  /** Slugs of those who signed it. */
  contributors: readonly string[]
  /** The moment that lists order by, under whose day in Dhaka the archive has it. */
  ordered: Date
  /** Whether a correction stands on it, and it therefore on the page of corrections. */
  corrected?: boolean
}

/**
 * The addresses of the pages that a change of a story touches: all where it stood before and all where it stands after,
 * each once, in order. Null stands for a story that readers do not see; without either, nothing is touched. They are
 * paths of the Bengali site without arguments: English, lite and further pages of a list go with them. A page that only
 * lists the story beside its own (a related story, the rail) is not among them; it is rendered again in its turn.
 */
export function touchedAddresses(before: Shown | null, after: Shown | null): string[] {
  const addresses = [before, after].flatMap((shown) => (shown === null ? [] : addressesOf(shown)))
  return [...new Set(addresses)].sort()
}

function addressesOf({ id, section, topics, contributors, ordered, corrected }: Shown): string[] {
  const lists = [`/${section}`, ...topics.map((slug) => `/topic/${slug}`), ...contributors.map((slug) => `/desk/${slug}`)]
  return [
    `/${section}/${id}`, `/s/${id}`,
    '/', '/latest', '/most-read', ...lists, ...archiveAddresses(ordered),
    ...['', ...lists].flatMap((list) => [`${list}/feed.xml`, `${list}/atom.xml`, `${list}/feed.json`]),
    '/sitemap.xml', '/news-sitemap.xml',
    ...(corrected === true ? ['/corrections'] : []),
  ]
}

/** By the rule of lib/store/archive.ts: the day in Dhaka of the moment that lists order by; no day for an undated story. */
function archiveAddresses(ordered: Date): string[] {
  if (ordered < firstDatedOrder) return []
  const date = dhakaDate(ordered)
  const bangla = banglaDateOf(date)
  const [month, day] = [date.month, date.day].map((number) => String(number).padStart(2, '0'))
  const path = `/archive/${date.year}`
  return [
    '/archive', path, `${path}/${month}`, `${path}/${month}/${day}`, `/daily/${isoDay(date)}.html`,
    ...(bangla === null ? [] : [`/archive/bn/${bangla.year}/${bangla.month}/${bangla.day}`]),
  ]
}
