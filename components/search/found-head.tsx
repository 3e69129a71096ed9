import { useLocale, useTranslations } from 'next-intl'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { inLocale, routes, type SearchArguments } from '@/lib/routes'

/** How many were found, and the two orders in which they may stand. `full`: more than were ranked. */
export function FoundHead({ asked, total, full }: { asked: SearchArguments; total: number; full: boolean }) {
  const locale = useLocale()
  const t = useTranslations('search')
  const order = asked.order ?? 'best'
  const n = locale === 'bn' ? toBanglaDigits(total) : String(total)
  return (
    <div className="mt-3 flex flex-wrap items-center justify-between gap-x-6 border-t border-rule pt-1">
      <p className="type-meta">{!full ? t('count', { n }) : order === 'best' ? t('countMost', { n }) : t('countNewest', { n })}</p>
      <nav aria-label={t('order')} className="flex gap-x-5">
        {(['best', 'newest'] as const).map((one) => (
          <a
            key={one} className={`tap ${one === order ? 'here' : ''}`} aria-current={one === order ? 'true' : undefined}
            href={inLocale(locale, routes.search({ ...asked, order: one, page: 1 }))}
          >
            {t(one)}
          </a>
        ))}
      </nav>
    </div>
  )
}
