import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { Notice } from '@/components/newsroom/desk/notice'
import { StateMark } from '@/components/newsroom/desk/state-mark'
import { findEditor } from '@/lib/auth/editor'
import { cardForms, cardSizes } from '@/lib/cards/forms'
import { storyCode } from '@/lib/news/story-code'
import { openDraft } from '@/lib/newsroom/open-draft'
import { newsroomStore } from '@/lib/newsroom/with-store'
import { newsroomRoutes } from '@/lib/routes'
import { enter } from '../../../enter'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: (await findEditor())?.locale ?? 'bn', namespace: 'newsroom.card' })
  return { title: t('title') }
}

/** The pictures that are posted of a story, drawn from its working copy in three layouts, to be taken away. */
export default async function CardOfStory({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const editor = await enter('story.read', newsroomRoutes.card(id))
  const t = await getTranslations('newsroom.card')
  const opened = await openDraft(newsroomStore(), editor, id)
  if (!opened.ok) {
    return (
      <NewsroomPage title={t('title')}>
        <Notice told={{ done: null, refused: opened.code, field: null }} />
      </NewsroomPage>
    )
  }
  const { state, version, content, publishedVersion } = opened.value
  const headline = content.headline.trim()
  return (
    <NewsroomPage
      title={t('title')}
      width="full"
      intro={<a className="tap" href={newsroomRoutes.story(id)}><span>{t('back')}: <span lang="bn">{headline || t('untitled')}</span></span></a>}
    >
      <StateMark state={state} pending={publishedVersion !== null && version > publishedVersion} />
      <p className="type-meta mt-3 max-w-[51.5rem]">{t('hint')} {t('code')}: <span lang="en" className="text-ink">{storyCode(id)}</span></p>
      {state !== 'published' && <p className="notice mt-3">{t('unpublished')}</p>}
      {headline === '' ? <p className="notice mt-3">{t('noHeadline')}</p> : (
        <ul className="mt-4 grid gap-6 tablet:grid-cols-3">
          {cardForms.filter((form) => form !== 'share').map((form) => {
            const address = newsroomRoutes.cardPicture(id, form, version)
            return (
              <li key={form}>
                <h2 className="type-list">{t(`forms.${form}`)}</h2>
                <img src={address} {...cardSizes[form]} alt={t('alt', { form: t(`forms.${form}`), headline })} className="mt-2 block h-auto w-full border border-rule" />
                <a className="command mt-3 inline-block" href={address} download={`${id}-${form}.jpg`}>
                  {t('download')}<span className="sr-only">: {t(`forms.${form}`)}</span>
                </a>
              </li>
            )
          })}
        </ul>
      )}
    </NewsroomPage>
  )
}
