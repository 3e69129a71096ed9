import 'server-only'
import { findSection } from '@/lib/news/paper'
import type { Story } from '@/lib/news/story'
import { routes } from '@/lib/routes'
import { findContributor } from '@/lib/store/contributors'
import * as lists from '@/lib/store/machine-lists'
import { findMovedTopic, findTopic } from '@/lib/store/topics'
import { ask, found, unknown, type Found } from './found'
import { isSlug } from './lists'

export type { FeedList } from '@/lib/store/machine-lists'

/** A list as a feed gives it: its name, null for all stories, the path of its page, and its newest stories. */
export interface FeedContent {
  title: string | null
  path: string
  stories: Story[]
}

/** The content of a feed; unknown where readers have no such list. */
export async function findFeed(list: lists.FeedList): Promise<Found<FeedContent>> {
  if (list.of === 'section' ? findSection(list.slug) === null : list.of !== 'all' && !isSlug(list.slug)) return unknown
  return ask(async (db) => {
    const place = await placeOf()
    if (place === null) return unknown
    const { of, ...content } = place
    return found({ ...content, stories: await lists.listForFeed(db, of) })

    async function placeOf(): Promise<Pick<FeedContent, 'title' | 'path'> & { of: lists.FeedList } | null> {
      if (list.of === 'all') return { of: list, title: null, path: routes.front() }
      if (list.of === 'section') return { of: list, title: findSection(list.slug)!.bn, path: routes.section(list.slug) }
      // Who follows a topic goes on getting its feed after it was renamed.
      const named = list.of === 'topic' ? await findTopic(db, list.slug) ?? await findMovedTopic(db, list.slug) : await findContributor(db, list.slug)
      return named === null ? null : {
        of: { ...list, slug: named.slug }, title: named.name, path: list.of === 'topic' ? routes.topic(named.slug) : routes.desk(named.slug),
      }
    }
  })
}

/** How many stories search engines may list. */
export function countIndexable(): Promise<Found<number>> {
  return ask(async (db) => found(await lists.countIndexable(db)))
}

/** One page of them, counted from 0, as `length` stories each. */
export function listIndexable(page: number, length: number): Promise<Found<Awaited<ReturnType<typeof lists.listIndexable>>>> {
  return ask(async (db) => found(await lists.listIndexable(db, page, length)))
}

/** Those of the last `hours` before `now`. */
export function listIndexableNews(now: Date, hours: number): Promise<Found<Awaited<ReturnType<typeof lists.listIndexableSince>>>> {
  return ask(async (db) => found(await lists.listIndexableSince(db, new Date(now.getTime() - hours * 3_600_000))))
}
