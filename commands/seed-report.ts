import { isoDay } from '@/lib/bangla/calendar'
import { dhakaClock, dhakaDate } from '@/lib/bangla/dates'
import { inlineText } from '@/lib/news/blocks'
import type { SeedFile } from './seed-files'

const two = (number: number) => String(number).padStart(2, '0')

/** An instant as ISO 8601 with Dhaka's own offset, which is what whoever compares it with the printed time wants to see. */
export function dhakaIso(instant: Date): string {
  const date = dhakaDate(instant)
  const { hour, minute } = dhakaClock(instant)
  const wall = Date.UTC(date.year, date.month - 1, date.day, hour, minute, instant.getUTCSeconds())
  const offset = Math.round((wall - Math.floor(instant.getTime() / 1000) * 1000) / 60_000)
  const seconds = two(instant.getUTCSeconds())
  return `${isoDay(date)}T${two(hour)}:${two(minute)}:${seconds}${offset < 0 ? '-' : '+'}${two(Math.trunc(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`
}

/** What a file would bring, as one flat object for programs to read; refused files say where and why instead. */
export function reportOf(seed: SeedFile): Record<string, unknown> {
  if (seed.kind === 'refused') return { file: seed.file, refused: { line: seed.line, reason: seed.reason, message: seed.message } }
  if (seed.kind === 'feature') {
    const { feature } = seed
    return {
      file: seed.file,
      headline: feature.headline,
      bylines: ['নমুনা সংস্করণ'],
      place: feature.place,
      published: dhakaIso(feature.published),
      updated: null,
      paragraphs: feature.body.flatMap((block) => (block.kind === 'paragraph' ? [inlineText(block.text)] : [])),
      signOff: null,
      source: null,
      section: feature.section,
      related: [],
      latest: [],
      mostRead: [],
      pageDate: null,
      warnings: [],
    }
  }
  const { page } = seed
  return {
    file: seed.file,
    headline: page.headline,
    bylines: page.bylines.map(({ name }) => name),
    place: page.place,
    published: page.published === null ? null : dhakaIso(page.published),
    updated: page.updated === null ? null : dhakaIso(page.updated),
    paragraphs: page.paragraphs,
    signOff: page.signOff,
    source: page.sourceLine,
    section: page.section,
    related: page.related,
    latest: page.latest,
    mostRead: page.mostRead,
    pageDate: page.pageDate === null ? null : isoDay(page.pageDate),
    warnings: page.warnings,
  }
}

/** The same for a person at a terminal, with a line for each doubt. */
export function describeSeed(seed: SeedFile): string {
  if (seed.kind === 'refused') return `${seed.file}:${seed.line}: refused (${seed.reason}): ${seed.message}`
  const report = reportOf(seed)
  const lists = (['related', 'latest', 'mostRead'] as const)
    .flatMap((name) => ((report[name] as string[]).length > 0 ? [`${(report[name] as string[]).length} ${name}`] : []))
  const facts = [
    `section ${String(report.section)}`, report.published === null ? 'no date' : String(report.published),
    `${(report.paragraphs as string[]).length} paragraphs`, ...lists,
  ]
  const warnings = seed.kind === 'page' ? seed.page.warnings.map((warning) => `  ${seed.file}:${warning.line}: ${warning.message}`) : []
  return [`${seed.file}: ${String(report.headline)} (${facts.join(', ')})`, ...warnings].join('\n')
}
