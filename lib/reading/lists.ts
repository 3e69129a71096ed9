import 'server-only'
import { findSection } from '@/lib/news/paper'
import { isStoryId } from '@/lib/news/story-id'
import type { Contributor, StoryId, StorySummary, Topic } from '@/lib/news/story'
import { findContributor } from '@/lib/store/contributors'
import * as lists from '@/lib/store/lists'
import { isPublished } from '@/lib/store/stories'
import { findMovedTopic, findTopic } from '@/lib/store/topics'
import type { Db } from '@/lib/store/transaction'
import { routes } from '@/lib/routes'
import { ask, found, unknown, type Found } from './found'
import { onceAnEdition } from './once-an-edition'

export type { StoryList } from '@/lib/store/lists'
type StoryList = lists.StoryList

/**
 * Lists, newest first, twenty a page. `before` is what an address gives for `?before=`, null without it: it must name a
 * published story, of this list or another, else the page is unknown; text that is no id costs no query.
 */

/** All stories. */
export async function listLatest(before: string | null): Promise<Found<StoryList>> {
  return listFrom(before, (db, from) => lists.listLatest(db, from))
}

/** The head of the same list, as it stands beside a story or under an address that does not exist. */
export async function listNewest(): Promise<Found<StorySummary[]>> {
  return ask(async (db) => found(await onceAnEdition(db, 'newest', async () => (await lists.listLatest(db, null)).stories)))
}

/** The stories of one of the newspaper's sections, none perhaps; unknown, without a query, where it has no such section. */
export async function listSection(slug: string, before: string | null): Promise<Found<StoryList>> {
  if (findSection(slug) === null) return unknown
  return listFrom(before, (db, from) => lists.listSection(db, slug, from))
}

/** The stories under a topic; unknown where no published story is. A former address of a topic leads to its present one. */
export async function listTopic(slug: string, before: string | null): Promise<Found<{ topic: Topic } & StoryList>> {
  if (!isSlug(slug)) return unknown
  const list = await listFrom<{ topic: Topic } & StoryList>(before, async (db, from) => {
    const topic = await findTopic(db, slug)
    return topic === null ? null : { topic, ...(await lists.listTopic(db, slug, from)) }
  })
  if (list.status !== 'unknown') return list
  return ask(async (db) => {
    const topic = await findMovedTopic(db, slug)
    return topic === null ? unknown : { status: 'moved', to: routes.topic(topic.slug) }
  })
}

/** What a person or a desk signed; unknown where they have no published story. */
export async function listContributor(
  slug: string, before: string | null,
): Promise<Found<{ contributor: Contributor } & StoryList>> {
  if (!isSlug(slug)) return unknown
  return listFrom(before, async (db, from) => {
    const contributor = await findContributor(db, slug)
    return contributor === null ? null : { contributor, ...(await lists.listContributor(db, slug, from)) }
  })
}

/** Answers with what `list` brings, or unknown where it brings null or `before` names no published story. */
export async function listFrom<Value>(
  before: string | null, list: (db: Db, from: StoryId | null) => Promise<Value | null>,
): Promise<Found<Value>> {
  if (before !== null && !isStoryId(before)) return unknown
  return ask(async (db) => {
    if (before !== null && !(await isPublished(db, before))) return unknown
    const value = await list(db, before)
    return value === null ? unknown : found(value)
  })
}

/** Slugs in addresses are ASCII; whatever else stands there names nothing. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,79}$/.test(text)
}
