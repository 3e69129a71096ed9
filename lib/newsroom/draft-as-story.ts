import { picturesIn, plainText } from '@/lib/news/blocks'
import type { Draft } from '@/lib/news/draft'
import type { Picture } from '@/lib/news/picture'
import { datesOfPublication, stateAt } from '@/lib/news/publishing'
import { signOffOf, type Handler } from '@/lib/news/sign-off'
import { openingOf, type Story, type StoryId, type StorySummary } from '@/lib/news/story'
import { findKeptDraft } from '@/lib/store/drafts'
import { listPictures } from '@/lib/store/pictures'
import { findStoryFacts, type StoryFacts } from '@/lib/store/previewed'
import { listRelated } from '@/lib/store/related'
import { listByIds } from '@/lib/store/summaries'
import type { DbClient } from '@/lib/store/transaction'
import type { Preview } from './preview-links'

/** What a draft names and does not hold. */
export interface Named {
  pictures: Record<string, Picture>
  boxes: Record<StoryId, StorySummary>
}

/**
 * A draft as the story that readers would be shown if it were published at `now`, or at its time where it is scheduled:
 * the same trimming, dates, kind and sign-off as `publishStory` makes. It demands nothing, since one looks before
 * everything is there: a headline may come out empty, and a picture that is not there is left out. Text is in stored
 * form, as the draft's is. `updated` is what readers are told already; whether they will be told of this change the
 * editor says when publishing it.
 */
export function storyOfDraft(id: StoryId, draft: Draft, facts: StoryFacts, handlers: readonly Handler[], { pictures, boxes }: Named, now: Date): Story {
  const state = stateAt(facts, now)
  const standfirst = line(draft.standfirst)
  const hasText = draft.body.length > 0 || standfirst !== null
  const kind = facts.kind === 'headline-only' && !hasText ? 'headline-only' : 'full'
  const when = state === 'scheduled' && facts.due !== null ? facts.due : now
  const { published, captured } = datesOfPublication({ ...facts, state, kind, was: facts.kind }, when)
  const breakingUntil = draft.breakingUntil === null ? null : new Date(draft.breakingUntil)
  return {
    id,
    kind,
    section: draft.section,
    headline: draft.headline.trim(),
    shortHeadline: line(draft.shortHeadline),
    standfirst,
    opening: standfirst === null ? openingOf(plainText(draft.body)) : null,
    bylines: draft.bylines,
    published,
    captured,
    picture: draft.picture === null ? null : pictures[draft.picture] ?? null,
    sample: facts.sample,
    breakingUntil: breakingUntil !== null && breakingUntil > now ? breakingUntil : null,
    updated: facts.updated,
    place: line(draft.place),
    body: draft.body,
    signOff: line(draft.signOff) ?? signOffOf(handlers),
    sourceLine: line(draft.sourceLine),
    topics: draft.topics,
    corrections: facts.corrections,
    pictures,
    boxes,
  }
}

/**
 * The story of a preview with the pictures and stories that it names, and what stands beside it: first what was chosen,
 * then what the paper finds. Of other stories only what readers may see is shown. Null where the story has gone.
 */
export async function findPreviewedStory(
  db: DbClient, { storyId, content }: Pick<Preview, 'storyId' | 'content'>, now: Date,
): Promise<{ story: Story; related: StorySummary[] } | null> {
  const pictureIds = [...new Set([...(content.picture === null ? [] : [content.picture]), ...picturesIn(content.body)])]
  const boxIds = content.body.flatMap((block) => (block.kind === 'related' ? [block.story] : []))
  const [facts, kept, pictures, boxes, chosen, found] = await Promise.all([
    findStoryFacts(db, storyId), findKeptDraft(db, storyId), listPictures(db, pictureIds), listByIds(db, boxIds), listByIds(db, content.related),
    listRelated(db, storyId),
  ])
  if (facts === null) return null
  const named = { pictures: byId(pictures), boxes: byId(boxes) }
  return { story: storyOfDraft(storyId, content, facts, kept?.handlers ?? [], named, now), related: besides(storyId, chosen, found) }
}

/** As many as a story shows. */
const mostRelated = 6

function besides(id: StoryId, chosen: readonly StorySummary[], found: readonly StorySummary[]): StorySummary[] {
  const all = new Map([...chosen, ...found].map((story) => [story.id, story]))
  all.delete(id)
  return [...all.values()].slice(0, mostRelated)
}

const line = (text: string | null) => text?.trim() || null

function byId<Value extends { id: string }>(values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(values.map((value) => [value.id, value]))
}
