import { banglaDateAt, dhakaDate, formatBanglaDate, formatDate, formatWeekday } from '@/lib/bangla/dates'
import { paper } from '@/lib/news/paper'
import type { Locale } from '@/lib/routes'

/** Weekday and Gregorian date above the Bangla date. `browser/date-line.ts` turns it over at midnight in Dhaka. */
export function DateLine({ now, locale, className = '' }: { now: Date; locale: Locale; className?: string }) {
  const today = dhakaDate(now)
  const bangla = banglaDateAt(now, paper.banglaDayStart)
  const iso = [today.year, today.month, today.day].map((part) => String(part).padStart(2, '0')).join('-')
  return (
    <date-line
      className={`type-meta block ${className}`}
      data-locale={locale}
      data-sunday={paper.sunday}
      data-day-start={paper.banglaDayStart}
      data-day={iso}
    >
      <time dateTime={iso}>
        <span data-part="weekday" className="text-ink">{formatWeekday(today, locale, paper.sunday)}</span>
        {', '}
        <span data-part="date">{formatDate(today, locale)}</span>
      </time>
      <br />
      <span data-part="bangla">{bangla === null ? '' : formatBanglaDate(bangla, locale)}</span>
    </date-line>
  )
}
