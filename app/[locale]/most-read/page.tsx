import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ListPage } from '@/components/lists/list-page'
import { RankList } from '@/components/lists/rank-list'
import { MostReadOf, windowKeys } from '@/components/lists/stories-rail'
import { PaperPage } from '@/components/paper/paper-page'
import { isReadWindow, readWindows, usualWindow, type ReadWindow } from '@/lib/news/audience'
import { findMostRead } from '@/lib/reading/most-read'
import { inLocale, routes } from '@/lib/routes'
import { argument, localeOf, type SearchParams } from '../locale'
import { pageMetadata } from '../metadata'
import { StatusPage } from '../status-page'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: SearchParams
}

async function windowOf(searchParams: SearchParams): Promise<ReadWindow> {
  const window = await argument(searchParams, 'window')
  return window !== null && isReadWindow(window) ? window : usualWindow
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('lists')
  return pageMetadata({ locale: await localeOf(params), path: routes.mostRead(await windowOf(searchParams)), title: t('mostReadTitle') })
}

export default async function MostReadPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const window = await windowOf(searchParams)
  const mostRead = await findMostRead(window)
  if (mostRead.status !== 'found') return <StatusPage missing={mostRead} locale={locale} path={routes.mostRead(window)} />
  const t = await getTranslations('lists')
  const { stories } = mostRead.value
  return (
    <PaperPage path={routes.mostRead(window)} now={new Date()}>
      <ListPage title={t('mostReadTitle')} intro={<MostReadOf mostRead={mostRead.value} />}>
        <nav aria-label={t('windows')} className="flex flex-wrap gap-x-5">
          {readWindows.map((one) => (
            <a
              key={one} className={`tap ${one === window ? 'here' : ''}`} aria-current={one === window ? 'page' : undefined}
              href={inLocale(locale, routes.mostRead(one))}
            >
              {t(`span.${windowKeys[one]}`)}
            </a>
          ))}
        </nav>
        {stories.length === 0
          ? <p className="type-second mt-6 text-soft">{t('mostReadNone')}</p>
          : <div className="mt-6"><RankList stories={stories} form="column" /></div>}
      </ListPage>
    </PaperPage>
  )
}
