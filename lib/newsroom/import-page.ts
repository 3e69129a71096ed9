import { dhakaInstant } from '@/lib/bangla/dates'
import { key } from '@/lib/bangla/normalise'
import type { CrawledPage } from '@/lib/intake/crawled-page'
import { orderedAt } from '@/lib/news/ordering'
import { findSection } from '@/lib/news/paper'
import { generalSection } from '@/lib/news/sections'
import type { StoryId } from '@/lib/news/story'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { saveBylines } from '@/lib/store/contributors'
import { absorbStory, listNamedBy, saveImported } from '@/lib/store/imports'
import { savePageList } from '@/lib/store/page-lists'
import { saveCuratedLinks } from '@/lib/store/related'
import { removeUnnamedHeadlines } from '@/lib/store/removals'
import type { Db, DbClient } from '@/lib/store/transaction'
import { contributorOf } from './byline-slugs'
import { placeHeadlines } from './known-headlines'
import { lookupWords } from './lookup-words'
import { renewDraft } from './renew-draft'
import { importHash, inStoredForm } from './stored-form'
import { importing, type StoryChanges } from './story-changes'
import { findPlace } from './story-place'

/** What an import did. `headlines`: how many other headlines the page named. */
export interface Imported {
  id: StoryId
  change: 'created' | 'updated' | 'unchanged'
  headlines: number
}

/** `headline`: there is no letter or digit in it. `withdrawn`: an editor has taken the story back. */
export type ImportRefusal = 'headline' | 'withdrawn'

/**
 * Imports the story of a crawled page, with what the page listed, as one transaction: see `importPageWithin`.
 * `sample` is `document` for a supplied sample, null for the newspaper's own.
 */
export async function importPage(db: DbClient, page: CrawledPage, { sample }: { sample: 'document' | null }): Promise<Outcome<Imported, ImportRefusal>> {
  return importing(db, (within, changes) => importPageWithin(within, changes, page, { sample }))
}

/**
 * The same within an import that is under way, whose `changes` hear of every story it writes. A page that was imported before, found by its source key, is brought up
 * to date in the state it is in, or left alone when nothing in it is different. A new one is published; where its
 * headline is already known without a text it takes that story's place and keeps its id and links. Headlines that the
 * page lists become stories without a text, or lead to the published story of that headline. A sample stays one when
 * somebody imports its file again as their own.
 */
export async function importPageWithin(
  db: Db, changes: StoryChanges, crawled: CrawledPage, { sample }: { sample: 'document' | null },
): Promise<Outcome<Imported, ImportRefusal>> {
  const { file: _, warnings: __, ...content } = crawled
  const page = inStoredForm(content)
  const words = lookupWords({ headline: page.headline, standfirst: null, body: page.body })
  if (words.headlineKey === '') return refused('headline', 'headline')
  const section = findSection(page.section) === null ? generalSection : page.section
  const listed = [...page.latest, ...page.related, ...page.mostRead]
  const headlines = new Set(listed.map(key).filter((name) => name !== '')).size

  const place = await findPlace(db, page.sourceKey, words.headlineKey)
  if (place.kind === 'withdrawn') return refused('withdrawn')
  const hash = importHash({ ...page, section })
  const before = place.kind === 'new' ? null : place.story
  const id = place.kind === 'new' ? place.id : place.story.id
  if (before?.importHash === hash) return ok({ id, change: 'unchanged', headlines })

  const named = await listNamedBy(db, { sourceKey: page.sourceKey, storyId: id })
  await changes.change([id])
  await changes.watch(named)
  const captured = page.pageDate === null ? null : dhakaInstant(page.pageDate)
  await saveImported(db, id, {
    ...words,
    sourceKey: page.sourceKey,
    section,
    headline: page.headline,
    standfirst: null,
    body: page.body,
    published: page.published,
    updated: page.updated,
    // Where this was a headline, the day on which a page first named it stays.
    captured: before !== null && !before.full ? before.captured ?? captured : captured,
    ordered: orderedAt({ kind: 'full', published: page.published, captured, place: 0 }),
    place: page.place,
    signOff: page.signOff,
    sourceLine: page.sourceLine,
    sample: sample ?? (before?.full ? before.sample : null),
    importHash: hash,
  })
  if (place.kind === 'known' && place.headline !== null) {
    await changes.change([place.headline.id])
    await absorbStory(db, place.headline.id, id)
  }
  await saveBylines(db, id, page.bylines.map(contributorOf))

  const ids = await placeHeadlines(db, changes, listed, { captured, sample })
  const storiesOf = (list: readonly string[]) => list.flatMap((headline) => ids.get(key(headline)) ?? [])
  await saveCuratedLinks(db, id, storiesOf(page.related))
  // A list without its day could not say of when it is, so it is not kept; its headlines are.
  const { sourceKey, pageDate: day } = page
  await savePageList(db, { sourceKey, kind: 'latest', day }, storiesOf(page.latest))
  await savePageList(db, { sourceKey, kind: 'most-read', day }, storiesOf(page.mostRead))
  await removeUnnamedHeadlines(db, named)
  await renewDraft(db, id)
  return ok({ id, change: before?.full ? 'updated' : 'created', headlines })
}
