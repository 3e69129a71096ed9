import { useLocale, useTranslations } from 'next-intl'
import type { BanglaDate } from '@/lib/bangla/calendar'
import { banglaMonthNames } from '@/lib/bangla/dates'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { inLocale, routes } from '@/lib/routes'

/** Asks for a day by its Bangla date. Digits of either kind will do. `wrong`: what was asked for is no date. */
export function BanglaDateForm({ suggestion, wrong }: { suggestion: BanglaDate; wrong: boolean }) {
  const locale = useLocale()
  const t = useTranslations('archive')
  const shown = (n: number) => (locale === 'bn' ? toBanglaDigits(n) : String(n))
  return (
    <form action={inLocale(locale, routes.archive())} method="get" className="mt-3">
      <div className="flex flex-wrap items-end gap-3">
        <label className="type-meta block">
          {t('day')}
          <input name="day" inputMode="numeric" required defaultValue={shown(suggestion.day)} size={3} className="control mt-1 block w-18" aria-describedby={wrong ? 'no-such-date' : undefined} aria-invalid={wrong || undefined} />
        </label>
        <label className="type-meta block">
          {t('banglaMonth')}
          <select name="month" defaultValue={String(suggestion.month)} className="control mt-1 block">
            {banglaMonthNames[locale].map((name, at) => <option key={name} value={at + 1}>{name}</option>)}
          </select>
        </label>
        <label className="type-meta block">
          {t('year')}
          <input name="year" inputMode="numeric" required defaultValue={shown(suggestion.year)} size={5} className="control mt-1 block w-22" aria-describedby={wrong ? 'no-such-date' : undefined} aria-invalid={wrong || undefined} />
        </label>
        <button type="submit" className="command">{t('show')}</button>
      </div>
      {wrong && <p id="no-such-date" role="alert" className="mt-3 bg-turmeric px-3 py-2">{t('noSuchDate')}</p>}
    </form>
  )
}
