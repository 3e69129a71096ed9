import { useTranslations } from 'next-intl'
import type { StorySummary } from '@/lib/news/story'

/** The words a list adds to a headline that is not an ordinary story of this paper; null for one that is. */
export function StoryMark({ story }: { story: Pick<StorySummary, 'kind' | 'sample'> }) {
  const t = useTranslations('story')
  if (story.kind === 'headline-only') return <>{t('headlineOnly')}</>
  if (story.sample === 'paper') return <>{t('samplePaper')}</>
  return null
}
