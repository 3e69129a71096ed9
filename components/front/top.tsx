import { useLocale, useTranslations } from 'next-intl'
import { StoryMeta } from '@/components/lists/headline-list'
import { Kicker } from '@/components/lists/kicker'
import { LatestList } from '@/components/lists/latest-list'
import { ListRegion } from '@/components/lists/list-region'
import { MostReadRegion, type MostRead } from '@/components/lists/stories-rail'
import { StoryLink } from '@/components/lists/story-link'
import { sectionName } from '@/components/paper/section-name'
import { inLocale, routes } from '@/lib/routes'
import { balanceTop, type Top as TopStories } from './balance'
import { Lead } from './lead'
import { Second } from './second'

/** The part of the front above the strips: lead, seconds and the latest in one column, two or three, then the most read. */
export function Top({ top, mostRead }: { top: TopStories; mostRead: MostRead }) {
  const locale = useLocale()
  const t = useTranslations('site')
  const { lead, seconds, secondsWithText, besideLead, latest } = balanceTop(top)
  return (
    <div className="grid gap-y-9 pt-4 tablet:grid-cols-2 tablet:gutter-8 desk:grid-cols-[3fr_6fr_3fr] desk:gutter-12 desk:pt-6">
      <div className="tablet:col-span-2 desk:column-rule desk:col-span-1 desk:col-start-2 desk:row-start-1">
        {lead !== null && <Lead story={lead} />}
        {besideLead.length > 0 && (
          <div className="mt-6 hidden border-t border-rule pt-4 desk:grid desk:grid-cols-2 desk:gutter-12">
            {besideLead.map((story) => (
              <article key={story.id} data-story={story.id} className="pressable not-first:column-rule">
                <Kicker story={story}>{sectionName(story.section, locale)}</Kicker>
                <h2 className="type-list"><StoryLink story={story} /></h2>
                <StoryMeta story={story} />
              </article>
            ))}
          </div>
        )}
      </div>
      {seconds.length > 0 && (
        <div className="tablet:col-span-2 tablet:grid tablet:grid-cols-2 tablet:gutter-8 tablet:border-t tablet:border-rule tablet:pt-4 desk:col-span-1 desk:col-start-1 desk:row-start-1 desk:block desk:border-t-0 desk:pt-0">
          {seconds.map((story, at) => (
            <Second
              key={story.id}
              story={story}
              withText={secondsWithText}
              className={at === 0 ? '' : `mt-4 border-t border-rule pt-4 tablet:mt-0 tablet:border-t-0 tablet:pt-0 tablet:column-rule desk:mt-4 desk:border-t desk:pt-4 desk:before:hidden ${at > 1 ? 'max-desk:hidden' : ''}`}
            />
          ))}
        </div>
      )}
      <ListRegion
        id="latest"
        title={t('latest')}
        href={inLocale(locale, routes.latest())}
        className="desk:column-rule desk:col-start-3 desk:row-start-1"
      >
        <LatestList stories={latest} shortAfter={5} />
      </ListRegion>
      <MostReadRegion mostRead={mostRead} form="band" className="tablet:column-rule desk:col-span-3 desk:before:hidden" />
    </div>
  )
}

