import { daysBetween } from './calendar'
import { dhakaDate, formatDateTime, formatTime, type DateLocale } from './dates'
import { toBanglaDigits } from './digits'

const ago = (count: number, bangla: string, english: string, locale: DateLocale) =>
  locale === 'bn' ? `${toBanglaDigits(count)} ${bangla} আগে` : `${count} ${english}${count === 1 ? '' : 's'} ago`

/**
 * How long before `now` an instant was, as news says it: `এইমাত্র` within a minute, `৫ মিনিট আগে` within an hour,
 * `৩ ঘণ্টা আগে` within a day, then `গতকাল ২০:৩৭`, `৩ দিন আগে` up to six days by Dhaka's calendar. Older instants, and any
 * after `now`, are given as `formatDateTime` gives them.
 */
export function relativeTime(instant: Date, now: Date, locale: DateLocale): string {
  const seconds = Math.floor((now.getTime() - instant.getTime()) / 1000)
  if (seconds < 0) return formatDateTime(instant, locale)
  if (seconds < 60) return locale === 'bn' ? 'এইমাত্র' : 'just now'
  if (seconds < 3600) return ago(Math.floor(seconds / 60), 'মিনিট', 'minute', locale)
  if (seconds < 86_400) return ago(Math.floor(seconds / 3600), 'ঘণ্টা', 'hour', locale)
  const days = daysBetween(dhakaDate(instant), dhakaDate(now))
  if (days <= 1) return `${locale === 'bn' ? 'গতকাল' : 'yesterday'} ${formatTime(instant, locale)}`
  return days <= 6 ? ago(days, 'দিন', 'day', locale) : formatDateTime(instant, locale)
}
