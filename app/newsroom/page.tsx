import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskList } from '@/components/newsroom/desk/desk-rows'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { NewStoryForm } from '@/components/newsroom/desk/new-story-form'
import { Notice } from '@/components/newsroom/desk/notice'
import { listDesk } from '@/lib/newsroom/list-desk'
import { newsroomStore } from '@/lib/newsroom/with-store'
import { newsroomRoutes } from '@/lib/routes'
import { createStory } from './actions'
import { enter, titled, toldBy, type Arguments } from './enter'

export const generateMetadata = (): Promise<Metadata> => titled('desk')

/** The newsroom's first page: what waits for somebody, and what one was doing. */
export default async function DeskPage({ searchParams }: { searchParams: Arguments }) {
  const editor = await enter('story.read', newsroomRoutes.desk())
  const t = await getTranslations('newsroom.desk')
  const now = new Date()
  const desk = await listDesk(newsroomStore(), editor, now)
  return (
    <NewsroomPage title={t('desk')} width="full">
      <Notice told={toldBy(await searchParams)} />
      <NewStoryForm action={createStory} />
      {/* What waits for somebody comes first; on a phone the rest stands below it. */}
      <div className="mt-9 grid gap-x-12 gap-y-9 desk:grid-cols-2">
        <div className="min-w-0 space-y-9">
          <DeskList title={t('lists.late')} rows={desk.late} empty={null} now={now} tone="alta" />
          <DeskList title={t('lists.review')} rows={desk.review} empty={t('empty.review')} now={now} />
          <DeskList title={t('lists.scheduled')} rows={desk.scheduled} empty={t('empty.scheduled')} now={now} />
          <DeskList title={t('lists.rights')} rows={desk.rights} empty={null} now={now} tone="alta" />
          <DeskList title={t('lists.pending')} rows={desk.pending} empty={null} now={now} />
          <DeskList title={t('lists.mine')} rows={desk.mine} empty={t('empty.mine')} now={now} />
        </div>
        <div className="min-w-0 space-y-9">
          <DeskList title={t('lists.recent')} rows={desk.recent} empty={t('empty.recent')} now={now} />
          <DeskList title={t('lists.waiting')} rows={desk.waiting} empty={t('empty.waiting')} now={now} />
        </div>
      </div>
    </NewsroomPage>
  )
}
