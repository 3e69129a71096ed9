import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { dhakaDate, formatDate, formatDateTime } from '@/lib/bangla/dates'
import { relativeTime } from '@/lib/bangla/relative-time'
import { findSection } from '@/lib/news/paper'
import type { StoryState } from '@/lib/news/story'
import { newsroomRoutes } from '@/lib/routes'
import { StateMark } from './state-mark'

/** A story as the desk sees it. */
export interface DeskRow {
  id: string
  /** That of the working copy; empty while nobody has written one. */
  headline: string
  section: string
  state: StoryState
  late: boolean
  pending: boolean
  savedBy: string | null
  savedAt: Date | null
  due: Date | null
  published: Date | null
  captured: Date | null
}

interface Props {
  title: string
  rows: readonly DeskRow[]
  /** What is said of a list without rows; null leaves such a list out. */
  empty: string | null
  now: Date
  tone?: 'ink' | 'alta'
  children?: ReactNode
}

/** A list of the desk under its label: each row a headline to press, its state in a word, and who touched it last. */
export function DeskList({ title, rows, empty, now, tone = 'ink', children }: Props) {
  if (rows.length === 0 && empty === null) return null
  return (
    <section aria-label={title}>
      <h2 className={`label mb-2 ${tone === 'alta' ? 'text-alta' : 'text-ink'}`}><span>{title}</span></h2>
      {rows.length === 0 ? <p className="type-meta py-2">{empty}</p> : <DeskRows rows={rows} now={now} />}
      {children}
    </section>
  )
}

export function DeskRows({ rows, now }: { rows: readonly DeskRow[]; now: Date }) {
  const t = useTranslations('newsroom.desk')
  const locale = useLocale()
  return (
    <ul>
      {rows.map((row, at) => (
        <li key={row.id} className={`pressable min-h-11 py-2 ${at === 0 ? '' : 'row-rule'}`}>
          <p className="type-list">
            <a href={newsroomRoutes.story(row.id)} className="stretched" lang={row.headline === '' ? undefined : 'bn'}>
              {row.headline === '' ? <span className="text-soft">{t('untitled')}</span> : row.headline}
            </a>
          </p>
          <p className="type-meta flex flex-wrap items-baseline gap-x-3">
            <StateMark state={row.state} late={row.late} pending={row.pending} />
            <span>{findSection(row.section)?.[locale] ?? row.section}</span>
            <RowTime row={row} now={now} />
          </p>
        </li>
      ))}
    </ul>
  )
}

/** The time that matters of this state; beside it, who saved the working copy and when. */
function RowTime({ row, now }: { row: DeskRow; now: Date }) {
  const t = useTranslations('newsroom.desk.row')
  const locale = useLocale()
  const { state, due, published, captured, savedBy, savedAt } = row
  const saved = savedBy !== null && savedAt !== null ? <span>{t('saved', { who: savedBy, when: relativeTime(savedAt, now, locale) })}</span> : null
  if (state === 'scheduled' && due !== null) return <><span>{t('due', { when: formatDateTime(due, locale) })}</span>{saved}</>
  if (state === 'published' && published !== null) {
    // Of a story that had a time set, what was planned and what became of it.
    const planned = due !== null && Math.abs(published.getTime() - due.getTime()) >= 60_000
    return (
      <>
        <span>{planned
          ? t('plannedActual', { planned: formatDateTime(due, locale), actual: formatDateTime(published, locale) })
          : t('published', { when: relativeTime(published, now, locale) })}</span>
        {row.pending && saved}
      </>
    )
  }
  if (saved !== null) return saved
  return captured === null ? null : <span>{t('captured', { when: formatDate(dhakaDate(captured), locale) })}</span>
}
