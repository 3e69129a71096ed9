import { useLocale, useTranslations } from 'next-intl'
import { isoDay } from '@/lib/bangla/calendar'
import { dhakaDate, formatDate, formatDateTime, formatTime } from '@/lib/bangla/dates'
import type { StorySummary } from '@/lib/news/story'

type Dated = Pick<StorySummary, 'published' | 'captured' | 'kind'>

/**
 * When a story appeared: as a clock time, a date, or both. A headline known from a captured page has the day of that
 * page and no time; a story without a date says so.
 */
export function StoryTime({ story, form }: { story: Dated; form: 'clock' | 'date' | 'full' }) {
  const locale = useLocale()
  const t = useTranslations('lists')
  if (story.published !== null) {
    const shown = form === 'clock' ? formatTime(story.published, locale)
      : form === 'date' ? formatDate(dhakaDate(story.published), locale)
        : formatDateTime(story.published, locale)
    return <time dateTime={story.published.toISOString()}>{shown}</time>
  }
  if (form === 'clock') return null
  if (story.kind === 'headline-only' && story.captured !== null) {
    const day = dhakaDate(story.captured)
    return <time dateTime={isoDay(day)}>{formatDate(day, locale)}</time>
  }
  return <>{t('undated')}</>
}

/** The day under which a list files a story, or null when none is known. */
export function listedDay(story: Dated): { year: number; month: number; day: number } | null {
  if (story.published !== null) return dhakaDate(story.published)
  return story.kind === 'headline-only' && story.captured !== null ? dhakaDate(story.captured) : null
}
