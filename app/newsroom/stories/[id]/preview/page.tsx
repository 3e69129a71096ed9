import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { Notice } from '@/components/newsroom/desk/notice'
import { StateMark } from '@/components/newsroom/desk/state-mark'
import { isOwnLink } from '@/components/newsroom/preview/link-hours'
import { LinkList } from '@/components/newsroom/preview/link-list'
import { LinkMaker } from '@/components/newsroom/preview/link-maker.client'
import { PreviewFrames } from '@/components/newsroom/preview/preview-frames.client'
import { findEditor } from '@/lib/auth/editor'
import { formatDateTime } from '@/lib/bangla/dates'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { may } from '@/lib/news/roles'
import { listRevisions } from '@/lib/newsroom/list-revisions'
import { openDraft } from '@/lib/newsroom/open-draft'
import { listPreviewLinks } from '@/lib/newsroom/preview-links'
import { newsroomStore } from '@/lib/newsroom/with-store'
import { newsroomRoutes } from '@/lib/routes'
import { enter, toldBy, type Arguments } from '../../../enter'
import { makeLink, openFrame, revokeLink } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: (await findEditor())?.locale ?? 'bn', namespace: 'newsroom.preview' })
  return { title: t('preview') }
}

/** A story as readers will see it, in every form, and the links by which others see it. */
export default async function PreviewOfStory({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Arguments }) {
  const { id } = await params
  const editor = await enter('story.read', newsroomRoutes.preview(id))
  const t = await getTranslations('newsroom.preview')
  const told = toldBy(await searchParams)
  const now = new Date()
  const db = newsroomStore()
  const opened = await openDraft(db, editor, id)
  if (!opened.ok) {
    return (
      <NewsroomPage title={t('preview')}>
        <Notice told={{ ...told, done: null, refused: opened.code }} />
      </NewsroomPage>
    )
  }
  const { state, version, content, savedAt, publishedVersion } = opened.value
  const [links, revisions] = await Promise.all([listPreviewLinks(db, editor, id, now), listRevisions(db, editor, id)])
  const revisionWord = (number: number, at: Date) =>
    t('links.revision', { n: editor.locale === 'bn' ? toBanglaDigits(number) : String(number), when: formatDateTime(at, editor.locale) })
  const kept = new Map(revisions.map((revision) => [revision.version, revisionWord(revision.number, revision.at)]))
  const asItIs = kept.has(version) ? [] : [{ version, word: t('links.asItIs', { when: formatDateTime(savedAt, editor.locale) }) }]
  return (
    <NewsroomPage
      title={t('preview')}
      width="full"
      intro={<a className="tap" href={newsroomRoutes.story(id)}><span>{t('back')}: <span lang="bn">{content.headline || t('untitled')}</span></span></a>}
    >
      <Notice told={told} />
      <StateMark state={state} pending={publishedVersion !== null && version > publishedVersion} />
      {may(editor.role, 'preview.link') && (
        <>
          <PreviewFrames id={id} version={version} open={openFrame} />
          <section aria-labelledby="links" className="mt-9 max-w-[51.5rem]">
            <h2 className="label mt-9 mb-2"><span id="links">{t('links.title')}</span></h2>
            <p className="type-meta mb-3">{t('links.hint')}</p>
            <LinkMaker
              id={id}
              versions={[{ version: null, word: t('links.latest') }, ...asItIs, ...[...kept].map(([kind, word]) => ({ version: kind, word }))]}
              make={makeLink}
            />
            <LinkList
              id={id}
              links={links.filter((link) => !isOwnLink(link)).map(({ version: shown, ...link }) => ({
                ...link, word: shown === null ? t('links.latest') : kept.get(shown) ?? t('links.oneVersion'),
              }))}
              revoke={revokeLink}
            />
          </section>
        </>
      )}
    </NewsroomPage>
  )
}
