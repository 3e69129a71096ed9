import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuditList } from '@/components/newsroom/desk/audit-list'
import { DraftComparison } from '@/components/newsroom/desk/draft-comparison'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { Notice } from '@/components/newsroom/desk/notice'
import { RevisionList } from '@/components/newsroom/desk/revision-list'
import { isOwnLink } from '@/components/newsroom/preview/link-hours'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { may } from '@/lib/news/roles'
import { isStoryId } from '@/lib/news/story-id'
import { findRevision, listAudit, listRevisions } from '@/lib/newsroom/list-revisions'
import { openDraft } from '@/lib/newsroom/open-draft'
import { newsroomStore } from '@/lib/newsroom/with-store'
import { refused } from '@/lib/outcome'
import { newsroomRoutes } from '@/lib/routes'
import { enter, pick, titled, toldBy, type Arguments } from '../../../enter'
import { restore } from '../actions'

export const generateMetadata = (): Promise<Metadata> => titled('history.title')

/** Whether somebody only looked at the preview: its frames open by links too, and nobody has given those away. */
function isOwnFrame({ action, at, detail }: { action: string; at: Date; detail: Record<string, unknown> }): boolean {
  return action === 'preview.create' && typeof detail.expires === 'string' && isOwnLink({ created: at, expires: new Date(detail.expires) })
}

/** What a story was before, what changed between two versions, and who did what to it. */
export default async function HistoryPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Arguments }) {
  const { id } = await params
  const editor = await enter('story.read', newsroomRoutes.history(id))
  const t = await getTranslations('newsroom.desk')
  const given = await searchParams
  const db = newsroomStore()
  const opened = isStoryId(id) ? await openDraft(db, editor, id) : refused('unknown')
  if (!opened.ok) {
    return (
      <NewsroomPage title={t('history.title')}>
        <Notice told={{ done: null, refused: opened.code, field: null }} />
      </NewsroomPage>
    )
  }
  const [revisions, audit] = await Promise.all([
    listRevisions(db, editor, id),
    may(editor.role, 'audit.read') ? listAudit(db, editor, { story: id }) : null,
  ])
  const from = await versionOf(pick(given, 'from'))
  const to = pick(given, 'to') === null ? opened.value.content : (await versionOf(pick(given, 'to')))?.content ?? null
  const digits = (n: number | string) => (editor.locale === 'bn' ? toBanglaDigits(n) : String(n))
  return (
    <NewsroomPage
      title={t('history.title')}
      intro={<a className="tap" href={newsroomRoutes.story(id)}><span>{t('history.back')}: <span lang="bn">{opened.value.content.headline || t('untitled')}</span></span></a>}
    >
      <Notice told={toldBy(given)} />
      {from !== null && to !== null && (
        <section aria-labelledby="comparison" className="mt-4 mb-9">
          <h2 id="comparison" className="type-list">
            {t('history.between', { from: digits(from.number), to: pick(given, 'to') === null ? t('history.now') : digits(pick(given, 'to')!) })}
          </h2>
          <DraftComparison before={from.content} after={to} />
        </section>
      )}
      <RevisionList
        id={id}
        revisions={revisions}
        restoring={opened.value.mayWrite ? { version: opened.value.version, action: restore } : null}
      />
      {opened.value.mayWrite && revisions.length > 0 && <p className="type-meta mt-2">{t('history.restoreHint')}</p>}
      {audit !== null && (
        <section aria-labelledby="audit">
          <h2 className="label mt-9 mb-2"><span id="audit">{t('history.audit')}</span></h2>
          <AuditList entries={audit.filter((entry) => !isOwnFrame(entry))} />
        </section>
      )}
    </NewsroomPage>
  )

  async function versionOf(number: string | null) {
    if (number === null || !/^[1-9]\d{0,5}$/.test(number)) return null
    return findRevision(db, editor, id, Number(number))
  }
}
