import { useLocale } from 'next-intl'
import { toBanglaDigits } from '@/lib/bangla/digits'
import type { StorySummary } from '@/lib/news/story'
import { StoryLink } from './story-link'
import { BreakingMark, InlineMark } from './story-marks'

/** The most read, each under or beside its large numeral. `band` puts five side by side on a desk. */
export function RankList({ stories, form }: { stories: StorySummary[]; form: 'column' | 'band' }) {
  const locale = useLocale()
  const list = form === 'band' ? 'desk:grid desk:grid-cols-5 desk:gutter-12 desk:space-y-0' : ''
  const row = form === 'band' ? 'desk:block desk:column-rule desk:first:before:hidden' : ''
  return (
    <ol className={`space-y-4 ${list}`}>
      {stories.map((story, at) => (
        <li key={story.id} data-story={story.id} className={`pressable flex gap-x-4 ${row}`}>
          <span aria-hidden="true" className={`type-rank w-11 flex-none ${form === 'band' ? 'desk:mb-2 desk:block desk:w-auto' : ''}`}>
            {locale === 'bn' ? toBanglaDigits(at + 1) : at + 1}
          </span>
          <p className="type-list min-w-0 self-center">
            <BreakingMark story={story} /><StoryLink story={story} />
            {' '}<InlineMark story={story} />
          </p>
        </li>
      ))}
    </ol>
  )
}
