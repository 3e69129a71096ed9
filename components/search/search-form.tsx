import { useLocale, useTranslations } from 'next-intl'
import { isoDay, type BanglaDate, type CivilDate } from '@/lib/bangla/calendar'
import { formatDate } from '@/lib/bangla/dates'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { paper } from '@/lib/news/paper'
import type { Contributor } from '@/lib/news/story'
import { inLocale, routes, type SearchArguments } from '@/lib/routes'
import { sectionName } from '../paper/section-name'

interface Props {
  /** What the address asks for, days as they were typed. */
  asked: SearchArguments
  desks: Contributor[]
  /** Which of the two days could not be understood. */
  odd: readonly string[]
  ranges: { name: 'today' | 'week' | 'month' | 'year' | 'banglaYear'; from: string; until: string | null }[]
  today: { civil: CivilDate; bangla: BanglaDate | null }
  longest: number
  /** The script that suggests while somebody types; none in a build without it. */
  script: string | undefined
}

/** Asks for words, and under them for what narrows the search. A form like any other: scripts only add suggestions. */
export function SearchForm({ asked, desks, odd, ranges, today, longest, script }: Props) {
  const locale = useLocale()
  const t = useTranslations('search')
  const { q, section, desk, from, until, order } = asked
  const narrowed = isNarrowed(asked)
  const wrongDay = odd.includes('from') || odd.includes('until')
  const shown = (typed: string | null | undefined) => dayInField(typed, locale)
  const chosen = [
    ...(section == null ? [] : [sectionName(section, locale)]),
    ...(desk == null ? [] : [desks.find(({ slug }) => slug === desk)?.name ?? desk]),
    ...(from != null && from === until && !wrongDay ? [shown(from)] : [
      ...(from == null || odd.includes('from') ? [] : [t('fromDay', { day: shown(from) })]),
      ...(until == null || odd.includes('until') ? [] : [t('untilDay', { day: shown(until) })]),
    ]),
  ]
  const digits = (n: number) => (locale === 'bn' ? toBanglaDigits(n) : String(n))
  const inUse = ranges.find((range) => range.from === from && range.until === (until ?? null))
  return (
    <search-box
      data-script={script} data-suggest={routes.suggestions()} data-prefix={locale === 'en' ? '/en' : ''}
      data-label={t('suggestions')} data-count={t('suggestionCount', { n: '#' })} data-none={t('suggestionNone')}
      data-story={t('kindStory')} data-topic={t('kindTopic')} data-person={t('kindPerson')} data-desk={t('kindDesk')}
    >
      <form action={inLocale(locale, routes.search())} method="get" role="search">
        <label className="type-meta block" htmlFor="q">{t('label')}</label>
        <div className="mt-2 flex flex-wrap items-start gap-x-4 gap-y-2">
          <input
            id="q" name="q" type="search" defaultValue={q} maxLength={longest} lang="bn" enterKeyHint="search" autoComplete="off" autoCapitalize="none" spellCheck={false}
            className="query-words min-w-0 flex-[1_1_10rem]" data-script={/[A-Za-z]/.test(q) ? 'latin' : undefined}
          />
          {' '}
          <button type="submit" className="command flex-none">{t('submit')}</button>
        </div>
        {order === 'newest' && <input type="hidden" name="order" value="newest" />}
        <details className="narrowing" open={wrongDay}>
          <summary className="tap" data-chosen={chosen.length > 0 || undefined}>{chosen.length > 0 ? t('narrowed', { what: chosen.join(', ') }) : t('narrow')}</summary>
          <div className="narrowing-fields pb-3">
            <label className="type-meta block">
              {t('section')}{' '}
              <select name="section" defaultValue={section ?? ''} className="control mt-1 block w-full">
                <option value="">{t('allSections')}</option>
                {paper.sections.map((one) => <option key={one.slug} value={one.slug}>{one[locale]}</option>)}
              </select>
            </label>
            {desks.length > 0 && (
              <label className="type-meta block">
                {t('desk')}{' '}
                <select name="desk" defaultValue={desk ?? ''} className="control mt-1 block w-full">
                  <option value="">{t('allDesks')}</option>
                  {desks.map((one) => <option key={one.slug} value={one.slug} lang="bn">{one.name}</option>)}
                </select>
              </label>
            )}
            {(['from', 'until'] as const).map((name) => (
              <label key={name} className="type-meta block">
                {t(name)}{' '}
                <input
                  name={name} defaultValue={shown(name === 'from' ? from : until)} maxLength={50} autoComplete="off" className="control mt-1 block w-full"
                  aria-describedby="day-hint" aria-invalid={odd.includes(name) || undefined}
                />
              </label>
            ))}
          </div>
          {wrongDay ? <p id="day-hint" role="alert" className="bg-turmeric px-3 py-2">{t('oddDay')}</p> : <p id="day-hint" className="type-meta">{t('dayHint')}</p>}
          {q !== '' && (
            <nav aria-label={t('ranges')} className="mt-1 flex flex-wrap gap-x-5">
              {ranges.map((range) => (
                <a
                  key={range.name} className={`tap ${range === inUse ? 'here' : ''}`} aria-current={range === inUse ? 'true' : undefined}
                  href={inLocale(locale, routes.search({ ...asked, from: range.from, until: range.until, page: 1 }))}
                >
                  {range.name === 'year' ? t('year', { year: digits(today.civil.year) })
                    : range.name === 'banglaYear' ? t('banglaYear', { year: digits(today.bangla?.year ?? 0) })
                      : t(range.name)}
                </a>
              ))}
            </nav>
          )}
          <button type="submit" className="command mt-2 mb-3">{t('apply')}</button>
        </details>
        {narrowed && <a className="tap type-meta" href={inLocale(locale, routes.search({ q, ...(order && { order }) }))}><span className="border-b border-alta">{t('clear')}</span></a>}
      </form>
    </search-box>
  )
}

/** Whether a search goes through some stories only. */
export function isNarrowed({ section, desk, from, until }: SearchArguments): boolean {
  return [section, desk, from, until].some((one) => one != null)
}

/** A day as it stands in its field: what was typed; a day of an address in the reader's own words, years in their digits. */
function dayInField(typed: string | null | undefined, locale: 'bn' | 'en'): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed ?? '')
  if (iso !== null) {
    const [year, month, day] = iso.slice(1).map(Number) as [number, number, number]
    const civil = { year, month, day }
    if (year >= 1700 && isoDay(civil) === typed && month >= 1 && month <= 12) return formatDate(civil, locale)
  }
  return locale === 'bn' && /^\d{4}$/.test(typed ?? '') ? toBanglaDigits(typed!) : typed ?? ''
}
