import { jumpOf, type Jump } from '@/lib/audience/sudden-jump'
import type { ViewForm } from '@/lib/news/audience'
import { may, type Editor } from '@/lib/news/roles'
import { isStoryId } from '@/lib/news/story-id'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { findFigures, findStoryFigures, type HourOfViews, type Share, type StoryFigures } from '@/lib/store/figures'
import type { DbClient } from '@/lib/store/transaction'

const hourMs = 3_600_000
const listed = 50

/** Views by the hour, the newest last, hours without one as 0. `first` is the hour of the first, counted from 1970. */
export interface Curve {
  first: number
  views: number[]
}

/** A story as the figures show it. */
export interface ReadStory extends StoryFigures {
  curve: Curve
  lastHour: number
  jump: Jump
}

/** What was read in the last day. */
export interface Figures {
  stories: ReadStory[]
  forms: Share<ViewForm>[]
  sites: Share<string>[]
}

/** The most read stories of the last twenty-four hours, fifty at the most, with how all was read; nothing for who may not read. */
export async function listFigures(db: DbClient, editor: Editor, now: Date): Promise<Figures> {
  if (!may(editor.role, 'figures.read')) return { stories: [], forms: [], sites: [] }
  const { stories, forms, sites } = await findFigures(db, listed, now)
  return { stories: stories.map((story) => withCurve(story, 25, now)), forms, sites }
}

/** One story's figures, its curve over the last seven days. `unknown`: readers see no such story. */
export async function findReadStory(
  db: DbClient, editor: Editor, id: string, now: Date,
): Promise<Outcome<ReadStory & Omit<Figures, 'stories'>, 'forbidden' | 'unknown'>> {
  if (!may(editor.role, 'figures.read')) return refused('forbidden')
  const hours = 7 * 24
  const story = isStoryId(id) ? await findStoryFigures(db, id, new Date(now.getTime() - hours * hourMs)) : null
  if (story === null) return refused('unknown', 'id')
  return ok({ ...withCurve(story, hours, now), forms: story.forms, sites: story.sites })
}

function withCurve({ hours, ...story }: StoryFigures & { hours: readonly HourOfViews[] }, length: number, now: Date): ReadStory {
  const first = Math.floor(now.getTime() / hourMs) - length + 1
  const spread = (of: (hour: HourOfViews) => number) => {
    const all = Array.from({ length }, () => 0)
    for (const one of hours) if (one.hour >= first && one.hour - first < length) all[one.hour - first] = of(one)
    return all
  }
  const views = spread((hour) => hour.views)
  const { id, section, headline, hidden } = story
  return { id, section, headline, hidden, views: story.views, curve: { first, views }, lastHour: views.at(-1)!, jump: jumpOf(views, spread((hour) => hour.ranked)) }
}
