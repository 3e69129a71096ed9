import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { isCivilDate, type CivilDate } from '@/lib/bangla/calendar'
import { formatDate } from '@/lib/bangla/dates'
import { routes } from '@/lib/routes'
import { localeOf } from '../../../../locale'
import { missingMetadata, pageMetadata } from '../../../../metadata'
import { StatusPage } from '../../../../status-page'
import { ArchiveDay } from '../../../day-page'
import { addressNumber } from '../../../number'

interface Props {
  params: Promise<{ locale: string; year: string; month: string; day: string }>
}

async function dateOf(params: Props['params']): Promise<CivilDate | null> {
  const parts = await params
  const date = { year: addressNumber(parts.year, 4) ?? 0, month: addressNumber(parts.month, 2) ?? 0, day: addressNumber(parts.day, 2) ?? 0 }
  return isCivilDate(date) && date.year > 0 ? date : null
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('archive')
  const locale = await localeOf(params)
  const date = await dateOf(params)
  if (date === null) return missingMetadata(locale, 'unknown')
  return pageMetadata({ locale, path: routes.archiveDay(date), title: t('dayOf', { date: formatDate(date, locale) }), indexable: false })
}

export default async function ArchiveDayPage({ params }: Props) {
  const locale = await localeOf(params)
  const date = await dateOf(params)
  if (date === null) return <StatusPage missing={{ status: 'unknown' }} locale={locale} path={routes.archive()} />
  return <ArchiveDay date={date} by="gregorian" locale={locale} />
}
