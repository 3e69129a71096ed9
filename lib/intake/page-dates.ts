import { banglaDateOf, compareDates, isCivilDate, type CivilDate } from '@/lib/bangla/calendar'
import { dhakaDate, formatBanglaDate, formatDate } from '@/lib/bangla/dates'
import type { PageParts } from './page-parts'
import { stampInstant, type DateLine, type Stamp, type StampRole } from './timestamps'
import type { Warning } from './warning'

export interface PageDates {
  published: Date | null
  updated: Date | null
  pageDate: CivilDate | null
  warnings: Warning[]
}

/**
 * Tells the page's own day from the story's times. A day that the page prints over the headline, or beside a Bangla date,
 * is the page's; a moment under the headline, or one with a word for it, is the story's. What is missing stays null. A day
 * without a time counts from its first minute, with a warning.
 */
export function readDates(parts: PageParts): PageDates {
  const dates: PageDates = { published: null, updated: null, pageDate: null, warnings: [] }
  const lines = { published: 0, updated: 0, bangla: 0 }
  let bangla: DateLine['bangla'] = null
  let openRole: StampRole | null = null
  const warn = (line: number, code: string, message: string) => dates.warnings.push({ line, code, message })

  parts.dates.forEach(({ line, dates: read, overHeadline }, index) => {
    for (const { code, message } of read.faults) warn(line, code, message)
    if (read.bangla !== null && bangla === null) {
      bangla = read.bangla
      lines.bangla = line
    }
    const besideBangla = [index - 1, index, index + 1].some((near) => isBanglaLine(parts, near, index))
    for (const stamp of read.stamps) {
      const role: StampRole | null = stamp.role ?? openRole
      openRole = null
      if (role === null && isOfPage(stamp, read, overHeadline, besideBangla)) {
        dates.pageDate ??= stamp.civil
        continue
      }
      const which = role ?? 'published'
      if (dates[which] !== null) continue
      dates[which] = stampInstant(stamp)
      lines[which] = line
      if (stamp.time === null) warn(line, `${which}-without-time`, `The page gives no time for ${formatDate(stamp.civil, 'en')}; the day's first minute is taken`)
    }
    openRole = read.openRole
  })

  checkOrder(dates, lines, warn)
  checkBangla(dates.pageDate, bangla, lines.bangla, warn)
  return dates
}

/** Whether the date line at `near` prints a Bangla date and stands on the lines next to that at `index`. */
function isBanglaLine(parts: PageParts, near: number, index: number): boolean {
  const [one, other] = [parts.dates[near], parts.dates[index]]
  if (one === undefined || other === undefined || one.dates.bangla === null) return false
  return near === index || (Math.abs(one.order - other.order) === 1 && one.dates.stamps.length === 0)
}

function isOfPage(stamp: Stamp, line: DateLine, overHeadline: boolean, besideBangla: boolean): boolean {
  if (besideBangla) return true
  if (!overHeadline) return false
  // A moment over the headline is the story's on some pages; a clock at the head of the page begins with the weekday.
  return stamp.time === null || line.weekdayLeads
}

type Warn = (line: number, code: string, message: string) => void

function checkOrder({ published, updated, pageDate }: PageDates, lines: { published: number; updated: number }, warn: Warn): void {
  if (published === null && updated !== null) {
    warn(lines.updated, 'only-updated', 'The page says when the story was changed, but not when it was published; the story stays undated')
  }
  if (published !== null && updated !== null && updated < published) {
    warn(lines.updated, 'updated-before-published', 'The page says that the story was changed before it was published')
  }
  if (pageDate === null) return
  for (const [which, moment] of [['published', published], ['updated', updated]] as const) {
    if (moment !== null && compareDates(dhakaDate(moment), pageDate) > 0) {
      warn(lines[which], `${which}-in-future`, `The story was ${which} on ${formatDate(dhakaDate(moment), 'en')}, after the page's own day, ${formatDate(pageDate, 'en')}`)
    }
  }
}

function checkBangla(pageDate: CivilDate | null, printed: DateLine['bangla'], line: number, warn: Warn): void {
  if (pageDate === null || printed === null || !isCivilDate(pageDate)) return
  const computed = banglaDateOf(pageDate)
  if (computed === null || compareDates(printed, computed) === 0) return
  warn(line, 'bangla-date-differs', `The page prints the Bangla date ${formatBanglaDate(printed, 'bn')}; ${formatDate(pageDate, 'en')} is ${formatBanglaDate(computed, 'bn')}`)
}
