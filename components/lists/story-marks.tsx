import { useTranslations } from 'next-intl'
import { Bead } from '@/components/ui/bead'
import type { StorySummary } from '@/lib/news/story'

/** The words a list adds to a headline that is not an ordinary story of this paper; null for one that is. */
export function StoryMark({ story }: { story: Pick<StorySummary, 'kind' | 'sample'> }) {
  const t = useTranslations('story')
  if (story.kind === 'headline-only') return <>{t('headlineOnly')}</>
  if (story.sample === 'paper') return <>{t('samplePaper')}</>
  return null
}

/** Whether there are such words. */
export const isMarked = (story: Pick<StorySummary, 'kind' | 'sample'>) => story.kind === 'headline-only' || story.sample === 'paper'

/** The same at the end of a headline, and there only where the text itself is missing. */
export function InlineMark({ story }: { story: Pick<StorySummary, 'kind' | 'sample'> }) {
  if (story.kind !== 'headline-only') return null
  return <span className="type-meta whitespace-nowrap"><StoryMark story={story} /></span>
}

/** Bead and word before the headline of breaking news, as long as it is; nothing before another. */
export function BreakingMark({ story }: { story: Pick<StorySummary, 'breakingUntil'> }) {
  const t = useTranslations('story')
  if (story.breakingUntil === null) return null
  return <><strong className="type-kicker whitespace-nowrap"><Bead className="mr-1.5 align-[0.1em]" />{t('breaking')}</strong>{' '}</>
}
