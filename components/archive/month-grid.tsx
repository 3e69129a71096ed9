import { useLocale, useTranslations } from 'next-intl'
import { isoDay, weekdayOf, type CivilDate } from '@/lib/bangla/calendar'
import { weekdayNames } from '@/lib/bangla/dates'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { paper } from '@/lib/news/paper'

export interface GridDay {
  date: CivilDate
  /** Large and small numeral of the day: one in each calendar. */
  large: number
  small: number | null
  /** Stories on that day. */
  count: number
  /** Where the day's stories stand. */
  href: string
}

/** A month as seven columns of numerals hanging from lines; days with stories are links with a bead below. */
export function MonthGrid({ caption, days }: { caption: string; days: GridDay[] }) {
  const locale = useLocale()
  const t = useTranslations('archive')
  const digits = (n: number) => (locale === 'bn' ? toBanglaDigits(n) : String(n))
  const first = days[0]
  const lead = first === undefined ? 0 : weekdayOf(first.date)
  const cells: (GridDay | null)[] = [...Array<null>(lead).fill(null), ...days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (_, at) => cells[week * 7 + at] ?? null))
  return (
    <table className="mt-6 w-full table-fixed border-collapse">
      <caption className="sr-only">{t('calendar', { month: caption })}</caption>
      <thead>
        <tr>
          {weekdayNames[locale].map((usual, at) => at === 0 && locale === 'bn' ? paper.sunday : usual).map((name) => (
            <th key={name} scope="col" abbr={name} className="type-meta pb-2 font-[500]">{shortWeekday(name, locale)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => (
          <tr key={at}>
            {week.map((day, column) => (
              <td key={column} className={`h-18 text-center align-top ${day === null ? '' : 'border-t border-rule'}`}>
                {day !== null && <Day day={day} digits={digits} label={t('count', { n: digits(day.count) })} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ day, digits, label }: { day: GridDay; digits: (n: number) => string; label: string }) {
  const numerals = (
    <time dateTime={isoDay(day.date)}>
      <span className="block voice-paper text-[1.375rem] leading-[1.3]">{digits(day.large)}</span>
      {/* A lite page has no style that would put one below the other. */}
      <br hidden data-lite="" />
      {day.small !== null && <span className="type-meta block">{digits(day.small)}</span>}
    </time>
  )
  if (day.count === 0) return <span className="block pt-1 text-soft">{numerals}</span>
  return (
    <a className="here block min-h-17 pt-1" href={day.href}>
      {numerals}
      <span className="sr-only">{label}</span>
    </a>
  )
}

/** রবি for রবিবার, Sun for Sunday; বৃহ for বৃহস্পতিবার, the one that would break in a column of a phone. */
function shortWeekday(name: string, locale: 'bn' | 'en'): string {
  return locale === 'bn' ? name.replace(/(?:\u09B8\u09CD\u09AA\u09A4\u09BF)?\u09AC\u09BE\u09B0$/u, '') : name.slice(0, 3)
}
