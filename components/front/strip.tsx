import { useLocale } from 'next-intl'
import { StoryMeta } from '@/components/lists/headline-list'
import { ListRegion } from '@/components/lists/list-region'
import { PictureSquare } from '@/components/lists/picture-square'
import { StoryLink } from '@/components/lists/story-link'
import { InlineMark } from '@/components/lists/story-marks'
import { sectionName } from '@/components/paper/section-name'
import { Picture } from '@/components/story/picture'
import type { StorySummary } from '@/lib/news/story'
import { inLocale, routes } from '@/lib/routes'
import type { StripShape } from './strip-shapes'

interface Props {
  section: string
  stories: StorySummary[]
  shape: StripShape
  first: boolean
}

/** How many stories a shape has room for. */
const room: Record<StripShape, number> = { wide: 7, even: 4, 'wide-mirrored': 7, quiet: 6 }

const grid: Record<StripShape, string> = {
  wide: 'desk:grid-cols-[5fr_3.5fr_3.5fr]',
  even: 'desk:grid-cols-4',
  'wide-mirrored': 'desk:grid-cols-[3.5fr_3.5fr_5fr]',
  quiet: 'desk:grid-cols-2',
}

/** How many stand side by side, not counting the first of a wide strip. */
const perRow: Record<StripShape, number> = { wide: 2, even: 4, 'wide-mirrored': 2, quiet: 2 }

/** A section on the front: its label, its first story, some headlines; in one of four shapes on a desk. */
export function Strip({ section, stories, shape, first }: Props) {
  const locale = useLocale()
  const shown = stories.slice(0, room[shape])
  // A last row that is not full would leave a hole in the middle of the page.
  const whole = shape.startsWith('wide') && shown.length > 3 && shown.length % 2 === 0 ? shown.slice(0, -1) : shown
  return (
    <ListRegion
      id={`strip-${section}`}
      title={sectionName(section, locale)}
      href={inLocale(locale, routes.section(section))}
      tone={first ? 'alta' : 'ink'}
    >
      <ul className={`desk:grid desk:gutter-12 ${shape === 'quiet' && whole.length === 3 ? 'desk:grid-cols-3' : grid[shape]}`}>
        {whole.map((story, at) => at === 0
          ? <Head key={story.id} story={story} shape={shape} />
          : <Other key={story.id} story={story} shape={shape} at={at} perRow={shape === 'quiet' && whole.length === 3 ? 3 : perRow[shape]} />)}
      </ul>
    </ListRegion>
  )
}

function Head({ story, shape }: { story: StorySummary; shape: StripShape }) {
  const wide = shape === 'wide' || shape === 'wide-mirrored'
  const text = story.standfirst ?? story.opening
  const place = shape === 'wide' ? 'desk:row-span-3'
    : shape === 'wide-mirrored' ? 'desk:column-rule desk:col-start-3 desk:row-span-3 desk:row-start-1' : ''
  return (
    <li data-story={story.id} className={`pressable flex gap-x-4 pb-4 desk:gap-x-6 desk:pb-0 ${place}`}>
      <div className="min-w-0 flex-1">
        <h3 className={shape === 'quiet' ? 'type-second desk:type-list' : 'type-second'}><StoryLink story={story} /></h3>
        {wide && text !== null && <p className="type-list mt-2 hidden text-soft desk:block" lang="bn">{text}</p>}
        <StoryMeta story={story} />
      </div>
      {story.picture !== null && shape !== 'quiet' && (
        <>
          <PictureSquare picture={story.picture} className={`mt-2 ${wide ? 'desk:hidden' : ''}`} />
          {wide && <div className="picture-optional mt-2 hidden w-[14rem] flex-none desk:block"><Picture picture={{ ...story.picture, alt: '' }} sizes="224px" /></div>}
        </>
      )}
    </li>
  )
}

function Other({ story, shape, at, perRow }: { story: StorySummary; shape: StripShape; at: number; perRow: number }) {
  const firstInGrid = shape === 'wide' || shape === 'wide-mirrored' ? at <= 2 : at < perRow
  const leftmost = shape === 'wide-mirrored' ? at % 2 === 1 : shape === 'quiet' ? at % perRow === 0 : false
  return (
    <li
      data-story={story.id}
      className={[
        'pressable border-t border-rule py-3',
        firstInGrid ? 'desk:border-t-0 desk:pt-0' : '',
        leftmost ? '' : 'desk:column-rule',
        at > 3 ? 'max-desk:hidden' : '',
      ].join(' ')}
    >
      <h3 className={shape === 'even' ? 'type-list desk:type-second' : 'type-list'}>
        <StoryLink story={story} /> <InlineMark story={story} />
      </h3>
    </li>
  )
}
