import type { Metadata } from 'next'
import { cache } from 'react'
import { PaperPage } from '@/components/paper/paper-page'
import { shareCard } from '@/lib/cards/facts'
import { isIndexable } from '@/lib/news/story'
import * as reading from '@/lib/reading/story'
import { routes } from '@/lib/routes'
import { breadcrumbJsonLd, storyJsonLd } from '@/lib/syndication/json-ld'
import { localeOf } from '../../locale'
import { missingMetadata, pageMetadata } from '../../metadata'
import { StatusPage } from '../../status-page'
import { StoryWithLists } from '../../story-with-lists'

interface Props {
  params: Promise<{ locale: string; section: string; story: string }>
}

/** The head and the body of the page ask the same; the store is asked once. */
const findStory = cache(reading.findStory)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { section, story: id } = await params
  const locale = await localeOf(params)
  const found = await findStory(section, id)
  if (found.status !== 'found') return missingMetadata(locale, found.status)
  const { story } = found.value
  return pageMetadata({
    locale,
    path: routes.story(story),
    title: story.headline,
    description: story.standfirst ?? story.opening,
    indexable: isIndexable(story),
    picture: shareCard(story),
    story: { published: story.published, updated: story.updated, section: story.section, authors: story.bylines.map((one) => one.name) },
  })
}

export default async function StoryPage({ params }: Props) {
  const { section, story: id } = await params
  const locale = await localeOf(params)
  const found = await findStory(section, id)
  if (found.status !== 'found') return <StatusPage missing={found} locale={locale} path={`/${section}/${id}`} />
  const { story, related, storyline } = found.value
  return (
    <PaperPage path={routes.story(story)} section={story.section} now={new Date()}>
      <JsonLd facts={storyJsonLd(story, locale, shareCard(story))} />
      <JsonLd facts={breadcrumbJsonLd(story, locale)} />
      <StoryWithLists story={story} related={related} storyline={storyline} />
      <ReadMark id={story.id} />
    </PaperPage>
  )
}

function JsonLd({ facts }: { facts: object | null }) {
  if (facts === null) return null
  // A "<" could close the element early; JSON may say it otherwise.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(facts).replaceAll('<', '\\u003c') }} />
}

/** Where it is told that the story was read: by a script after a while, without scripts by a picture that shows nothing. */
function ReadMark({ id }: { id: string }) {
  return (
    <noscript data-views={routes.views(id)}>
      <img src={routes.viewPixel(id)} alt="" width={1} height={1} className="absolute" />
    </noscript>
  )
}
