import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { cache } from 'react'
import { PreviewBar } from '@/components/newsroom/preview/preview-bar'
import { themes } from '@/components/newsroom/preview/preview-forms'
import { SearchSnippet } from '@/components/newsroom/preview/search-snippet'
import { ListPage } from '@/components/lists/list-page'
import { StoryRows } from '@/components/lists/story-rows'
import { PaperPage, type PageStatus } from '@/components/paper/paper-page'
import { sectionName } from '@/components/paper/section-name'
import { StatusMessage } from '@/components/paper/status-message'
import { siteOrigin } from '@/lib/news/site-origin'
import type { StorySummary } from '@/lib/news/story'
import { findPreviewedStory } from '@/lib/newsroom/draft-as-story'
import { readPreview } from '@/lib/newsroom/preview-links'
import { withStore } from '@/lib/newsroom/with-store'
import { ok, refused } from '@/lib/outcome'
import { listSection } from '@/lib/reading/lists'
import { routes } from '@/lib/routes'
import { argument, type SearchParams } from '../../[locale]/locale'
import { pageMetadata } from '../../[locale]/metadata'
import { StoryWithLists } from '../../[locale]/story-with-lists'
import { PreviewDocument } from '../preview-document'

export { viewport } from '../../[locale]/layout'

interface Props {
  params: Promise<{ token: string }>
  searchParams: SearchParams
}

/** The draft that the link opens, with what it looks like; asked once for the head and the body of the page. */
const findPreview = cache((token: string) => withStore(async (db) => {
  const now = new Date()
  const preview = await readPreview(db, token, now)
  if (!preview.ok) return preview
  const shown = await findPreviewedStory(db, preview.value, now)
  if (shown === null) return refused('unknown')
  const t = await getTranslations({ locale: 'bn', namespace: 'newsroom.preview' })
  return ok({ ...preview.value, ...shown, story: { ...shown.story, headline: shown.story.headline || t('untitled') } })
}))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  setRequestLocale('bn')
  const t = await getTranslations({ locale: 'bn', namespace: 'newsroom.preview' })
  const preview = await findPreview((await params).token)
  const title = preview.ok ? `${t('preview')}: ${preview.value.story.headline}` : t('preview')
  const description = preview.ok ? preview.value.story.standfirst ?? preview.value.story.opening : null
  // Programs that open a shared link make cards of the rest, and keep them; and a draft has no address to be known by.
  const { alternates: _, openGraph: __, twitter: ___, ...rest } = pageMetadata({ locale: 'bn', path: '/', title, description, indexable: false })
  return { ...rest, robots: { index: false, follow: false } }
}

/** A draft as readers will see it, in the form that the address asks for. */
export default async function PreviewPage({ params, searchParams }: Props) {
  setRequestLocale('bn')
  const [{ token }, asked, as] = await Promise.all([params, argument(searchParams, 'theme'), argument(searchParams, 'as')])
  const theme = themes.find((one) => one === asked) ?? null
  const preview = await findPreview(token)
  if (!preview.ok) return <PreviewDocument theme={theme}><NoPreview code={preview.code} /></PreviewDocument>
  const { story, related, state, label } = preview.value
  const path = state === 'published' ? routes.story(story) : routes.front()
  return (
    <PreviewDocument theme={theme}>
      <PreviewBar state={state} latest={label.latest} savedAt={label.savedAt} expires={label.expires} />
      <PaperPage path={path} section={story.section} now={new Date()}>
        {as === 'row' ? <Row story={story} />
          : as === 'snippet' ? <div className="page-width"><SearchSnippet story={story} site={siteOrigin} /></div>
            : <StoryWithLists story={story} related={related} />}
      </PaperPage>
    </PreviewDocument>
  )
}

const rowsBeside = 6

/** How the story stands in a list: first in its section, among those that are there. */
async function Row({ story }: { story: StorySummary }) {
  const section = await listSection(story.section, null)
  const others = section.status === 'found' ? section.value.stories.filter(({ id }) => id !== story.id).slice(0, rowsBeside) : []
  return (
    <ListPage title={sectionName(story.section, 'bn')}>
      <StoryRows stories={[story, ...others]} withSection={false} />
    </ListPage>
  )
}

/** What a link says that opens nothing (any more). */
async function NoPreview({ code }: { code: 'unknown' | 'expired' | 'revoked' | 'unavailable' }) {
  const t = await getTranslations('newsroom.preview.missing')
  const status: PageStatus = code === 'unknown' ? 404 : code === 'unavailable' ? 503 : 410
  return (
    <PaperPage status={status} path={routes.front()} now={new Date()}>
      <div className="page-width">
        <StatusMessage title={t(`${code}.title`)} body={t(`${code}.body`)} address="/preview" action={{ href: routes.front(), word: t('front') }} />
      </div>
    </PaperPage>
  )
}
