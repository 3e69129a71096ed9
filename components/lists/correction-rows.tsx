import { useLocale } from 'next-intl'
import { formatDateTime } from '@/lib/bangla/dates'
import type { Correction, StorySummary } from '@/lib/news/story'
import { inLocale, routes } from '@/lib/routes'

interface Props {
  corrections: readonly (Correction & { id: number; story: Pick<StorySummary, 'id' | 'section' | 'headline'> })[]
}

/** Corrections in rows: when, in which story, and what was wrong. */
export function CorrectionRows({ corrections }: Props) {
  const locale = useLocale()
  return (
    <ol>
      {corrections.map(({ id, text, at, story }, index) => (
        <li key={id} data-story={story.id} className={`py-4 ${index === 0 ? '' : 'row-rule'}`}>
          <p className="type-meta"><time dateTime={at.toISOString()}>{formatDateTime(at, locale)}</time></p>
          <h2 className="type-second"><a href={inLocale(locale, routes.story(story))} lang="bn">{story.headline}</a></h2>
          <p className="type-list mt-1 whitespace-pre-line" lang="bn">{text}</p>
        </li>
      ))}
    </ol>
  )
}
