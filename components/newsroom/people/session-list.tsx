import { useLocale, useTranslations } from 'next-intl'
import { formatDateTime } from '@/lib/bangla/dates'

interface Session {
  id: string
  begun: Date
  address: string | null
  userAgent: string | null
}

/** Where somebody is signed in, so that a device they do not know can be told. */
export function SessionList({ sessions, own }: { sessions: readonly Session[]; own: string }) {
  const t = useTranslations('newsroom.people.account')
  const locale = useLocale()
  return (
    <ul>
      {sessions.map(({ id, begun, address, userAgent }, at) => (
        <li key={id} className={`py-2 ${at === 0 ? '' : 'row-rule'}`}>
          <p>{deviceOf(userAgent) ?? t('unknownDevice')}{id === own && <span className="type-meta ml-3">{t('sessionHere')}</span>}</p>
          <p className="type-meta">{t('sessionBegun', { when: formatDateTime(begun, locale) })}{address !== null && <> · <span dir="ltr">{address}</span></>}</p>
        </li>
      ))}
    </ul>
  )
}

/** A browser and its machine, by the names their makers gave them; null where a browser names none that we know. */
function deviceOf(userAgent: string | null): string | null {
  if (userAgent === null) return null
  const browser = [['Edg', 'Edge'], ['OPR', 'Opera'], ['Firefox', 'Firefox'], ['Chrome', 'Chrome'], ['Safari', 'Safari']].find(([sign]) => userAgent.includes(`${sign}/`))?.[1]
  const machine = ['Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'Linux'].find((name) => userAgent.includes(name))
  return browser === undefined && machine === undefined ? null : [browser, machine].filter(Boolean).join(' · ')
}
