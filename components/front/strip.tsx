import { useLocale } from 'next-intl'
import { StoryMeta } from '@/components/lists/headline-list'
import { ListRegion } from '@/components/lists/list-region'
import { PictureSquare } from '@/components/lists/picture-square'
import { StoryLink } from '@/components/lists/story-link'
import { BreakingMark, InlineMark } from '@/components/lists/story-marks'
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

/**
 * On a phone all strips begin below the first screen. Its browser lays each out when it comes near, and until then keeps
 * the room that one usually takes; a desk's column rules and hanging labels leave their boxes, so there it may not. What
 * leaves the box is cut, so the box is larger than what it holds by the outline of the keyboard's focus.
 */
const laterOnPhones = 'max-tablet:[contain-intrinsic-height:auto_16.5rem] max-tablet:[content-visibility:auto] max-tablet:-m-2 max-tablet:p-2'

/** A section on the front: its label, its first story, some headlines; in one of four shapes on a desk. */
export function Strip({ section, stories, shape, first }: Props) {
  const locale = useLocale()
  const { shown, columns, grid } = plan(shape, stories)
  return (
    <ListRegion
      id={`strip-${section}`}
      title={sectionName(section, locale)}
      href={inLocale(locale, routes.section(section))}
      tone={first ? 'alta' : 'ink'}
      className={laterOnPhones}
    >
      <ul className={`desk:grid desk:gutter-12 ${grid}`}>
        {shown.map((story, at) => isWide(shape) && at === 0
          ? <WideHead key={story.id} story={story} mirrored={shape === 'wide-mirrored'} />
          : (
            <Cell
              key={story.id}
              story={story}
              at={at}
              column={isWide(shape) ? (at - 1) % columns + (shape === 'wide' ? 1 : 0) : at % columns}
              firstRow={isWide(shape) ? at <= columns : at < columns}
              full={shape === 'even' || (isWide(shape) && shown.length <= 3)}
            />
          ))}
      </ul>
    </ListRegion>
  )
}

function isWide(shape: StripShape): boolean {
  return shape === 'wide' || shape === 'wide-mirrored'
}

/** What a shape shows of a section, in how many columns (a wide one: beside its first story), without a ragged last row. */
function plan(shape: StripShape, stories: StorySummary[]): { shown: StorySummary[]; columns: number; grid: string } {
  switch (shape) {
    case 'wide':
    case 'wide-mirrored': {
      const rest = Math.min(stories.length - 1, 6)
      return {
        shown: stories.slice(0, 1 + (rest > 2 ? rest - rest % 2 : rest)),
        columns: 2,
        grid: shape === 'wide' ? 'desk:grid-cols-[5fr_3.5fr_3.5fr]' : 'desk:grid-cols-[3.5fr_3.5fr_5fr]',
      }
    }
    case 'even':
      return stories.length === 3
        ? { shown: stories, columns: 3, grid: 'desk:grid-cols-3' }
        : { shown: stories.slice(0, 4), columns: 4, grid: 'desk:grid-cols-4' }
    case 'quiet':
      return stories.length === 3
        ? { shown: stories, columns: 3, grid: 'desk:grid-cols-3' }
        : { shown: stories.slice(0, Math.min(6, stories.length - (stories.length > 1 ? stories.length % 2 : 0))), columns: 2, grid: 'desk:grid-cols-2' }
  }
}

/** The first story of a wide strip, with its first words and its picture. */
function WideHead({ story, mirrored }: { story: StorySummary; mirrored: boolean }) {
  const place = mirrored ? 'desk:column-rule desk:col-start-3 desk:row-span-3 desk:row-start-1' : 'desk:row-span-3'
  return (
    <li data-story={story.id} className={`pressable flex gap-x-4 pb-4 desk:gap-x-6 desk:pb-0 ${place}`}>
      <div className="min-w-0 flex-1">
        <h3 className="type-second"><BreakingMark story={story} /><StoryLink story={story} /> <InlineMark story={story} /></h3>
        <Words story={story} />
        <StoryMeta story={story} />
      </div>
      {story.picture !== null && (
        <>
          <PictureSquare picture={story.picture} className="mt-2 desk:hidden" />
          <div className="picture-optional mt-2 hidden w-[14rem] flex-none desk:block"><Picture picture={{ ...story.picture, alt: '' }} sizes="224px" cut /></div>
        </>
      )}
    </li>
  )
}

interface CellProps {
  story: StorySummary
  at: number
  column: number
  firstRow: boolean
  /** Whether a desk shows more of it than the headline. */
  full: boolean
}

function Cell({ story, at, column, firstRow, full }: CellProps) {
  const first = at === 0
  return (
    <li
      data-story={story.id}
      className={[
        'pressable flex gap-x-4',
        first ? 'pb-4 desk:pb-3' : 'border-t border-rule py-3',
        firstRow ? 'desk:border-t-0 desk:pt-0' : '',
        column === 0 ? '' : 'desk:column-rule',
        at > 3 ? 'max-desk:hidden' : '',
      ].join(' ')}
    >
      <div className="min-w-0 flex-1">
        <h3 className={`${first ? 'type-second' : 'type-list'} ${full ? 'desk:type-second' : 'desk:type-list'}`}>
          <BreakingMark story={story} /><StoryLink story={story} /> <InlineMark story={story} />
        </h3>
        {full && <Words story={story} />}
        {first && <div className={full ? '' : 'desk:hidden'}><StoryMeta story={story} /></div>}
      </div>
      {story.picture !== null && (first || full) && (
        <PictureSquare picture={story.picture} className={`mt-2 ${first ? '' : 'max-desk:hidden'} ${full ? '' : 'desk:hidden'}`} />
      )}
    </li>
  )
}

function Words({ story }: { story: StorySummary }) {
  const text = story.standfirst ?? story.opening
  return text === null ? null : <p className="type-list mt-2 hidden text-soft desk:line-clamp-4" lang="bn">{text}</p>
}
