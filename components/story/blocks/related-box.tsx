import { useTranslations } from 'next-intl'
import { StoryLink } from '@/components/lists/story-link'
import { BreakingMark } from '@/components/lists/story-marks'
import type { StorySummary } from '@/lib/news/story'

/** One other story, in the middle of this one. */
export function RelatedBox({ story }: { story: StorySummary }) {
  const t = useTranslations('story')
  return (
    <aside data-story={story.id} className="pressable my-6 font-desk" aria-label={t('readAlso')}>
      <p className="label"><span>{t('readAlso')}</span></p>
      <p className="type-list mt-2"><BreakingMark story={story} /><StoryLink story={story} /></p>
    </aside>
  )
}
