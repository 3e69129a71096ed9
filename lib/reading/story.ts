import 'server-only'
import { isStoryId } from '@/lib/news/story-id'
import type { Story, StorySummary } from '@/lib/news/story'
import { routes } from '@/lib/routes'
import { listRelated, listStoryline } from '@/lib/store/related'
import * as stories from '@/lib/store/stories'
import { ask, found, unknown, type Found } from './found'

/** A story and what goes with it. */
export interface StoryPage {
  story: Story
  related: StorySummary[]
  /** Its event from the beginning, oldest first, the story itself last; empty where nothing came before. */
  storyline: StorySummary[]
}

/** The story at /{section}/{id}. Under another section it has moved to its own; text that is no id costs no query. */
export async function findStory(section: string, id: string): Promise<Found<StoryPage>> {
  if (!isStoryId(id)) return unknown
  return ask(async (db) => {
    const stored = await stories.findStory(db, id)
    if (stored === null) return unknown
    if (stored.state === 'withdrawn') return { status: 'withdrawn' }
    if (stored.story.section !== section) return { status: 'moved', to: routes.story(stored.story) }
    const storyline = await listStoryline(db, id)
    const related = await listRelated(db, id, storyline.map((one) => one.id))
    return found({ story: stored.story, related, storyline })
  })
}

/** Where the short form /s/{id} leads: always `moved` when there is such a story. */
export async function findStoryAddress(id: string): Promise<Found<string>> {
  if (!isStoryId(id)) return unknown
  return ask(async (db) => {
    const place = await stories.findStoryPlace(db, id)
    if (place === null) return unknown
    if (place.state === 'withdrawn') return { status: 'withdrawn' }
    return { status: 'moved', to: routes.story({ section: place.section, id }) }
  })
}
