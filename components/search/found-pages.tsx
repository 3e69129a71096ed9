import { useLocale, useTranslations } from 'next-intl'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { inLocale, routes, type SearchArguments } from '@/lib/routes'

/** The ways to the pages before and behind this one; nothing where all stands on one page. */
export function FoundPages({ asked, pages }: { asked: SearchArguments; pages: number }) {
  const locale = useLocale()
  const t = useTranslations('search')
  const page = asked.page ?? 1
  if (pages <= 1) return null
  const to = (one: number) => inLocale(locale, routes.search({ ...asked, page: one }))
  return (
    <nav aria-label={t('pages')} className="row-rule mt-4 flex flex-wrap items-center justify-between gap-x-6 pt-2">
      {page > 1 ? <a className="tap" rel="prev" href={to(page - 1)}>{t('previousPage')}</a> : <span />}
      <span className="type-meta">{t('pageNumber', { n: locale === 'bn' ? toBanglaDigits(page) : String(page) })}</span>
      {page < pages ? <a className="tap" rel="next" href={to(page + 1)}>{t('nextPage')}</a> : <span />}
    </nav>
  )
}
