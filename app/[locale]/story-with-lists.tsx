import { getTranslations } from 'next-intl/server'
import { HeadlineList } from '@/components/lists/headline-list'
import { ListRegion } from '@/components/lists/list-region'
import { MissingList } from '@/components/lists/missing-list'
import { LatestRegion, MostReadRegion } from '@/components/lists/stories-rail'
import { StoryArticle } from '@/components/story/story-article'
import { Storyline } from '@/components/story/storyline'
import type { Story, StorySummary } from '@/lib/news/story'
import { listNewest } from '@/lib/reading/lists'
import { findMostRead } from '@/lib/reading/most-read'

const railShown = 5

/** A story with the lists that stand beside it, as its page and its preview show it. */
export async function StoryWithLists({ story, related, storyline = [] }: { story: Story; related: StorySummary[]; storyline?: StorySummary[] }) {
  const t = await getTranslations('story')
  return (
    <div className="page-width page-grid gap-y-9">
      <div className="tablet:col-span-8 desk:col-span-9"><StoryArticle story={story} /></div>
      <div className="space-y-9 tablet:col-span-8 desk:column-rule desk:col-span-3 desk:pt-6 print:hidden">
        <Storyline stories={storyline} current={story.id} />
        {related.length > 0 && (
          <ListRegion id="related" title={t('related')}><HeadlineList stories={related} /></ListRegion>
        )}
        <Rail id={story.id} />
      </div>
    </div>
  )
}

/** The lists that go with every story. One that cannot be had leaves the story itself standing. */
async function Rail({ id }: { id: string }) {
  const [latest, mostRead] = await Promise.all([listNewest(), findMostRead()])
  return (
    <>
      {latest.status === 'found'
        ? <LatestRegion stories={latest.value.filter((other) => other.id !== id).slice(0, railShown)} />
        : <MissingList />}
      {mostRead.status === 'found'
        ? <MostReadRegion mostRead={{ ...mostRead.value, stories: mostRead.value.stories.slice(0, railShown) }} />
        : <MissingList />}
    </>
  )
}
