import { useLocale } from 'next-intl'
import { Kicker } from '@/components/lists/kicker'
import { StoryLink } from '@/components/lists/story-link'
import { isMarked, StoryMark } from '@/components/lists/story-marks'
import { StoryTime } from '@/components/lists/story-time'
import { Alpona } from '@/components/paper/alpona'
import { sectionName } from '@/components/paper/section-name'
import { Picture } from '@/components/story/picture'
import { Parts } from '@/components/ui/parts'
import type { StorySummary } from '@/lib/news/story'

/** The story of the day, with its picture or, where it has none and there is room, its alpona. */
export function Lead({ story }: { story: StorySummary }) {
  const locale = useLocale()
  const text = story.standfirst ?? story.opening
  return (
    <article data-story={story.id} className="pressable tablet:flex tablet:gap-x-8 desk:gap-x-6">
      <div className="min-w-0 flex-1">
        <Kicker story={story}>{sectionName(story.section, locale)}</Kicker>
        <h1 className="type-lead"><StoryLink story={story} /></h1>
        {story.picture !== null && (
          <div className="picture-optional -mx-4 mt-3 tablet:mx-0 tablet:hidden desk:block">
            <Picture picture={story.picture} sizes="(min-width: 1100px) 612px, 100vw" eager cut />
          </div>
        )}
        {text !== null && <p className="type-standfirst mt-3 line-clamp-3 desk:line-clamp-none" lang="bn">{text}</p>}
        <LeadMeta story={story} />
      </div>
      {story.picture === null
        ? <Alpona id={story.id} size={188} className="mt-2 hidden flex-none self-start text-alta tablet:block" />
        : <div className="picture-optional hidden w-[38%] flex-none tablet:block desk:hidden" data-full=""><Picture picture={story.picture} sizes="38vw" eager cut /></div>}
    </article>
  )
}

function LeadMeta({ story }: { story: StorySummary }) {
  const byline = story.bylines.map((one) => one.name).join(', ')
  return (
    <Parts className="mt-1">
      {byline !== '' && <span className="text-ink" lang="bn">{byline}</span>}
      <StoryTime story={story} form="date" />
      {isMarked(story) && <StoryMark story={story} />}
    </Parts>
  )
}
