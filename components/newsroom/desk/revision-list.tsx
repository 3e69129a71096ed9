import { useLocale, useTranslations } from 'next-intl'
import { formatDateTime } from '@/lib/bangla/dates'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { newsroomRoutes } from '@/lib/routes'

/** A version that was kept, without its text. */
export interface RevisionRow {
  number: number
  act: 'kept' | 'submitted' | 'scheduled' | 'published' | 'corrected' | 'restored'
  headline: string
  by: string
  at: Date
}

interface Props {
  id: string
  revisions: readonly RevisionRow[]
  /** The version of the working copy, on top of which one is brought back; null for who may not. */
  restoring: { version: number; action: (form: FormData) => Promise<void> } | null
}

/** The versions of a story, newest first: who, when, by what act, and what differs from the one before and from now. */
export function RevisionList({ id, revisions, restoring }: Props) {
  const t = useTranslations('newsroom.desk.history')
  const acts = useTranslations('newsroom.desk.acts')
  const locale = useLocale()
  const digits = (n: number) => (locale === 'bn' ? toBanglaDigits(n) : String(n))
  if (revisions.length === 0) return <p className="type-second mt-4 text-soft">{t('none')}</p>
  return (
    <ol className="mt-2">
      {revisions.map(({ number, act, headline, by, at }, index) => {
        const before = revisions[index + 1]?.number
        return (
          <li key={number} className={`py-2 ${index === 0 ? '' : 'row-rule'}`}>
            <p className="type-list">{t('version', { n: digits(number) })} · {acts(act)}</p>
            <p className="type-meta"><time dateTime={at.toISOString()}>{formatDateTime(at, locale)}</time> · {by} · <span lang="bn">{headline}</span></p>
            <div className="flex flex-wrap items-center gap-x-5">
              {before !== undefined && (
                <a className="tap underline" href={`${newsroomRoutes.history(id)}?from=${before}&to=${number}`}>{t('compare')}: {t('against', { n: digits(before) })}</a>
              )}
              <a className="tap underline" href={`${newsroomRoutes.history(id)}?from=${number}`}>{t('compare')}: {t('now')}</a>
              {restoring !== null && (
                <form action={restoring.action}>
                  <input type="hidden" name="story" value={id} />
                  <input type="hidden" name="version" value={restoring.version} />
                  <input type="hidden" name="revision" value={number} />
                  <button type="submit" className="tap cursor-pointer underline">{t('restore')}</button>
                </form>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
