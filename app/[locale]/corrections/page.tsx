import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { CorrectionRows } from '@/components/lists/correction-rows'
import { ListPage } from '@/components/lists/list-page'
import { Pager } from '@/components/lists/pager'
import { PaperPage } from '@/components/paper/paper-page'
import * as reading from '@/lib/reading/corrections'
import { routes } from '@/lib/routes'
import { argument, localeOf, type SearchParams } from '../locale'
import { missingMetadata, pageMetadata } from '../metadata'
import { StatusPage } from '../status-page'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: SearchParams
}

const listCorrections = cache(reading.listCorrections)

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('newsroom.desk.corrections')
  const locale = await localeOf(params)
  const from = await argument(searchParams, 'from')
  const list = await listCorrections(from)
  if (list.status !== 'found') return missingMetadata(locale, list.status)
  return pageMetadata({ locale, path: routes.corrections(), title: t('title'), description: t('intro'), indexable: from === null })
}

/** What the newspaper has put right, for all to see. */
export default async function CorrectionsPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const from = await argument(searchParams, 'from')
  const list = await listCorrections(from)
  if (list.status !== 'found') return <StatusPage missing={list} locale={locale} path={routes.corrections()} />
  const t = await getTranslations('newsroom.desk.corrections')
  const { corrections, next } = list.value
  return (
    <PaperPage path={routes.corrections(from === null ? null : Number(from))} now={new Date()}>
      <ListPage title={t('title')} intro={t('intro')}>
        {corrections.length === 0 && <p className="type-second mt-6 text-soft">{t('none')}</p>}
        <CorrectionRows corrections={corrections} />
        <Pager older={next === null ? null : routes.corrections(next)} newest={from === null ? null : routes.corrections()} />
      </ListPage>
    </PaperPage>
  )
}
