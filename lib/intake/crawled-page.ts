import type { CivilDate } from '@/lib/bangla/calendar'
import { key } from '@/lib/bangla/normalise'
import { paragraph, type Block } from '@/lib/news/blocks'
import { paper } from '@/lib/news/paper'
import { generalSection, type Section } from '@/lib/news/sections'
import type { Byline } from './bylines'
import { decodeText, splitLines } from './encoding'
import { readDates } from './page-dates'
import { splitEnding } from './page-lines'
import { readEntries, readLists } from './page-entries'
import { findHeadline, takeApart, type PageParts } from './page-parts'
import { findSectionOfDesk } from './section-labels'
import { sourceKeyOf } from './source-key'
import type { Warning } from './warning'

export type { Warning } from './warning'

/** A story as the text of a news page gave it. All text is in stored form; `published` and `updated` are instants. */
export interface CrawledPage {
  file: string
  sourceKey: string
  headline: string
  bylines: Byline[]
  /** Where the story was written, as byline or dateline print it. */
  place: string | null
  /** Null when the page does not say: nothing is invented. */
  published: Date | null
  updated: Date | null
  /** A slug of the newspaper's sections; the general one when the page tells none. */
  section: string
  paragraphs: string[]
  body: Block[]
  /** Initials without slashes. */
  signOff: string | null
  sourceLine: string | null
  related: string[]
  latest: string[]
  mostRead: string[]
  /** The day that the page itself prints at its head: when it was captured. */
  pageDate: CivilDate | null
  /** In the order of the lines. */
  warnings: Warning[]
}

/** `reason` is one of empty, too-large, not-text, no-headline, no-body; `message` says it in English. */
export type PageReading =
  | { ok: true; page: CrawledPage }
  | { ok: false; file: string; line: number; reason: string; message: string }

/**
 * Reads the text of a news page as a crawler saw it: headline, byline, times, paragraphs, and around them the page's date,
 * menus, share words and lists, any of which may be missing. A page without a headline or without a paragraph in Bengali
 * is refused with a line and a reason; what is doubtful becomes a warning. `file` names the file and gives the source key;
 * `sections` are those of the newspaper. Never throws for any input; the same bytes always give an equal result.
 */
export function readCrawledPage(file: string, bytes: Uint8Array, sections: readonly Section[] = paper.sections): PageReading {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return { ok: false, file, line: decoded.line, reason: decoded.reason, message: decoded.message }

  const entries = readEntries(splitLines(decoded.text), sections)
  const lists = readLists(entries)
  const headline = findHeadline(entries, lists)
  if (headline === null) {
    const line = entries.find(({ reading }) => reading.kind === 'text')?.line ?? entries[0]?.line ?? 1
    return { ok: false, file, line, reason: 'no-headline', message: `no headline was found; line ${line} is the first that could have been one` }
  }
  const parts = takeApart(entries, lists, headline)

  const { paragraphs, signOff, sourceLine } = readBody(parts)
  if (!paragraphs.some((text) => /[\u0985-\u09B9]/.test(text))) {
    return { ok: false, file, line: parts.headline.line, reason: 'no-body', message: 'no paragraph in Bengali was found under the headline' }
  }
  const dates = readDates(parts)
  const bylines = distinctBylines(parts)

  return {
    ok: true,
    page: {
      file,
      sourceKey: sourceKeyOf(file),
      headline: parts.headline.text,
      bylines,
      place: parts.bylines.find(({ place }) => place !== null)?.place ?? findDatelinePlace(paragraphs[0]!),
      published: dates.published,
      updated: dates.updated,
      section: sectionOf(parts, bylines, sections),
      paragraphs,
      body: paragraphs.map(paragraph),
      signOff,
      sourceLine,
      ...parts.lists,
      pageDate: dates.pageDate,
      warnings: [...parts.warnings, ...dates.warnings].sort((a, b) => a.line - b.line),
    },
  }
}

function readBody(parts: PageParts): { paragraphs: string[]; signOff: string | null; sourceLine: string | null } {
  const paragraphs: string[] = []
  for (const { text } of parts.body) {
    // A crawler that saw two layouts of one page wrote each paragraph twice.
    if (paragraphs[paragraphs.length - 1] !== text) paragraphs.push(text)
  }
  const last = paragraphs.pop()
  if (last === undefined) return { paragraphs, signOff: null, sourceLine: null }
  const ending = splitEnding(last)
  if (ending.text !== '') paragraphs.push(ending.text)
  return { paragraphs, signOff: parts.signOff ?? ending.signOff, sourceLine: parts.source ?? ending.source }
}

function distinctBylines(parts: PageParts): Byline[] {
  const seen = new Set<string>()
  return parts.bylines.flatMap(({ bylines }) => bylines).filter(({ name }) => {
    const known = seen.has(key(name))
    seen.add(key(name))
    return !known
  })
}

/** The page's own label says it best; then the desk; a general label says nothing. */
function sectionOf(parts: PageParts, bylines: readonly Byline[], sections: readonly Section[]): string {
  const label = parts.labels.find((slug) => slug !== generalSection)
  if (label !== undefined) return label
  for (const { kind, name } of bylines) {
    const section = kind === 'desk' ? findSectionOfDesk(name, sections) : null
    if (section !== null) return section
  }
  return generalSection
}

const dateline = /^([\u0985-\u09B9][\u0980-\u09E5 ]{1,30}), ?[0-9\u09E6-\u09EF]{1,2} ?[\u0980-\u09E5]{2,14}(?: ?\([^)]{2,30}\))? ?[:\u2013\u2014-]/
const cityLine = /^(ঢাকা|চট্টগ্রাম|রাজশাহী|খুলনা|বরিশাল|সিলেট|রংপুর|ময়মনসিংহ) ?:/

/** `ঢাকা, ৪ ডিসেম্বর –` or `ঢাকা: …` at the head of the text, as agencies write it. The text keeps it. */
function findDatelinePlace(first: string): string | null {
  return dateline.exec(first)?.[1]?.trim() ?? cityLine.exec(first)?.[1] ?? null
}
