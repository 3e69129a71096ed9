import { key } from '@/lib/bangla/normalise'
import { readByline, type BylineLine } from './bylines'
import { againOf, headlineKey, headlineOnce } from './headline'
import { isRunning, isStoryText, type Entry, type OpenList } from './page-entries'
import { distinctItems, listItem, type PageListKind } from './page-lists'
import type { DateLine } from './timestamps'
import type { Warning } from './warning'

export interface PageLine {
  line: number
  text: string
}

/** A page taken apart. */
export interface PageParts {
  headline: PageLine
  body: PageLine[]
  bylines: BylineLine[]
  /** `order` counts the lines that are not blank, so that neighbours can be told. */
  dates: { line: number; order: number; dates: DateLine; overHeadline: boolean }[]
  /** Section slugs in the order in which labels name them. */
  labels: string[]
  signOff: string | null
  source: string | null
  lists: Record<PageListKind, string[]>
  warnings: Warning[]
}

/** Where a title stands again above its story, it does so soon. */
const titleReach = 12

/**
 * The headline's line: of those before running text the one that stands on the page twice, else the first under the menu
 * (over it stands the outlet's name), else the first. Where a list swallowed it, the last line before the story begins; that list then loses it. Null when there is no such line.
 */
export function findHeadline(entries: readonly Entry[], lists: readonly OpenList[]): Entry | null {
  const running = entries.findIndex((entry) => isStoryText(entry) && isRunning(entry))
  const head = running < 0 ? entries : entries.slice(0, running)
  const near = head.filter(isStoryText).slice(0, titleReach)
  if (near.length === 0) return running < 0 ? null : reclaimHeadline(entries, lists, running)
  const counts = new Map<string, number>()
  for (const entry of entries) {
    if (!isStoryText(entry) || isRunning(entry)) continue
    const title = headlineKey(entry.text)
    counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  return near.find(({ text }) => counts.get(headlineKey(text))! > 1) ??
    near.find((entry) => near.filter(({ text }) => againOf(entry.text)(text)).length > 1) ??
    head.slice(menuEnd(head)).find(isStoryText) ?? near[0]!
}

/** Where the menu ends, if there is one: three names of sections or more with nothing but menu words between. */
function menuEnd(head: readonly Entry[]): number {
  let end = 0
  let labels = 0
  head.forEach(({ reading: { kind } }, index) => {
    if (kind === 'label') labels += 1
    else if (kind !== 'navigation' && kind !== 'heading') labels = 0
    if (labels >= 3) end = index + 1
  })
  return end
}

function reclaimHeadline(entries: readonly Entry[], lists: readonly OpenList[], running: number): Entry | null {
  const items = lists.filter(({ early }) => early).flatMap((list) => list.items).filter(({ order }) => order < running)
  const headline = items[items.length - 1]
  const list = headline?.list
  if (headline === undefined || list === null || list === undefined) return null
  const title = headlineKey(headline.text)
  list.items = list.items.filter(({ text }) => headlineKey(text) !== title)
  for (const entry of entries.slice(0, running)) {
    if (entry.list === list && headlineKey(entry.text) === title) entry.list = null
  }
  return headline
}

/** Tells what every line is, now that the headline is known. */
export function takeApart(entries: readonly Entry[], lists: readonly OpenList[], headline: Entry): PageParts {
  const warnings: Warning[] = []
  const isAgain = againOf(headline.text)
  const copies = entries.filter((entry) => isStoryText(entry) && isAgain(entry.text))
  const pageLists = readItems(entries, lists, headlineKey(headline.text))
  const items = new Set(Object.values(pageLists).flat().map(key))

  const text = readStoryText(entries, headline, new Set(copies), items, warnings)
  const running = text.find(isRunning)?.order ?? Infinity
  const title = Math.max(headline.order, ...copies.slice(0, titleReach).filter(({ order }) => order < running).map(({ order }) => order))
  const bylines = readBylines(entries, text, title, running)
  const body = withInnerLabels(text.filter((entry) => !bylines.has(entry)), entries)

  const parts: PageParts = {
    headline: { line: headline.line, text: headlineOnce(headline.text) },
    body: body.map(({ line, text: words }) => ({ line, text: words })),
    bylines: [...bylines].sort(([a], [b]) => a.order - b.order).map(([, byline]) => byline),
    dates: [], labels: readLabels(entries, body), signOff: null, source: null, lists: pageLists, warnings,
  }
  for (const { line, order, list, reading } of entries) {
    if (list !== null) continue
    if (reading.kind === 'dates') parts.dates.push({ line, order, dates: reading.dates, overHeadline: order < title })
    else if (reading.kind === 'sign-off') parts.signOff ??= reading.signOff
    else if (reading.kind === 'source') parts.source ??= reading.source
    else if (reading.kind === 'caption') warnings.push({ line, code: 'caption-left-out', message: 'The words of a picture that is not there are left out' })
  }
  return parts
}

function readItems(entries: readonly Entry[], lists: readonly OpenList[], title: string): Record<PageListKind, string[]> {
  const items: Record<PageListKind, { order: number; text: string }[]> = { related: [], latest: [], mostRead: [] }
  for (const list of lists) {
    for (const { order, text } of list.items) {
      if (!isExcerpt(text)) items[list.kind].push({ order, text: headlineOnce(listItem(text)) })
    }
  }
  for (const { order, reading } of entries) {
    if (reading.kind === 'read-also') items.related.push({ order, text: reading.headline })
  }
  const inOrder = (kind: PageListKind) => distinctItems(items[kind].sort((a, b) => a.order - b.order).map(({ text }) => text))
  return {
    // A story is not related to itself.
    related: inOrder('related').filter((item) => key(item) !== title),
    latest: inOrder('latest'),
    mostRead: inOrder('mostRead'),
  }
}

const isExcerpt = (text: string) => text.length > 120 && /(?:\.\.\.|…)$/.test(text)

/** The lines of text that are the story's, in order; what is left out although it is text gets a warning. */
function readStoryText(
  entries: readonly Entry[], headline: Entry, copies: ReadonlySet<Entry>, items: ReadonlySet<string>, warnings: Warning[],
): Entry[] {
  const text: Entry[] = []
  let running = false
  let ended = false
  let listed: PageListKind | null = null
  let footer = false
  for (const entry of entries) {
    const { reading, line } = entry
    if (reading.kind === 'sign-off' || reading.kind === 'source') ended = true
    if (reading.kind === 'heading' && running) listed = reading.list
    if (reading.kind === 'footer' && running) footer = true
    if (!isStoryText(entry) || copies.has(entry) || items.has(key(entry.text))) continue
    const outside = entry.order < headline.order || footer || (ended && (listed !== null || !isRunning(entry)))
    if (outside) {
      warnings.push({ line, code: 'line-left-out', message: 'A line that stands outside the story is left out' })
      continue
    }
    if (listed !== null && listed !== 'related') {
      warnings.push({ line, code: 'text-after-list', message: 'Running text after a list is taken as the story going on' })
      listed = null
    }
    text.push(entry)
    running ||= isRunning(entry)
  }
  return text
}

/** Who wrote it, by the line that says so. Names without a role count only between the headline and the time. */
function readBylines(entries: readonly Entry[], text: readonly Entry[], title: number, running: number): Map<Entry, BylineLine> {
  const bylines = new Map<Entry, BylineLine>()
  for (const entry of entries) {
    const { reading, list } = entry
    if (list !== null) continue
    if (reading.kind === 'byline') bylines.set(entry, reading.byline)
    if (reading.kind === 'dates' && reading.byline !== null) bylines.set(entry, reading.byline)
  }
  const time = entries.find(({ reading, order }) => reading.kind === 'dates' && order > title && order < running)?.order ?? -1
  for (const entry of text) {
    if (entry.order < title || entry.order > running) continue
    const byline = readByline(entry.text, entry.order < time ? 'beside-time' : 'under-headline')
    if (byline !== null) bylines.set(entry, byline)
  }
  return bylines
}

/** A section's name between two paragraphs is a heading of the story's own, unless it is the Latin word of an address. */
function withInnerLabels(text: readonly Entry[], entries: readonly Entry[]): Entry[] {
  const [first, last] = [text[0], text[text.length - 1]]
  if (first === undefined || last === undefined) return []
  const inner = entries.filter(({ order, reading, list, text: words }) => reading.kind === 'label' && list === null &&
    order > first.order && order < last.order && !/^[\x20-\x7e]+$/.test(words))
  return [...text, ...inner].sort((a, b) => a.order - b.order)
}

/** Labels above or below the story. Three or more in one of the two places are a menu; a breadcrumb trail is none. */
function readLabels(entries: readonly Entry[], body: readonly Entry[]): string[] {
  const first = body[0]?.order ?? Infinity
  const last = body[body.length - 1]?.order ?? -1
  const labels = entries.filter(({ reading, list, order }) => reading.kind === 'label' &&
    (list === null ? order < first || order > last : order === entries.length - 1))
  const sides = [labels.filter(({ order }) => order < first), labels.filter(({ order }) => order > last)]
  return sides.flatMap((side) => (side.length > 2 ? side.filter(isTrail) : side))
    .flatMap(({ reading }) => (reading.kind === 'label' ? [reading.section] : []))
}

const isTrail = ({ reading }: Entry) => reading.kind === 'label' && reading.trail
