import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { Notice } from '@/components/newsroom/desk/notice'
import { StateMark } from '@/components/newsroom/desk/state-mark'
import { StoryCommands } from '@/components/newsroom/desk/story-commands'
import { WritingDesk } from '@/components/newsroom/desk/writing-desk.client'
import { CodeField } from '@/components/newsroom/people/code-field'
import { PreviewPane } from '@/components/newsroom/preview/preview-pane.client'
import { formatDateTime } from '@/lib/bangla/dates'
import { paper } from '@/lib/news/paper'
import { openDraft } from '@/lib/newsroom/open-draft'
import { findMaterial } from '@/lib/newsroom/suggest'
import { newsroomStore } from '@/lib/newsroom/with-store'
import { newsroomRoutes, routes } from '@/lib/routes'
import { enter, titled, toldBy, type Arguments } from '../../enter'
import * as actions from './actions'
import { openFrame } from './preview/actions'

export const generateMetadata = (): Promise<Metadata> => titled('write.title')

/** Where a story is written, and from where it goes on its way. */
export default async function WritePage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Arguments }) {
  const { id } = await params
  const editor = await enter('story.read', newsroomRoutes.story(id))
  const t = await getTranslations('newsroom.desk')
  const told = toldBy(await searchParams)
  const now = new Date()
  const db = newsroomStore()
  const opened = await openDraft(db, editor, id)
  if (!opened.ok) {
    return (
      <NewsroomPage title={t('write.title')}>
        <Notice told={{ ...told, done: null, refused: opened.code }} />
      </NewsroomPage>
    )
  }
  const { state, kind, version, content, publishedVersion, due, mayWrite, returned } = opened.value
  const material = await findMaterial(db, content)
  const pending = publishedVersion !== null && version > publishedVersion
  return (
    <NewsroomPage title={null} width="full">
      <h1 className="sr-only">{t('write.title')}: {content.headline || t('untitled')}</h1>
      <div className="flex flex-wrap items-center gap-x-5">
        <StateMark state={state} pending={pending} />
        <a className="tap" href={newsroomRoutes.preview(id)}>{t('write.preview')}</a>
        <a className="tap" href={newsroomRoutes.card(id)}>{t('write.card')}</a>
        <a className="tap" href={newsroomRoutes.history(id)}>{t('write.history')}</a>
        {state === 'published' && <a className="tap" href={routes.story({ section: content.section, id })}>{t('write.onPaper')}</a>}
        {state === 'published' && <a className="tap" href={newsroomRoutes.figures(id)}>{t('figures.title')}</a>}
        {mayWrite && (kind === 'headline-only' || content.body.length === 0) && <a className="tap" href={newsroomRoutes.takeText(id)}>{t('write.takeText')}</a>}
      </div>
      <Notice told={told} />
      {returned !== null && (
        <p className="notice mt-3">
          {t('write.note')} ({returned.by}, {formatDateTime(returned.at, editor.locale)}): <span lang="bn" className="whitespace-pre-line">{returned.note}</span>
        </p>
      )}
      {!mayWrite && <p className="type-meta mt-3">{t('write.readOnly')}</p>}
      <noscript><p className="notice mt-3">{t('write.needsScripts')}</p></noscript>
      <WritingDesk
        id={id}
        draft={{ version, content }}
        readOnly={!mayWrite}
        sections={paper.sections.map((section) => ({ slug: section.slug, name: section[editor.locale] }))}
        pictures={material.pictures}
        stories={material.stories}
      >
        <section aria-label={t('write.commands')}>
          <StoryCommands
            id={id}
            version={version}
            state={state}
            due={due}
            role={editor.role}
            now={now}
            codeField={editor.secondFactor === 'enrolled' ? <CodeField /> : null}
            actions={{
              submit: actions.submit, return: actions.returnToDraft, publish: actions.publish, schedule: actions.schedule,
              unschedule: actions.unschedule, withdraw: actions.withdraw, correct: actions.correct,
            }}
          />
        </section>
        <PreviewPane id={id} version={version} open={openFrame} />
      </WritingDesk>
    </NewsroomPage>
  )
}
