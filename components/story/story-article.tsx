import { useLocale, useTranslations } from 'next-intl'
import { Kicker } from '@/components/lists/kicker'
import { Alpona } from '@/components/paper/alpona'
import { sectionName } from '@/components/paper/section-name'
import { countGraphemes } from '@/lib/bangla/cut'
import type { Story } from '@/lib/news/story'
import { inLocale, routes } from '@/lib/routes'
import { Corrections } from './corrections'
import { Figure } from './picture'
import { PrintedAddress } from './printed-address'
import { ReaderTools } from './reader-tools'
import { StoryBody } from './story-body'
import { StoryNotes } from './story-notes'

/** Headlines longer than this, in graphemes, are set one step smaller. */
const longHeadline = 70

/**
 * A story: section, headline, standfirst, notes, text, source, tools, topics, in the order in which they are read.
 * On a desk the notes, tools and topics stand in the margin beside the text.
 */
export function StoryArticle({ story }: { story: Story }) {
  const locale = useLocale()
  const t = useTranslations('story')
  const headlineType = countGraphemes(story.headline) > longHeadline ? 'type-headline-long' : 'type-headline'
  return (
    <article
      aria-labelledby="headline"
      data-story={story.id}
      className="desk:grid desk:grid-cols-9 desk:grid-rows-[auto_auto_1fr] desk:gap-x-6"
    >
      <header className="pt-4 desk:col-span-9 desk:pt-6">
        <Kicker story={story}>
          <a className="-my-3 inline-block py-3" href={inLocale(locale, routes.section(story.section))}>{sectionName(story.section, locale)}</a>
        </Kicker>
        <h1 id="headline" className={`${headlineType} max-w-[24em]`} lang="bn">{story.headline}</h1>
        {story.standfirst !== null && <p className="type-standfirst mt-2 max-w-[33em]" lang="bn" data-aloud="">{story.standfirst}</p>}
      </header>
      <StoryNotes story={story} className="mt-2 desk:row-rule desk:col-span-2 desk:mt-6 desk:pt-3" />
      <div className="story-text row-rule mt-3 pt-3 desk:col-span-6 desk:row-span-2 desk:mt-6 desk:pt-2.5">
        <Corrections corrections={story.corrections} />
        {story.picture !== null && <Figure picture={story.picture} sizes="(min-width: 1100px) 612px, 100vw" eager className="mb-6" />}
        {story.kind === 'headline-only'
          ? <p className="type-second text-soft">{t('headlineOnlyNote')}</p>
          : <StoryBody story={story} />}
        {story.sourceLine !== null && <p className="type-meta mt-4" lang="bn">{t('source', { source: story.sourceLine })}</p>}
        {story.sample === 'document' && <p className="type-meta mt-4">{t('sampleDocument')}</p>}
        {story.sample === 'paper' && <p className="type-meta mt-4">{t('samplePaperNote')}</p>}
        {story.picture === null && story.kind === 'full' && <Alpona id={story.id} size={28} className="mt-4 text-soft print:hidden" />}
        <PrintedAddress story={story} />
      </div>
      <div className="mt-6 space-y-3 desk:col-span-2 desk:row-start-3 desk:mt-4 print:hidden">
        <ReaderTools story={story} />
        {story.topics.length > 0 && (
          <nav aria-labelledby="topics">
            <h2 id="topics" className="type-meta">{t('topics')}</h2>
            <ul className="flex flex-wrap gap-x-4 desk:block">
              {story.topics.map((topic) => (
                <li key={topic.slug}><a className="tap" lang="bn" href={inLocale(locale, routes.topic(topic.slug))}>{topic.name}</a></li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </article>
  )
}
