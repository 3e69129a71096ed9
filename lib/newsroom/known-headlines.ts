import { key } from '@/lib/bangla/normalise'
import { orderedAt } from '@/lib/news/ordering'
import { generalSection } from '@/lib/news/sections'
import type { Sample, StoryId } from '@/lib/news/story'
import { createHeadline, listByHeadline, updateHeadline } from '@/lib/store/imports'
import type { Db } from '@/lib/store/transaction'
import type { StoryChanges } from './story-changes'
import { headlineId } from './story-place'

/** The captured page on which headlines stood. */
export interface CapturedPage {
  /** When its day began in Dhaka; null when the page does not say its day. */
  captured: Date | null
  sample: Sample
}

/**
 * The stories behind the headlines of a page (stored form), by key of headline. A headline whose story is published
 * leads there; of any other a story without its text is made, in the general section; a withdrawn one stays withdrawn,
 * and its id is given all the same, since readers are not shown it. The first of `headlines` stands highest within the
 * page's day. A headline without a letter or digit is left out.
 */
export async function placeHeadlines(
  db: Db, changes: StoryChanges, headlines: readonly string[], page: CapturedPage,
): Promise<Map<string, StoryId>> {
  const ids = new Map<string, StoryId>()
  for (const headline of headlines) {
    const headlineKey = key(headline)
    if (headlineKey === '' || ids.has(headlineKey)) continue
    ids.set(headlineKey, await placeHeadline(db, changes, { headline, headlineKey, place: ids.size }, page))
  }
  return ids
}

async function placeHeadline(
  db: Db, changes: StoryChanges, { headline, headlineKey, place }: { headline: string; headlineKey: string; place: number }, page: CapturedPage,
): Promise<StoryId> {
  const id = headlineId(headlineKey)
  const ordered = (captured: Date | null) => orderedAt({ kind: 'headline-only', published: null, captured, place })
  const stories = await listByHeadline(db, headlineKey, id)
  const published = stories.filter(({ state }) => state === 'published')
  const known = published.find(({ full }) => full) ?? published[0]
    ?? stories.find(({ state }) => state === 'withdrawn') ?? stories.find((story) => story.id === id)
  if (known === undefined) {
    await changes.change([id])
    await createHeadline(db, {
      id, section: generalSection, headline, headlineKey, searchKey: headlineKey,
      captured: page.captured, ordered: ordered(page.captured), sample: page.sample,
    })
    return id
  }
  if (!known.full && known.state === 'published') {
    // Of several pages the earliest says best when the headline came; and one page of the paper's own makes it its own.
    const earlier = page.captured !== null && (known.captured === null || page.captured < known.captured)
    const own = page.sample === null && known.sample !== null
    if (earlier || own) await changes.change([known.id])
    if (earlier) await updateHeadline(db, known.id, { captured: page.captured, ordered: ordered(page.captured) })
    if (own) await updateHeadline(db, known.id, { sample: null })
  }
  return known.id
}
