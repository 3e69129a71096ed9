import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PaperPage } from '@/components/paper/paper-page'
import { monthNames } from '@/lib/bangla/dates'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { findArchiveYears } from '@/lib/reading/archive'
import { inLocale, routes } from '@/lib/routes'
import { localeOf } from '../../locale'
import { pageMetadata } from '../../metadata'
import { StatusPage } from '../../status-page'
import { addressNumber } from '../number'

interface Props {
  params: Promise<{ locale: string; year: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('archive')
  const locale = await localeOf(params)
  const { year } = await params
  return pageMetadata({ locale, path: `/archive/${year}`, title: `${t('title')} · ${locale === 'bn' ? toBanglaDigits(year) : year}`, indexable: false })
}

/** The months of a year that have stories. */
export default async function ArchiveYearPage({ params }: Props) {
  const locale = await localeOf(params)
  const { year: text } = await params
  const path = `/archive/${text}`
  const year = addressNumber(text, 4)
  if (year === null) return <StatusPage missing={{ status: 'unknown' }} locale={locale} path={path} />
  const years = await findArchiveYears()
  if (years.status !== 'found') return <StatusPage missing={years} locale={locale} path={path} />
  const months = years.value.months.filter((one) => one.year === year)
  if (months.length === 0) return <StatusPage missing={{ status: 'unknown' }} locale={locale} path={path} />
  const t = await getTranslations('archive')
  const digits = (n: number) => (locale === 'bn' ? toBanglaDigits(n) : String(n))
  return (
    <PaperPage path={path} now={new Date()}>
      <div className="page-width">
        <p className="type-kicker pt-4 desk:pt-6"><a className="-my-3 inline-block py-3" href={inLocale(locale, routes.archive())}>{t('title')}</a></p>
        <h1 className="type-headline">{digits(year)}</h1>
        <ul className="mt-4 max-w-[51.5rem]">
          {months.map(({ month, count }) => (
            <li key={month} className="row-rule">
              <a className="tap w-full justify-between" href={inLocale(locale, routes.archiveMonth(year, month))}>
                <span>{monthNames[locale][month - 1]}</span>
                <span className="type-meta">{t('count', { n: digits(count) })}</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </PaperPage>
  )
}
