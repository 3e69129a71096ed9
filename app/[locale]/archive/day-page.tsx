import { getTranslations } from 'next-intl/server'
import { Steps } from '@/components/archive/steps'
import { ListPage } from '@/components/lists/list-page'
import { StoryRows } from '@/components/lists/story-rows'
import { PaperPage } from '@/components/paper/paper-page'
import { banglaDateOf, type CivilDate } from '@/lib/bangla/calendar'
import { formatBanglaDate, formatDate, formatMonth, formatWeekday } from '@/lib/bangla/dates'
import { paper } from '@/lib/news/paper'
import { listArchiveDay } from '@/lib/reading/archive'
import { inLocale, routes, type Locale } from '@/lib/routes'
import { MostReadRail } from '../list-rail'
import { StatusPage } from '../status-page'

/** The stories of one day, reached by its date in either calendar; the other one stands under the first. */
export async function ArchiveDay({ date, by, locale }: { date: CivilDate; by: 'gregorian' | 'bangla'; locale: Locale }) {
  const bangla = banglaDateOf(date)
  const address = (day: CivilDate) => {
    const inBangla = by === 'bangla' ? banglaDateOf(day) : null
    return inBangla === null ? routes.archiveDay(day) : routes.archiveBanglaDay(inBangla)
  }
  const dateName = (day: CivilDate) => {
    const inBangla = by === 'bangla' ? banglaDateOf(day) : null
    return inBangla === null ? formatDate(day, locale) : formatBanglaDate(inBangla, locale)
  }
  const found = await listArchiveDay(date)
  if (found.status !== 'found') return <StatusPage missing={found} locale={locale} path={address(date)} />
  const t = await getTranslations('archive')
  const d = await getTranslations('daily')
  const { stories, previous, next } = found.value
  const gregorian = `${formatWeekday(date, locale, paper.sunday)}, ${formatDate(date, locale)}`
  const [title, other] = by === 'bangla' && bangla !== null
    ? [formatBanglaDate(bangla, locale), <a key="other" className="-my-3 inline-block py-3" href={inLocale(locale, routes.archiveDay(date))}>{gregorian}</a>]
    : [gregorian, bangla === null ? null : <a key="other" className="-my-3 inline-block py-3" href={inLocale(locale, routes.archiveBanglaDay(bangla))}>{formatBanglaDate(bangla, locale)}</a>]
  const step = (day: CivilDate | null) => (day === null ? null : { href: address(day), word: dateName(day) })
  return (
    <PaperPage path={address(date)} now={new Date()}>
      <ListPage title={title} intro={other} rail={<MostReadRail />}>
        {stories.length === 0 && <p className="type-second mt-6 text-soft">{t('emptyDay')}</p>}
        <StoryRows stories={stories} times="clock" />
        {stories.some(({ kind }) => kind === 'full') && (
          <p className="mt-6"><a className="tap" hrefLang="bn" href={routes.dailyPaper(date)}>{d('of', { date: formatDate(date, locale) })}</a> <span className="type-meta">{d('note')}</span></p>
        )}
        <Steps kind="day" previous={step(previous)} next={step(next)} />
        <p><a className="tap" href={inLocale(locale, routes.archiveMonth(date.year, date.month))}>{t('monthOf', { month: formatMonth(date.year, date.month, locale) })}</a></p>
      </ListPage>
    </PaperPage>
  )
}
