import { useTranslations } from 'next-intl'
import { ListRegion } from '@/components/lists/list-region'
import { StoryLink } from '@/components/lists/story-link'
import { StoryTime } from '@/components/lists/story-time'
import { listHeadline, type StorySummary } from '@/lib/news/story'

/** What happened so far, the oldest first, on one line from top to bottom; the bead marks the story that is being read. */
export function Storyline({ stories, current }: { stories: readonly StorySummary[]; current: string }) {
  const t = useTranslations('story')
  if (stories.length < 2) return null
  return (
    <ListRegion id="storyline" title={t('storyline')}>
      <ol className="ml-1 space-y-4 border-l border-rule pl-4">
        {stories.map((story) => (
          <li key={story.id} data-story={story.id} className="pressable relative" {...(story.id === current && { 'aria-current': 'page' as const })}>
            {story.id === current && <span aria-hidden="true" className="bead absolute top-[7px] left-[-20px]" />}
            <p className="type-meta"><StoryTime story={story} form="date" />{story.id === current && <> · {t('storylineHere')}</>}</p>
            <p className="type-list">{story.id === current ? <span lang="bn">{listHeadline(story)}</span> : <StoryLink story={story} />}</p>
          </li>
        ))}
      </ol>
    </ListRegion>
  )
}
