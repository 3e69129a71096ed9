import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BanglaDateForm } from '@/components/archive/bangla-date-form'
import { PaperPage } from '@/components/paper/paper-page'
import { civilDateOf } from '@/lib/bangla/calendar'
import { banglaDateAt, monthNames } from '@/lib/bangla/dates'
import { toBanglaDigits, toLatinDigits } from '@/lib/bangla/digits'
import { findArchiveYears } from '@/lib/reading/archive'
import { inLocale, routes } from '@/lib/routes'
import { argument, localeOf, type SearchParams } from '../locale'
import { pageMetadata } from '../metadata'
import { StatusPage } from '../status-page'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: SearchParams
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('archive')
  return pageMetadata({ locale: await localeOf(params), path: routes.archive(), title: t('title') })
}

/** The way into past days: by Bangla date, or by year and month. */
export default async function ArchivePage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const asked = await askedDate(searchParams)
  if (asked !== null && civilDateOf(asked) !== null) {
    return <StatusPage missing={{ status: 'moved', to: routes.archiveBanglaDay(asked) }} locale={locale} path={routes.archive()} />
  }
  const years = await findArchiveYears()
  if (years.status !== 'found') return <StatusPage missing={years} locale={locale} path={routes.archive()} />
  const t = await getTranslations('archive')
  const now = new Date()
  const digits = (n: number) => (locale === 'bn' ? toBanglaDigits(n) : String(n))
  return (
    <PaperPage path={routes.archive()} now={now}>
      <div className="page-width">
        <h1 className="type-headline pt-4 desk:pt-6">{t('title')}</h1>
        <p className="type-meta mt-2">{t('intro')}</p>
        <h2 className="label mt-9 max-w-[51.5rem]"><span>{t('byBangla')}</span></h2>
        <BanglaDateForm suggestion={asked ?? banglaDateAt(now, 'midnight')!} wrong={asked !== null} />
        <h2 className="label mt-9 max-w-[51.5rem]"><span>{t('byGregorian')}</span></h2>
        {years.value.years.length === 0 && <p className="type-second mt-4 text-soft">{t('empty')}</p>}
        {years.value.years.map(({ year }) => (
          <section key={year} className="mt-4" aria-labelledby={`year-${year}`}>
            <h3 id={`year-${year}`} className="type-second"><a className="tap" href={inLocale(locale, routes.archiveYear(year))}>{digits(year)}</a></h3>
            <ul className="flex flex-wrap gap-x-6">
              {years.value.months.filter((one) => one.year === year).map(({ month, count }) => (
                <li key={month}>
                  <a className="tap" href={inLocale(locale, routes.archiveMonth(year, month))}>
                    <span>{monthNames[locale][month - 1]} <span className="type-meta">· {t('count', { n: digits(count) })}</span></span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </PaperPage>
  )
}

/** The Bangla date in the address, in digits of either kind; null where none was asked for, an impossible one where it makes no sense. */
async function askedDate(searchParams: SearchParams) {
  const parts = await Promise.all(['year', 'month', 'day'].map((name) => argument(searchParams, name)))
  if (parts.every((part) => part === null)) return null
  const [year, month, day] = parts.map((part) => {
    const text = toLatinDigits(part ?? '').trim()
    return /^\d{1,4}$/.test(text) ? Number(text) : 0
  })
  return { year: year!, month: month!, day: day! }
}
