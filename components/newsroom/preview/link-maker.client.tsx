'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { ShownLink } from '@/components/newsroom/people/shown-link'
import { formatDateTime } from '@/lib/bangla/dates'
import type { Outcome } from '@/lib/outcome'
import { linkHours } from './link-hours'
import type { QrPath } from './qr-path'

/** A link that was just made. Its address is known here and nowhere else. */
export interface MadeLink {
  address: string
  expires: Date
  code: QrPath
  /** Whether another device can open it: not where the newsroom is read under this machine's own name. */
  reachable: boolean
}

export type MakeLink = (before: Outcome<MadeLink> | null, form: FormData) => Promise<Outcome<MadeLink> | null>

interface Props {
  id: string
  /** What can be shown, each the version of a draft with its word; null: always the latest. */
  versions: readonly { version: number | null; word: string }[]
  make: MakeLink
}

/** Makes a link for somebody without a login and shows it once, with a code for a phone. */
export function LinkMaker({ id, versions, make }: Props) {
  const t = useTranslations('newsroom.preview.links')
  const refusals = useTranslations('newsroom.preview.refusals')
  const locale = useLocale()
  const [made, send, isSending] = useActionState(make, null)
  return (
    <div>
      <form action={send} className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <input type="hidden" name="story" value={id} />
        <label className="block min-w-0">
          <span className="type-meta block">{t('shows')}</span>
          <select name="version" className="control">
            {versions.map(({ version, word }) => <option key={version} value={version ?? ''}>{word}</option>)}
          </select>
        </label>
        <label className="block">
          <span className="type-meta block">{t('opens')}</span>
          <select name="hours" className="control" defaultValue={72}>
            {linkHours.map((hours) => <option key={hours} value={hours}>{t(`hours.${hours}`)}</option>)}
          </select>
        </label>
        <button type="submit" className="command" disabled={isSending}>{t('make')}</button>
      </form>
      <div aria-live="polite">
        {made?.ok === false && (
          <p role="alert" className="notice mt-3">{refusals.has(made.code as never) ? refusals(made.code as never) : refusals('unexpected')}</p>
        )}
        {made?.ok === true && (
          <div className="mt-3">
            <ShownLink
              title={t('made')}
              address={made.value.address}
              notes={[t('shownOnce', { when: formatDateTime(made.value.expires, locale) }), ...(made.value.reachable ? [] : [t('onlyHere')])]}
            />
            <svg
              role="img" aria-label={t('code')} viewBox={`0 0 ${made.value.code.size} ${made.value.code.size}`} width="176" height="176"
              shapeRendering="crispEdges" className="mt-3"
            >
              <rect width={made.value.code.size} height={made.value.code.size} fill="#fff" />
              <path d={made.value.code.path} fill="#000" />
            </svg>
          </div>
        )}
      </div>
    </div>
  )
}
