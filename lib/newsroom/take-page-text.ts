import { key } from '@/lib/bangla/normalise'
import { readCrawledPage, type CrawledPage, type PageReading } from '@/lib/intake/crawled-page'
import { emptyDraft, type Draft } from '@/lib/news/draft'
import { findSection } from '@/lib/news/paper'
import { may, type Editor } from '@/lib/news/roles'
import { generalSection } from '@/lib/news/sections'
import type { StoryId } from '@/lib/news/story'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { listByHeadline } from '@/lib/store/imports'
import type { DbClient } from '@/lib/store/transaction'
import { contributorOf } from './byline-slugs'
import { readDraft } from './draft-text'
import { headlineId } from './story-place'

/** What the parser made of a page's text. Nothing is saved: a person looks at it first. */
export interface TakenPage {
  /** What `createStory` or `saveDraft` take as their content. */
  content: Draft
  /** Field by field, with every doubt and its line. */
  reading: CrawledPage
  /** A published headline of the same words that still lacks its text; null where there is none. */
  waiting: StoryId | null
}

type Reason = Extract<PageReading, { ok: false }>['reason']

/** The reasons why the parser found no story, and `invalid` with the field where it found one that no draft can hold. */
export type PageTextRefusal = 'forbidden' | 'invalid' | Reason

/** Reads a page's text in the format of the seed files, pasted or from a file, as the draft of a story. */
export async function takePageText(db: DbClient, editor: Editor, text: string | Uint8Array): Promise<Outcome<TakenPage, PageTextRefusal>> {
  if (!may(editor.role, 'story.create')) return refused('forbidden')
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const read = readCrawledPage('page.txt', bytes)
  if (!read.ok) return refused(read.reason, `line.${read.line}`)
  const { page } = read
  const content = readDraft({
    ...emptyDraft(findSection(page.section) === null ? generalSection : page.section),
    headline: page.headline, bylines: page.bylines.map(contributorOf), place: page.place, body: page.body, signOff: page.signOff, sourceLine: page.sourceLine,
  })
  if (!content.ok) return content
  const headlineKey = key(content.value.headline)
  const known = await listByHeadline(db, headlineKey, headlineId(headlineKey))
  return ok({ content: content.value, reading: page, waiting: known.find(({ full, state }) => !full && state === 'published')?.id ?? null })
}
