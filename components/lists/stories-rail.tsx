import { useLocale, useTranslations } from 'next-intl'
import { formatDate } from '@/lib/bangla/dates'
import type { ReadWindow } from '@/lib/news/audience'
import type { StorySummary } from '@/lib/news/story'
import { inLocale, routes } from '@/lib/routes'
import { LatestList } from './latest-list'
import { ListRegion } from './list-region'
import { RankList } from './rank-list'

export interface MostRead {
  /** In which span they were counted; absent where they were not. */
  window?: ReadWindow
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

/** The most-read list, with the span in which it was counted, or the day of the page it was taken from while there is none. */
export function MostReadRegion({ mostRead, form = 'column', className }: { mostRead: MostRead; form?: 'column' | 'band'; className?: string }) {
  const locale = useLocale()
  const t = useTranslations('site')
  if (mostRead.stories.length === 0) return null
  return (
    <ListRegion id="most-read" title={t('mostRead')} href={inLocale(locale, routes.mostRead())} {...(className !== undefined && { className })}>
      <MostReadOf mostRead={mostRead} />
      <RankList stories={mostRead.stories} form={form} />
    </ListRegion>
  )
}

/** What a most-read list goes by. */
export function MostReadOf({ mostRead: { window, day } }: { mostRead: Omit<MostRead, 'stories'> }) {
  const locale = useLocale()
  const t = useTranslations('lists')
  if (window !== undefined) return <p className="type-meta mb-3">{t(`window.${windowKeys[window]}`)}</p>
  return day === null ? null : <p className="type-meta mb-3">{t('pageOf', { date: formatDate(day, locale) })}</p>
}

/** A window in the words of `lists.window` and `lists.span`. */
export const windowKeys = { '1h': 'hour', '24h': 'day', '7d': 'week' } as const satisfies Record<ReadWindow, string>
