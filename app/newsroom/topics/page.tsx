import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { Notice } from '@/components/newsroom/desk/notice'
import { Field } from '@/components/newsroom/people/field'
import { RefusedNames } from '@/components/newsroom/topics/refused-names'
import { TopicProposal } from '@/components/newsroom/topics/topic-proposal'
import { TopicRow } from '@/components/newsroom/topics/topic-row'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { listTopics } from '@/lib/newsroom/list-topics'
import { newsroomStore } from '@/lib/newsroom/with-store'
import { newsroomRoutes } from '@/lib/routes'
import { enter, pick, titled, toldBy, type Arguments } from '../enter'
import { allow, confirm, merge, refuse, rename } from './actions'

export const generateMetadata = (): Promise<Metadata> => titled('topics.title')

/** From here on there are more topics than are listed. */
const listed = 100

/** What stories are filed under: names that are proposed, the topics that there are, and names that shall be none. */
export default async function TopicsPage({ searchParams }: { searchParams: Arguments }) {
  const editor = await enter('topic.manage', newsroomRoutes.topics())
  const t = await getTranslations('newsroom.desk.topics')
  const given = await searchParams
  const words = [...(pick(given, 'words') ?? '')].slice(0, 100).join('')
  const { proposals, topics, refused } = await listTopics(newsroomStore(), editor, words)
  return (
    <NewsroomPage title={t('title')} intro={t('intro')}>
      <Notice told={toldBy(given)} />

      <section aria-labelledby="proposals" className="mt-9">
        <h2 id="proposals" className="label"><span>{t('proposals')}</span></h2>
        {proposals.length === 0 && <p className="type-meta py-2">{t('noProposals')}</p>}
        <ul>
          {proposals.map(({ stories, ...proposal }, at) => (
            <TopicProposal key={proposal.key} proposal={{ ...proposal, stories: stories.length }} first={at === 0} confirm={confirm} refuse={refuse} />
          ))}
        </ul>
      </section>

      <section aria-labelledby="topics" className="mt-9">
        <h2 id="topics" className="label"><span>{t('existing')}</span></h2>
        <form method="get" action={newsroomRoutes.topics()} role="search" className="mt-3 flex flex-wrap items-end gap-3">
          <Field name="words" label={t('words')} defaultValue={words} maxLength={100} autoComplete="off" lang="bn" />
          <button className="command command-quiet">{t('find')}</button>
        </form>
        {topics.length === 0 && <p className="type-meta py-2">{t('none')}</p>}
        <ul className="mt-3">
          {topics.map((topic, at) => <TopicRow key={topic.slug} topic={topic} first={at === 0} rename={rename} merge={merge} />)}
        </ul>
        {topics.length === listed && <p className="type-meta py-2">{t('more', { count: editor.locale === 'bn' ? toBanglaDigits(listed) : String(listed) })}</p>}
        <datalist id="topic-names">{topics.map(({ slug, name }) => <option key={slug}>{name}</option>)}</datalist>
      </section>

      {refused.length > 0 && (
        <section aria-labelledby="refused" className="mt-9">
          <h2 id="refused" className="label"><span>{t('refused')}</span></h2>
          <RefusedNames names={refused} allow={allow} />
        </section>
      )}
    </NewsroomPage>
  )
}
