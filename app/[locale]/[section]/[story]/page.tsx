import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { HeadlineList } from '@/components/lists/headline-list'
import { ListRegion } from '@/components/lists/list-region'
import { MissingList } from '@/components/lists/missing-list'
import { LatestRegion, MostReadRegion } from '@/components/lists/stories-rail'
import { PaperPage } from '@/components/paper/paper-page'
import { StoryArticle } from '@/components/story/story-article'
import { isIndexable } from '@/lib/news/story'
import { listNewest } from '@/lib/reading/lists'
import { findMostRead } from '@/lib/reading/most-read'
import * as reading from '@/lib/reading/story'
import { routes } from '@/lib/routes'
import { breadcrumbJsonLd, storyJsonLd } from '@/lib/syndication/json-ld'
import { localeOf } from '../../locale'
import { missingMetadata, pageMetadata } from '../../metadata'
import { StatusPage } from '../../status-page'

interface Props {
  params: Promise<{ locale: string; section: string; story: string }>
}

/** The head and the body of the page ask the same; the store is asked once. */
const findStory = cache(reading.findStory)

const railShown = 5

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { section, story: id } = await params
  const locale = await localeOf(params)
  const found = await findStory(section, id)
  if (found.status !== 'found') return missingMetadata(locale, found.status)
  const { story } = found.value
  const picture = story.picture
  const jpeg = picture?.files.filter((file) => file.format === 'jpeg').at(-1)
  return pageMetadata({
    locale,
    path: routes.story(story),
    title: story.headline,
    description: story.standfirst ?? story.opening,
    indexable: isIndexable(story),
    picture: jpeg === undefined ? null : { url: routes.picture(jpeg.file), width: jpeg.width, height: jpeg.height, alt: picture?.alt ?? '' },
    story: { published: story.published, updated: story.updated, section: story.section, authors: story.bylines.map((one) => one.name) },
  })
}

export default async function StoryPage({ params }: Props) {
  const { section, story: id } = await params
  const locale = await localeOf(params)
  const found = await findStory(section, id)
  if (found.status !== 'found') return <StatusPage missing={found} locale={locale} path={`/${section}/${id}`} />
  const t = await getTranslations('story')
  const { story, related } = found.value
  return (
    <PaperPage path={routes.story(story)} section={story.section} now={new Date()}>
      <JsonLd facts={storyJsonLd(story, locale)} />
      <JsonLd facts={breadcrumbJsonLd(story, locale)} />
      <div className="page-width page-grid gap-y-9">
        <div className="tablet:col-span-8 desk:col-span-9"><StoryArticle story={story} /></div>
        <div className="space-y-9 tablet:col-span-8 desk:column-rule desk:col-span-3 desk:pt-6 print:hidden">
          {related.length > 0 && (
            <ListRegion id="related" title={t('related')}><HeadlineList stories={related} /></ListRegion>
          )}
          <Rail id={story.id} />
        </div>
      </div>
    </PaperPage>
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

function JsonLd({ facts }: { facts: object | null }) {
  if (facts === null) return null
  // A "<" could close the element early; JSON may say it otherwise.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(facts).replaceAll('<', '\\u003c') }} />
}

