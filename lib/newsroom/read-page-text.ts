import { readCrawledPage, type CrawledPage } from '@/lib/intake/crawled-page'

/** What the parser made of a text, or why and at which line it made nothing of it; `reason` as in lib/intake. */
export type PageTextReading = { ok: true; page: CrawledPage } | { ok: false; reason: string; line: number }

/**
 * Reads the text of a news page that somebody pasted or gave as a file, without storing anything, so that they can look
 * at the reading beside the source before it becomes a draft.
 */
export function readPageText(bytes: Uint8Array): PageTextReading {
  const reading = readCrawledPage('pasted.txt', bytes)
  return reading.ok ? { ok: true, page: reading.page } : { ok: false, reason: reading.reason, line: reading.line }
}
