import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { PageTextForm } from '@/components/newsroom/desk/page-text-form.client'
import { isStoryId } from '@/lib/news/story-id'
import { openDraft } from '@/lib/newsroom/open-draft'
import { newsroomStore } from '@/lib/newsroom/with-store'
import { newsroomRoutes } from '@/lib/routes'
import { enter, pick, titled, type Arguments } from '../enter'
import { takeText } from './actions'

export const generateMetadata = (): Promise<Metadata> => titled('taking.title')

/** From the text of a news page to a draft, with a look in between; a headline that waits for its text gets it here. */
export default async function TakeTextPage({ searchParams }: { searchParams: Arguments }) {
  const asked = pick(await searchParams, 'story')
  const id = asked !== null && isStoryId(asked) ? asked : null
  const editor = await enter('story.create', newsroomRoutes.takeText(id))
  const t = await getTranslations('newsroom.desk.taking')
  const opened = id === null ? null : await openDraft(newsroomStore(), editor, id)
  const story = opened?.ok === true ? { id: opened.value.id, headline: opened.value.content.headline } : null
  return (
    <NewsroomPage title={t('title')} intro={story === null ? t('intro') : <>{t('forHeadline', { headline: story.headline })}<br />{t('intro')}</>} width="full">
      <PageTextForm action={takeText} story={story} />
    </NewsroomPage>
  )
}
