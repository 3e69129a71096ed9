import { useLocale, useTranslations } from 'next-intl'
import { formatDateTime } from '@/lib/bangla/dates'

/** A link that still opens, without its address, which nobody knows any more. */
export interface LinkRow {
  id: string
  /** What it shows. */
  word: string
  by: string
  created: Date
  expires: Date
}

/** The links of a story that are open, each with a way to end it. */
export function LinkList({ id, links, revoke }: { id: string; links: readonly LinkRow[]; revoke: (form: FormData) => Promise<void> }) {
  const t = useTranslations('newsroom.preview.links')
  const locale = useLocale()
  if (links.length === 0) return <p className="type-meta mt-4">{t('none')}</p>
  return (
    <ul className="mt-4">
      {links.map((link) => (
        <li key={link.id} className="row-rule flex flex-wrap items-center justify-between gap-x-4 py-1">
          <p>
            {link.word}{' '}
            <span className="type-meta">
              {t('madeBy', { who: link.by, when: formatDateTime(link.created, locale) })} · {t('until', { when: formatDateTime(link.expires, locale) })}
            </span>
          </p>
          <form action={revoke}>
            <input type="hidden" name="story" value={id} />
            <input type="hidden" name="link" value={link.id} />
            <button type="submit" className="tap cursor-pointer border-b border-edge">{t('revoke')}</button>
          </form>
        </li>
      ))}
    </ul>
  )
}
