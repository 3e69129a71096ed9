import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { Notice } from '@/components/newsroom/desk/notice'
import { Curve } from '@/components/newsroom/figures/curve'
import { JumpNote } from '@/components/newsroom/figures/jump-note'
import { countIn } from '@/components/newsroom/figures/number'
import { Shares } from '@/components/newsroom/figures/shares'
import { may } from '@/lib/news/roles'
import { findReadStory } from '@/lib/newsroom/list-figures'
import { newsroomStore } from '@/lib/newsroom/with-store'
import { newsroomRoutes } from '@/lib/routes'
import { enter, titled, toldBy, type Arguments } from '../../enter'
import { hide } from '../actions'

export const generateMetadata = (): Promise<Metadata> => titled('figures.title')

/** How one story is read, and whether it may stand in the most-read list. */
export default async function StoryFiguresPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Arguments }) {
  const { id } = await params
  const editor = await enter('figures.read', newsroomRoutes.figures(id))
  const t = await getTranslations('newsroom.desk.figures')
  const told = toldBy(await searchParams)
  const read = await findReadStory(newsroomStore(), editor, id, new Date())
  if (!read.ok) {
    return (
      <NewsroomPage title={t('title')}>
        <Notice told={{ ...told, done: null, refused: read.code }} />
      </NewsroomPage>
    )
  }
  const { headline, views, hidden, curve, jump, forms, sites } = read.value
  return (
    <NewsroomPage
      title={t('title')}
      intro={<><a className="tap mr-5" href={newsroomRoutes.figures()}>{t('back')}</a><a className="tap" href={newsroomRoutes.story(id)}>{t('write')}</a></>}
    >
      <Notice told={told} />
      <h2 className="type-second mt-4" lang="bn">{headline}</h2>
      {views === 0 ? <p className="mt-2">{t('noneOfStory')}</p> : (
        <>
          <p className="mt-2">{t('total', { n: countIn(editor.locale, views) })}</p>
          <JumpNote jump={jump} />
          <Curve hours={curve} className="mt-4" />
        </>
      )}
      {may(editor.role, 'list.hide') && (
        <form action={hide} className="mt-6">
          <input type="hidden" name="story" value={id} />
          <input type="hidden" name="hidden" value={hidden ? 'no' : 'yes'} />
          <button className="command command-quiet">{hidden ? t('show') : t('hide')}</button>
          <p className="type-meta mt-1">{t('hideHint')}</p>
        </form>
      )}
      <Shares id="forms" title={t('forms')} shares={forms} words="form" />
      <Shares id="sites" title={t('sites')} shares={sites} words="site" />
    </NewsroomPage>
  )
}
