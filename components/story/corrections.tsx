import { useLocale, useTranslations } from 'next-intl'
import { dhakaDate, formatDate } from '@/lib/bangla/dates'
import type { Correction } from '@/lib/news/story'

/** What was wrong in a story and since when it is right, above its text: nobody who read it before should miss it. */
export function Corrections({ corrections }: { corrections: readonly Correction[] }) {
  const locale = useLocale()
  const t = useTranslations('newsroom.desk.corrections')
  if (corrections.length === 0) return null
  return (
    <aside aria-label={t('title')} className="mb-6 space-y-2 bg-turmeric px-4 py-3 text-ink">
      {corrections.map(({ text, at }, index) => (
        <p key={index}>
          {t('title')}, <time dateTime={at.toISOString()}>{formatDate(dhakaDate(at), locale)}</time>: <span lang="bn" className="whitespace-pre-line">{text}</span>
        </p>
      ))}
    </aside>
  )
}
