import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MonthGrid } from '@/components/archive/month-grid'
import { Steps } from '@/components/archive/steps'
import { PaperPage } from '@/components/paper/paper-page'
import { banglaDateOf, daysInMonth } from '@/lib/bangla/calendar'
import { formatMonth } from '@/lib/bangla/dates'
import { findArchiveMonth, findArchiveYears } from '@/lib/reading/archive'
import { inLocale, routes } from '@/lib/routes'
import { localeOf } from '../../../locale'
import { pageMetadata } from '../../../metadata'
import { StatusPage } from '../../../status-page'
import { addressNumber } from '../../number'

interface Props {
  params: Promise<{ locale: string; year: string; month: string }>
}

async function monthOf(params: Props['params']): Promise<{ year: number; month: number } | null> {
  const { year: yearText, month: monthText } = await params
  const year = addressNumber(yearText, 4)
  const month = addressNumber(monthText, 2)
  return year === null || month === null || month < 1 || month > 12 ? null : { year, month }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('archive')
  const locale = await localeOf(params)
  const asked = await monthOf(params)
  const title = asked === null ? t('title') : `${t('title')} · ${formatMonth(asked.year, asked.month, locale)}`
  return pageMetadata({ locale, path: asked === null ? routes.archive() : routes.archiveMonth(asked.year, asked.month), title, indexable: false })
}

/** A month as a grid of its days. */
export default async function ArchiveMonthPage({ params }: Props) {
  const locale = await localeOf(params)
  const asked = await monthOf(params)
  if (asked === null) return <StatusPage missing={{ status: 'unknown' }} locale={locale} path={routes.archive()} />
  const { year, month } = asked
  const path = routes.archiveMonth(year, month)
  const [found, years] = await Promise.all([findArchiveMonth(year, month), findArchiveYears()])
  if (found.status !== 'found') return <StatusPage missing={found} locale={locale} path={path} />
  const t = await getTranslations('archive')
  const counts = new Map(found.value.days.map(({ date, count }) => [date.day, count]))
  const days = Array.from({ length: daysInMonth(year, month) }, (_, at) => {
    const date = { year, month, day: at + 1 }
    return { date, large: date.day, small: banglaDateOf(date)?.day ?? null, count: counts.get(date.day) ?? 0, href: inLocale(locale, routes.archiveDay(date)) }
  })
  const months = years.status === 'found' ? years.value.months : []
  const place = year * 12 + month
  const step = (one: { year: number; month: number } | undefined) =>
    one === undefined ? null : { href: routes.archiveMonth(one.year, one.month), word: formatMonth(one.year, one.month, locale) }
  const title = formatMonth(year, month, locale)
  return (
    <PaperPage path={path} now={new Date()}>
      <div className="page-width">
        <p className="type-kicker pt-4 desk:pt-6"><a className="-my-3 inline-block py-3" href={inLocale(locale, routes.archive())}>{t('title')}</a></p>
        <h1 className="type-headline">{title}</h1>
        <div className="max-w-[51.5rem]">
          {counts.size === 0 && <p className="type-second mt-3 text-soft">{t('emptyMonth')}</p>}
          <MonthGrid caption={title} days={days} />
          <Steps
            kind="month"
            previous={step(months.find((one) => one.year * 12 + one.month < place))}
            next={step(months.findLast((one) => one.year * 12 + one.month > place))}
          />
        </div>
      </div>
    </PaperPage>
  )
}
