import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { ReadRows } from '@/components/newsroom/figures/read-rows'
import { Shares } from '@/components/newsroom/figures/shares'
import { listFigures } from '@/lib/newsroom/list-figures'
import { newsroomStore } from '@/lib/newsroom/with-store'
import { newsroomRoutes } from '@/lib/routes'
import { enter, titled } from '../enter'

export const generateMetadata = (): Promise<Metadata> => titled('figures.title')

/** What readers read, of the last day. */
export default async function FiguresPage() {
  const editor = await enter('figures.read', newsroomRoutes.figures())
  const t = await getTranslations('newsroom.desk.figures')
  const { stories, forms, sites } = await listFigures(newsroomStore(), editor, new Date())
  return (
    <NewsroomPage title={t('title')} intro={t('intro')}>
      <section aria-labelledby="stories" className="mt-6">
        <h2 id="stories" className="label mb-2"><span>{t('stories')}</span></h2>
        {stories.length === 0 ? <p className="type-meta py-2">{t('none')}</p> : <ReadRows rows={stories} />}
      </section>
      <Shares id="forms" title={t('forms')} shares={forms} words="form" />
      <Shares id="sites" title={t('sitesToday')} shares={sites} words="site" />
    </NewsroomPage>
  )
}
