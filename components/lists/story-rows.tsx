import { useLocale } from 'next-intl'
import { formatBanglaDate, formatDate } from '@/lib/bangla/dates'
import { banglaDateOf, isoDay } from '@/lib/bangla/calendar'
import type { StorySummary } from '@/lib/news/story'
import { inLocale, routes } from '@/lib/routes'
import { Parts } from '@/components/ui/parts'
import { Kicker } from './kicker'
import { PictureSquare } from './picture-square'
import { sectionName } from '@/components/paper/section-name'
import { StoryLink } from './story-link'
import { isMarked, StoryMark } from './story-marks'
import { listedDay, StoryTime } from './story-time'

interface Props {
  stories: StorySummary[]
  /** Whether each row names its section. */
  withSection?: boolean
  /** How a row tells its time: under a line for each day, in both calendars; by the clock alone; or by date. */
  times?: 'by-day' | 'clock' | 'date'
}

/** The rows of a list page: section, headline, standfirst, time; a picture at the right where there is one. */
export function StoryRows({ stories, withSection = true, times = 'by-day' }: Props) {
  const locale = useLocale()
  return (
    <ol>
      {stories.map((story, at) => {
        const day = listedDay(story)
        const before = at === 0 ? null : listedDay(stories[at - 1]!)
        const opensDay = times === 'by-day' && day !== null && (before === null || isoDay(before) !== isoDay(day))
        return (
          <li key={story.id}>
            {opensDay && <DayLine day={day} />}
            <article data-story={story.id} className={`pressable flex gap-x-4 py-4 ${opensDay || at === 0 ? '' : 'row-rule'}`}>
              <div className="min-w-0 flex-1">
                <Kicker story={story}>{withSection ? sectionName(story.section, locale) : null}</Kicker>
                <h2 className="type-second"><StoryLink story={story} /></h2>
                <Standfirst story={story} />
                <Parts className="mt-1">
                  {/* Below the line of its day a story without a clock time has no more to say of it. */}
                  {(times === 'date' || day === null || story.published !== null)
                    && <StoryTime story={story} form={times === 'date' || day === null ? 'date' : 'clock'} />}
                  {isMarked(story) && <StoryMark story={story} />}
                </Parts>
              </div>
              {story.picture !== null && <PictureSquare picture={story.picture} />}
            </article>
          </li>
        )
      })}
    </ol>
  )

  function DayLine({ day }: { day: { year: number; month: number; day: number } }) {
    const bangla = banglaDateOf(day)
    return (
      <p className="type-meta row-rule mt-4 pt-3">
        <a className="relative z-1 -my-3 inline-block py-3 text-ink" href={inLocale(locale, routes.archiveDay(day))}><time dateTime={isoDay(day)}>{formatDate(day, locale)}</time></a>
        {bangla !== null && <> · {formatBanglaDate(bangla, locale)}</>}
      </p>
    )
  }
}

function Standfirst({ story }: { story: StorySummary }) {
  const text = story.standfirst ?? story.opening
  return text === null ? null : <p className="type-list mt-1 text-soft" lang="bn">{text}</p>
}
