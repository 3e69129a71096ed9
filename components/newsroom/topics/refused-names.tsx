import { useLocale, useTranslations } from 'next-intl'
import { formatDateTime } from '@/lib/bangla/dates'
import type { Locale } from '@/lib/routes'

interface Props {
  names: readonly { key: string; name: string; byName: string; at: Date }[]
  allow: (form: FormData) => Promise<void>
}

/** Names on which it was decided that they are no topics, each with the way back. */
export function RefusedNames({ names, allow }: Props) {
  const t = useTranslations('newsroom.desk.topics')
  const locale = useLocale() as Locale
  return (
    <ul>
      {names.map(({ key, name, byName, at }, index) => (
        <li key={key} className={`flex flex-wrap items-center justify-between gap-3 py-2 ${index === 0 ? '' : 'row-rule'}`}>
          <div className="min-w-0">
            <p lang="bn">{name}</p>
            <p className="type-meta">{t('refusedBy', { who: byName, when: formatDateTime(at, locale) })}</p>
          </div>
          <form action={allow}>
            <input type="hidden" name="name" value={key} />
            <button className="command command-quiet">{t('allow')}<span className="sr-only" lang="bn"> {name}</span></button>
          </form>
        </li>
      ))}
    </ul>
  )
}
