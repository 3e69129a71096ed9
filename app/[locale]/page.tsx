import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Strip } from '@/components/front/strip'
import { stripShapes } from '@/components/front/strip-shapes'
import { Top } from '@/components/front/top'
import { PaperPage } from '@/components/paper/paper-page'
import type { CivilDate } from '@/lib/bangla/calendar'
import { dhakaDate, formatDate } from '@/lib/bangla/dates'
import type { StorySummary } from '@/lib/news/story'
import { findFront } from '@/lib/reading/front'
import { routes } from '@/lib/routes'
import { localeOf } from './locale'
import { pageMetadata } from './metadata'
import { StatusPage } from './status-page'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return pageMetadata({ locale: await localeOf(params), path: routes.front(), title: null, feeds: true })
}

export default async function FrontPage({ params }: Props) {
  const locale = await localeOf(params)
  const t = await getTranslations('front')
  const front = await findFront()
  if (front.status !== 'found') return <StatusPage missing={front} locale={locale} path={routes.front()} />
  const { strips, mostRead, ...top } = front.value
  const d = await getTranslations('daily')
  const day = newestDay([top.lead, ...top.seconds, ...top.latest])
  const shapes = stripShapes(strips.map((strip) => strip.stories.length))
  return (
    <PaperPage path={routes.front()} masthead="front" now={new Date()}>
      <div className="page-width">
        {top.lead === null && top.latest.length === 0
          ? <h1 className="type-headline pt-9">{t('empty')}</h1>
          : <Top top={top} mostRead={mostRead} />}
        <div className="mt-9 grid gap-y-9 tablet:grid-cols-2 tablet:gutter-8 desk:block desk:space-y-9">
          {strips.map((strip, at) => (
            <Strip key={strip.section} section={strip.section} stories={strip.stories} shape={shapes[at]!} first={at === 0} />
          ))}
        </div>
        {day !== null && (
          <p className="mt-9"><a className="tap" hrefLang="bn" href={routes.dailyPaper(day)}>{d('of', { date: formatDate(day, locale) })}</a> <span className="type-meta">{d('note')}</span></p>
        )}
      </div>
    </PaperPage>
  )
}

/** The day of the newest story with a text: the newest that has a newspaper. */
function newestDay(stories: readonly (StorySummary | null)[]): CivilDate | null {
  const times = stories.flatMap((story) => (story?.kind === 'full' && story.published !== null ? [story.published.getTime()] : []))
  return times.length === 0 ? null : dhakaDate(new Date(Math.max(...times)))
}
