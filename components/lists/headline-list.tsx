import { Parts } from '@/components/ui/parts'
import type { StorySummary } from '@/lib/news/story'
import { StoryLink } from './story-link'
import { BreakingMark, isMarked, StoryMark } from './story-marks'
import { StoryTime } from './story-time'

/** List headlines, hairlines between them, each with what a reader needs to know before pressing. */
export function HeadlineList({ stories, dated = true }: { stories: StorySummary[]; dated?: boolean }) {
  return (
    <ul>
      {stories.map((story) => <HeadlineRow key={story.id} story={story} dated={dated} />)}
    </ul>
  )
}

function HeadlineRow({ story, dated = true, className = '' }: { story: StorySummary; dated?: boolean; className?: string }) {
  return (
    <li data-story={story.id} className={`pressable py-3 first:pt-0 not-first:border-t border-rule ${className}`}>
      <p className="type-list"><BreakingMark story={story} /><StoryLink story={story} /></p>
      {dated && <StoryMeta story={story} />}
    </li>
  )
}

/** The quiet line under a headline: when, and what is special about it. */
export function StoryMeta({ story }: { story: StorySummary }) {
  return (
    <Parts className="mt-1">
      <StoryTime story={story} form="date" />
      {isMarked(story) && <StoryMark story={story} />}
    </Parts>
  )
}
