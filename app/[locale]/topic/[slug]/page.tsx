import type { Metadata } from 'next'
import { cache } from 'react'
import { ListPage } from '@/components/lists/list-page'
import { Pager } from '@/components/lists/pager'
import { StoryRows } from '@/components/lists/story-rows'
import { PaperPage } from '@/components/paper/paper-page'
import * as reading from '@/lib/reading/lists'
import { routes } from '@/lib/routes'
import { MostReadRail } from '../../list-rail'
import { argument, localeOf, type SearchParams } from '../../locale'
import { missingMetadata, pageMetadata } from '../../metadata'
import { StatusPage } from '../../status-page'

interface Props {
  params: Promise<{ locale: string; slug: string }>
  searchParams: SearchParams
}

const listTopic = cache(reading.listTopic)

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { slug } = await params
  const before = await argument(searchParams, 'before')
  const list = await listTopic(slug, before)
  const locale = await localeOf(params)
  if (list.status !== 'found') return missingMetadata(locale, list.status)
  return pageMetadata({ locale, path: routes.topic(slug), title: list.value.topic.name, feeds: true, indexable: before === null })
}

export default async function TopicPage({ params, searchParams }: Props) {
  const { slug } = await params
  const locale = await localeOf(params)
  const before = await argument(searchParams, 'before')
  const list = await listTopic(slug, before)
  if (list.status !== 'found') return <StatusPage missing={list} locale={locale} path={routes.topic(slug)} />
  const { topic, stories, next } = list.value
  return (
    <PaperPage path={routes.topic(slug, before)} now={new Date()}>
      <ListPage title={topic.name} titleLang="bn" rail={<MostReadRail />}>
        <StoryRows stories={stories} />
        <Pager older={next === null ? null : routes.topic(slug, next)} newest={before === null ? null : routes.topic(slug)} />
      </ListPage>
    </PaperPage>
  )
}
