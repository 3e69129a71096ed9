import { useLocale, useTranslations } from 'next-intl'
import { formatDateTime } from '@/lib/bangla/dates'

/** Something that somebody did. */
export interface AuditRow {
  id: number
  at: Date
  actorName: string | null
  /** "story.publish" and the like. */
  action: string
  detail: Record<string, unknown>
}

/** Who did what to a story, newest first. Nobody stands for the clock. */
export function AuditList({ entries }: { entries: readonly AuditRow[] }) {
  const t = useTranslations('newsroom.desk')
  const locale = useLocale()
  if (entries.length === 0) return <p className="type-meta">{t('history.noAudit')}</p>
  return (
    <ol>
      {entries.map(({ id, at, actorName, action, detail }, index) => {
        const key = `actions.${action.replaceAll('.', '-')}`
        const said = ['note', 'reason', 'text'].map((name) => detail[name]).find((value) => typeof value === 'string' && value !== '')
        return (
          <li key={id} className={`py-2 ${index === 0 ? '' : 'row-rule'}`}>
            <p>{actorName ?? t('history.system')}: {t.has(key as never) ? t(key as never) : t('actions.other')}</p>
            {said !== undefined && <p className="whitespace-pre-line" lang="bn">‘{said as string}’</p>}
            <p className="type-meta"><time dateTime={at.toISOString()}>{formatDateTime(at, locale)}</time></p>
          </li>
        )
      })}
    </ol>
  )
}
