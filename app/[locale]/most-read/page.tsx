import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ListPage } from '@/components/lists/list-page'
import { RankList } from '@/components/lists/rank-list'
import { PageDay } from '@/components/lists/stories-rail'
import { PaperPage } from '@/components/paper/paper-page'
import { findMostRead } from '@/lib/reading/most-read'
import { routes } from '@/lib/routes'
import { localeOf } from '../locale'
import { pageMetadata } from '../metadata'
import { StatusPage } from '../status-page'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('lists')
  return pageMetadata({ locale: await localeOf(params), path: routes.mostRead(), title: t('mostReadTitle') })
}

export default async function MostReadPage({ params }: Props) {
  const locale = await localeOf(params)
  const mostRead = await findMostRead()
  if (mostRead.status !== 'found') return <StatusPage missing={mostRead} locale={locale} path={routes.mostRead()} />
  const t = await getTranslations('lists')
  const { day, stories } = mostRead.value
  return (
    <PaperPage path={routes.mostRead()} now={new Date()}>
      <ListPage title={t('mostReadTitle')} intro={<PageDay day={day} />}>
        {stories.length === 0
          ? <p className="type-second mt-6 text-soft">{t('mostReadNone')}</p>
          : <div className="mt-6"><RankList stories={stories} form="column" /></div>}
      </ListPage>
    </PaperPage>
  )
}
