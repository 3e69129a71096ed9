import { useLocale, useTranslations } from 'next-intl'
import { inLocale } from '@/lib/routes'

/** The ways on from a list: older stories, and back to the newest when the reader has gone on. Paths of the Bengali site. */
export function Pager({ older, newest }: { older: string | null; newest: string | null }) {
  const locale = useLocale()
  const t = useTranslations('lists')
  if (older === null && newest === null) return null
  return (
    <nav aria-label={t('pages')} className="row-rule mt-4 flex flex-wrap justify-between gap-x-6 pt-2">
      {older !== null && <a className="tap" rel="next" href={inLocale(locale, older)}>{t('older')}</a>}
      {newest !== null && <a className="tap" href={inLocale(locale, newest)}>{t('newest')}</a>}
    </nav>
  )
}
