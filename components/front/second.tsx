import { useLocale } from 'next-intl'
import { StoryMeta } from '@/components/lists/headline-list'
import { Kicker } from '@/components/lists/kicker'
import { PictureSquare } from '@/components/lists/picture-square'
import { StoryLink } from '@/components/lists/story-link'
import { sectionName } from '@/components/paper/section-name'
import type { StorySummary } from '@/lib/news/story'

interface Props {
  story: StorySummary
  /** Whether a desk shows its first words, too. */
  withText: boolean
  className?: string
}

/** A story of the second rank: section, headline, time; its picture as a small square at the right. */
export function Second({ story, withText, className = '' }: Props) {
  const locale = useLocale()
  const text = story.standfirst ?? story.opening
  return (
    <article data-story={story.id} className={`pressable flex gap-x-4 ${className}`}>
      <div className="min-w-0 flex-1">
        <Kicker story={story}>{sectionName(story.section, locale)}</Kicker>
        <h2 className="type-second"><StoryLink story={story} /></h2>
        {withText && text !== null && <p className="type-list mt-1 hidden text-soft desk:block" lang="bn">{text}</p>}
        <StoryMeta story={story} />
      </div>
      {story.picture !== null && <PictureSquare picture={story.picture} className="mt-2" />}
    </article>
  )
}
