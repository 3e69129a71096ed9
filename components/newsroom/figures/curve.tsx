import { useLocale, useTranslations } from 'next-intl'
import { formatDateTime } from '@/lib/bangla/dates'
import { countIn } from './number'

/** Views by the hour, the newest last; `first` is the hour of the first, counted from 1970. */
export interface Hours {
  first: number
  views: readonly number[]
}

const hourMs = 3_600_000
const high = 48

/** A bar for each hour. `spoken` is false where the words beside it say as much. */
export function Curve({ hours: { first, views }, spoken = true, className = '' }: { hours: Hours; spoken?: boolean; className?: string }) {
  const t = useTranslations('newsroom.desk.figures')
  const locale = useLocale() === 'en' ? 'en' : 'bn'
  const most = Math.max(1, ...views)
  const at = (place: number) => formatDateTime(new Date((first + place) * hourMs), locale)
  const bars = views.map((one, place) => ({ place, height: one === 0 ? 0 : Math.max(1, (one / most) * high) })).filter(({ height }) => height > 0)
  const words = t('curveSays', { from: at(0), until: at(views.length - 1), most: countIn(locale, Math.max(0, ...views)), when: at(views.indexOf(Math.max(...views))) })
  return (
    <figure className={className}>
      <svg
        viewBox={`0 0 ${views.length} ${high}`} preserveAspectRatio="none" className={`block w-full border-b border-rule text-neel ${spoken ? 'h-28' : 'h-8'}`}
        {...(spoken ? { role: 'img', 'aria-label': t('curve') } : { 'aria-hidden': true })}
      >
        {bars.map(({ place, height }) => <rect key={place} x={place + 0.1} y={high - height} width={0.8} height={height} fill="currentColor" />)}
      </svg>
      {spoken && <figcaption className="type-meta mt-1">{words}</figcaption>}
    </figure>
  )
}
