import { useLocale, useTranslations } from 'next-intl'
import { inLocale } from '@/lib/routes'

interface Step {
  href: string
  word: string
}

/** The nearest days, or months, with something on either side. Paths of the Bengali site. */
export function Steps({ kind, previous, next }: { kind: 'day' | 'month'; previous: Step | null; next: Step | null }) {
  const locale = useLocale()
  const t = useTranslations('archive')
  const names = kind === 'day' ? { previous: t('previousDay'), next: t('nextDay') } : { previous: t('previousMonth'), next: t('nextMonth') }
  if (previous === null && next === null) return null
  return (
    <nav aria-label={kind === 'day' ? t('nearDays') : t('nearMonths')} className="row-rule mt-6 flex flex-wrap justify-between gap-x-6 pt-2">
      {previous !== null && <a className="tap" rel="prev" href={inLocale(locale, previous.href)}>{names.previous}: {previous.word}</a>}
      {next !== null && <a className="tap" rel="next" href={inLocale(locale, next.href)}>{names.next}: {next.word}</a>}
    </nav>
  )
}
