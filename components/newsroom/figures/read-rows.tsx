import { useLocale, useTranslations } from 'next-intl'
import { newsroomRoutes } from '@/lib/routes'
import { Curve, type Hours } from './curve'
import { JumpNote, type Jump } from './jump-note'
import { countIn } from './number'

export interface ReadRow {
  id: string
  headline: string
  hidden: boolean
  views: number
  lastHour: number
  curve: Hours
  jump: Jump
}

/** Stories by how much they were read, each with its day in bars. */
export function ReadRows({ rows }: { rows: readonly ReadRow[] }) {
  const t = useTranslations('newsroom.desk.figures')
  const locale = useLocale()
  return (
    <ol>
      {rows.map(({ id, headline, hidden, views, lastHour, curve, jump }, at) => (
        <li key={id} className={`pressable py-3 tablet:flex tablet:items-end tablet:gap-x-6 ${at === 0 ? '' : 'row-rule'}`}>
          <div className="min-w-0 flex-1">
            <p className="type-list"><a className="stretched" lang="bn" href={newsroomRoutes.figures(id)}>{headline}</a></p>
            <p className="type-meta flex flex-wrap gap-x-3">
              <span>{t('day', { n: countIn(locale, views) })}</span>
              <span>{t('lastHour', { n: countIn(locale, lastHour) })}</span>
              {hidden && <span className="text-alta">{t('hidden')}</span>}
            </p>
            <JumpNote jump={jump} />
          </div>
          <Curve hours={curve} spoken={false} className="mt-2 tablet:w-56" />
        </li>
      ))}
    </ol>
  )
}
