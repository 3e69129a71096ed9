import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ListPage } from '@/components/lists/list-page'
import { Pager } from '@/components/lists/pager'
import { StoryRows } from '@/components/lists/story-rows'
import { PaperPage } from '@/components/paper/paper-page'
import * as reading from '@/lib/reading/lists'
import { routes } from '@/lib/routes'
import { MostReadRail } from '../list-rail'
import { argument, localeOf, type SearchParams } from '../locale'
import { missingMetadata, pageMetadata } from '../metadata'
import { StatusPage } from '../status-page'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: SearchParams
}

const listLatest = cache(reading.listLatest)

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('lists')
  const locale = await localeOf(params)
  const before = await argument(searchParams, 'before')
  const list = await listLatest(before)
  if (list.status !== 'found') return missingMetadata(locale, list.status)
  return pageMetadata({ locale, path: routes.latest(), title: t('latestTitle'), indexable: before === null })
}

export default async function LatestPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const before = await argument(searchParams, 'before')
  const list = await listLatest(before)
  if (list.status !== 'found') return <StatusPage missing={list} locale={locale} path={routes.latest()} />
  const t = await getTranslations('lists')
  const { stories, next } = list.value
  return (
    <PaperPage path={routes.latest(before)} now={new Date()}>
      <ListPage title={t('latestTitle')} rail={<MostReadRail />}>
        {stories.length === 0 && <p className="type-second mt-6 text-soft">{t('listEmpty')}</p>}
        <StoryRows stories={stories} />
        <Pager older={next === null ? null : routes.latest(next)} newest={before === null ? null : routes.latest()} />
      </ListPage>
    </PaperPage>
  )
}
