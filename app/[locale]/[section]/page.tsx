import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ListPage } from '@/components/lists/list-page'
import { Pager } from '@/components/lists/pager'
import { StoryRows } from '@/components/lists/story-rows'
import { PaperPage } from '@/components/paper/paper-page'
import { sectionName } from '@/components/paper/section-name'
import * as reading from '@/lib/reading/lists'
import { routes } from '@/lib/routes'
import { MostReadRail } from '../list-rail'
import { argument, localeOf, type SearchParams } from '../locale'
import { missingMetadata, pageMetadata } from '../metadata'
import { StatusPage } from '../status-page'

interface Props {
  params: Promise<{ locale: string; section: string }>
  searchParams: SearchParams
}

const listSection = cache(reading.listSection)

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { section } = await params
  const locale = await localeOf(params)
  const before = await argument(searchParams, 'before')
  const list = await listSection(section, before)
  if (list.status !== 'found') return missingMetadata(locale, list.status)
  return pageMetadata({ locale, path: routes.section(section), title: sectionName(section, locale), feeds: true, indexable: before === null })
}

export default async function SectionPage({ params, searchParams }: Props) {
  const { section } = await params
  const locale = await localeOf(params)
  const before = await argument(searchParams, 'before')
  const list = await listSection(section, before)
  if (list.status !== 'found') return <StatusPage missing={list} locale={locale} path={routes.section(section)} />
  const t = await getTranslations('lists')
  const { stories, next } = list.value
  const name = sectionName(section, locale)
  return (
    <PaperPage path={routes.section(section, before)} section={section} now={new Date()}>
      <ListPage title={name} rail={<MostReadRail />}>
        {stories.length === 0 && <p className="type-second mt-6 text-soft">{t('sectionEmpty', { section: name })}</p>}
        <StoryRows stories={stories} withSection={false} />
        <Pager older={next === null ? null : routes.section(section, next)} newest={before === null ? null : routes.section(section)} />
      </ListPage>
    </PaperPage>
  )
}
