import { useLocale } from 'next-intl'
import { StoryMeta } from '@/components/lists/headline-list'
import { PictureSquare } from '@/components/lists/picture-square'
import { StoryLink } from '@/components/lists/story-link'
import { sectionName } from '@/components/paper/section-name'
import type { StorySummary } from '@/lib/news/story'

interface Props {
  story: StorySummary
  withSection?: boolean
  level?: 2 | 3
  className?: string
}

/** A story of the second rank: section, headline, time; its picture as a small square at the right. */
export function Second({ story, withSection = true, level = 2, className = '' }: Props) {
  const locale = useLocale()
  const Heading = `h${level}` as const
  return (
    <article data-story={story.id} className={`pressable flex gap-x-4 ${className}`}>
      <div className="min-w-0 flex-1">
        {withSection && <p className="type-kicker">{sectionName(story.section, locale)}</p>}
        <Heading className="type-second"><StoryLink story={story} /></Heading>
        <StoryMeta story={story} />
      </div>
      {story.picture !== null && <PictureSquare picture={story.picture} className="mt-2" />}
    </article>
  )
}
