import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { civilDateOf, type BanglaDate, type CivilDate } from '@/lib/bangla/calendar'
import { formatBanglaDate } from '@/lib/bangla/dates'
import { routes } from '@/lib/routes'
import { localeOf } from '../../../../../locale'
import { missingMetadata, pageMetadata } from '../../../../../metadata'
import { StatusPage } from '../../../../../status-page'
import { ArchiveDay } from '../../../../day-page'
import { addressNumber } from '../../../../number'

interface Props {
  params: Promise<{ locale: string; year: string; month: string; day: string }>
}

/** The day in both calendars; null where the Bangla calendar has no such day. */
async function datesOf(params: Props['params']): Promise<{ bangla: BanglaDate; civil: CivilDate } | null> {
  const parts = await params
  const bangla = { year: addressNumber(parts.year, 4) ?? 0, month: addressNumber(parts.month, 2) ?? 0, day: addressNumber(parts.day, 2) ?? 0 }
  const civil = civilDateOf(bangla)
  return civil === null ? null : { bangla, civil }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('archive')
  const locale = await localeOf(params)
  const dates = await datesOf(params)
  if (dates === null) return missingMetadata(locale, 'unknown')
  return pageMetadata({ locale, path: routes.archiveDay(dates.civil), title: t('dayOf', { date: formatBanglaDate(dates.bangla, locale) }), indexable: false })
}

export default async function ArchiveBanglaDayPage({ params }: Props) {
  const locale = await localeOf(params)
  const dates = await datesOf(params)
  if (dates === null) return <StatusPage missing={{ status: 'unknown' }} locale={locale} path={routes.archive()} />
  return <ArchiveDay date={dates.civil} by="bangla" locale={locale} />
}
