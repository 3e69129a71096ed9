import { useLocale } from 'next-intl'
import { isoDay } from '@/lib/bangla/calendar'
import { formatDate } from '@/lib/bangla/dates'
import type { StorySummary } from '@/lib/news/story'
import { listedDay, StoryTime } from './story-time'
import { StoryLink } from './story-link'
import { BreakingMark, InlineMark } from './story-marks'

/** Headlines with their times; a day is named where it begins. `shortAfter`: how many remain on a narrow screen. */
export function LatestList({ stories, shortAfter = Infinity }: { stories: StorySummary[]; shortAfter?: number }) {
  return (
    <ol>
      {stories.map((story, at) => {
        const day = listedDay(story)
        const before = at === 0 ? null : listedDay(stories[at - 1]!)
        const opensDay = day !== null && (before === null || isoDay(before) !== isoDay(day))
        const hidden = at >= shortAfter ? 'max-tablet:hidden' : ''
        return (
          <li key={story.id} data-story={story.id} className={`pressable py-3 first:pt-0 not-first:border-t border-rule ${hidden}`}>
            {opensDay && <DayName day={day} />}
            <div className="flex gap-x-2">
              {story.published !== null && <span className="type-meta w-[3.4em] flex-none pt-1"><StoryTime story={story} form="clock" /></span>}
              <p className="type-list min-w-0">
                <BreakingMark story={story} /><StoryLink story={story} />
                {' '}<InlineMark story={story} />
              </p>
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function DayName({ day }: { day: { year: number; month: number; day: number } }) {
  const locale = useLocale()
  return <p className="type-meta mb-1"><time dateTime={isoDay(day)}>{formatDate(day, locale)}</time></p>
}
