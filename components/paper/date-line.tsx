import { isoDay } from '@/lib/bangla/calendar'
import { banglaDateAt, dhakaDate, formatBanglaDate, formatDate, formatWeekday } from '@/lib/bangla/dates'
import { paper } from '@/lib/news/paper'
import type { Locale } from '@/lib/routes'

interface Props {
  now: Date
  locale: Locale
  /** Whether words stand beside it: then a phone is too narrow for the weekday, which is still read out. */
  beside?: boolean
  className?: string
}

/** Weekday and Gregorian date above the Bangla date. `browser/date-line.ts` turns it over at midnight in Dhaka. */
export function DateLine({ now, locale, beside = false, className = '' }: Props) {
  const today = dhakaDate(now)
  const bangla = banglaDateAt(now, paper.banglaDayStart)
  const iso = isoDay(today)
  return (
    <date-line
      className={`type-meta block ${className}`}
      data-locale={locale}
      data-sunday={paper.sunday}
      data-day-start={paper.banglaDayStart}
      data-day={iso}
    >
      <time dateTime={iso}>
        <span className={beside ? 'max-[26rem]:sr-only' : 'max-[22rem]:sr-only'}>
          <span data-part="weekday" className="text-ink">{formatWeekday(today, locale, paper.sunday)}</span>
          {', '}
        </span>
        <span data-part="date">{formatDate(today, locale)}</span>
      </time>
      <br />
      <span data-part="bangla">{bangla === null ? '' : formatBanglaDate(bangla, locale)}</span>
    </date-line>
  )
}
