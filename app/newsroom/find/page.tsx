import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskRows } from '@/components/newsroom/desk/desk-rows'
import { FindForm, states } from '@/components/newsroom/desk/find-form'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { isStoryId } from '@/lib/news/story-id'
import { findStories } from '@/lib/newsroom/list-desk'
import { listColleagues } from '@/lib/newsroom/list-people'
import { newsroomStore } from '@/lib/newsroom/with-store'
import { newsroomRoutes } from '@/lib/routes'
import { enter, pick, titled, type Arguments } from '../enter'
import { withArguments } from '../tell'

export const generateMetadata = (): Promise<Metadata> => titled('finding.title')

/** Stories of every state, by words, state, section and person. */
export default async function FindPage({ searchParams }: { searchParams: Arguments }) {
  const editor = await enter('story.read', newsroomRoutes.find())
  const t = await getTranslations('newsroom.desk')
  const given = await searchParams
  const wanted = {
    words: [...(pick(given, 'words') ?? '')].slice(0, 200).join(''),
    state: pick(given, 'state') ?? '', section: pick(given, 'section') ?? '', person: pick(given, 'person') ?? '',
  }
  const asked = pick(given, 'before')
  const before = asked !== null && isStoryId(asked) ? asked : null
  const now = new Date()
  const db = newsroomStore()
  const state = states.find((one) => one === wanted.state) ?? null
  const [{ stories, next }, people] = await Promise.all([
    findStories(db, editor, { words: wanted.words, state, section: wanted.section || null, person: wanted.person || null }, before, now),
    listColleagues(db, editor),
  ])
  const address = (more: Record<string, string>) => {
    const kept = Object.entries(wanted).filter(([, value]) => value !== '')
    return withArguments(newsroomRoutes.find(), { ...Object.fromEntries(kept), ...more })
  }
  return (
    <NewsroomPage title={t('finding.title')}>
      <FindForm wanted={wanted} people={people} />
      <section aria-label={t('finding.results')} className="mt-6">
        {stories.length === 0 ? <p className="type-second text-soft">{t('finding.none')}</p> : <DeskRows rows={stories} now={now} />}
        <nav aria-label={t('finding.pages')} className="mt-2 flex flex-wrap justify-between gap-x-6">
          {next !== null && <a className="tap" rel="next" href={address({ before: next })}>{t('finding.older')}</a>}
          {before !== null && <a className="tap" href={address({})}>{t('finding.newest')}</a>}
        </nav>
      </section>
    </NewsroomPage>
  )
}
