import { useLocale, useTranslations } from 'next-intl'
import { formatDate } from '@/lib/bangla/dates'
import type { StorySummary } from '@/lib/news/story'
import { inLocale, routes } from '@/lib/routes'
import { LatestList } from './latest-list'
import { ListRegion } from './list-region'
import { RankList } from './rank-list'

export interface MostRead {
  day: { year: number; month: number; day: number } | null
  stories: StorySummary[]
}

/** The latest list as a region of its own. */
export function LatestRegion({ stories }: { stories: StorySummary[] }) {
  const locale = useLocale()
  const t = useTranslations('site')
  if (stories.length === 0) return null
  return (
    <ListRegion id="latest" title={t('latest')} href={inLocale(locale, routes.latest())}>
      <LatestList stories={stories} />
    </ListRegion>
  )
}

/** The most-read list, marked with the day of the page it was taken from while readers are not counted yet. */
export function MostReadRegion({ mostRead, form = 'column', className }: { mostRead: MostRead; form?: 'column' | 'band'; className?: string }) {
  const locale = useLocale()
  const t = useTranslations('site')
  if (mostRead.stories.length === 0) return null
  return (
    <ListRegion id="most-read" title={t('mostRead')} href={inLocale(locale, routes.mostRead())} {...(className !== undefined && { className })}>
      <PageDay day={mostRead.day} />
      <RankList stories={mostRead.stories} form={form} />
    </ListRegion>
  )
}

export function PageDay({ day }: { day: MostRead['day'] }) {
  const locale = useLocale()
  const t = useTranslations('lists')
  if (day === null) return null
  return <p className="type-meta mb-3">{t('pageOf', { date: formatDate(day, locale) })}</p>
}
