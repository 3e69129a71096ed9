import { useLocale } from 'next-intl'
import { banglaDateOf } from '@/lib/bangla/calendar'
import { formatBanglaDate } from '@/lib/bangla/dates'
import type { StorySummary } from '@/lib/news/story'
import { inLocale, routes } from '@/lib/routes'
import { Kicker } from '../lists/kicker'
import { PictureSquare } from '../lists/picture-square'
import { isMarked, StoryMark } from '../lists/story-marks'
import { listedDay, StoryTime } from '../lists/story-time'
import { sectionName } from '../paper/section-name'
import { Parts } from '../ui/parts'
import { MarkedText } from './marked-text'

interface FoundStory {
  story: StorySummary
  headline: { text: string; marked: boolean }[]
  snippet: { text: string; marked: boolean }[]
}

/** What was found, in its order: each with the words that were looked for marked in its headline and in a part of its text. */
export function FoundRows({ stories, start }: { stories: FoundStory[]; start: number }) {
  const locale = useLocale()
  return (
    <ol start={start}>
      {stories.map(({ story, headline, snippet }, at) => (
        <li key={story.id}>
          <article data-story={story.id} className={`pressable flex gap-x-4 py-4 ${at === 0 ? '' : 'row-rule'}`}>
            <div className="min-w-0 flex-1">
              <Kicker story={story}>{sectionName(story.section, locale)}</Kicker>
              <h2 className="type-second"><a className="stretched" lang="bn" href={inLocale(locale, routes.story(story))}><MarkedText pieces={headline} /></a></h2>
              {snippet.length > 0 && <p className="type-list mt-1 text-soft" lang="bn"><MarkedText pieces={snippet} /></p>}
              <Parts className="mt-1">
                <StoryTime story={story} form={story.published === null ? 'date' : 'full'} />
                {banglaDay(story)}
                {isMarked(story) && <StoryMark story={story} />}
              </Parts>
            </div>
            {story.picture !== null && <PictureSquare picture={story.picture} />}
          </article>
        </li>
      ))}
    </ol>
  )

  function banglaDay(story: StorySummary) {
    const day = listedDay(story)
    const bangla = day === null ? null : banglaDateOf(day)
    return bangla === null ? null : formatBanglaDate(bangla, locale)
  }
}
