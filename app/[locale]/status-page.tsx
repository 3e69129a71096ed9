import { getTranslations } from 'next-intl/server'
import { MissingList } from '@/components/lists/missing-list'
import { LatestRegion } from '@/components/lists/stories-rail'
import { PaperPage, type PageStatus } from '@/components/paper/paper-page'
import { StatusMessage } from '@/components/paper/status-message'
import type { Found } from '@/lib/reading/found'
import { listNewest } from '@/lib/reading/lists'
import { inLocale, routes, type Locale } from '@/lib/routes'

/** What a page that found nothing to show may have met. */
export type Missing = Exclude<Found<never>, { status: 'found' }>

interface Props {
  missing: Missing
  locale: Locale
  /** The path of the page on the Bengali site. */
  path: string
}

const latestShown = 7

/** A page without a story: what happened, one way on, and the latest list. It is a whole page whatever its status. */
export async function StatusPage({ missing, locale, path }: Props) {
  const t = await getTranslations('status')
  const home = { href: inLocale(locale, routes.front()), word: t('goHome') }
  const { status, message } = ((): { status: PageStatus; message: { title: string; body: string; action: { href: string; word: string } } } => {
    switch (missing.status) {
      case 'moved': {
        const to = inLocale(locale, missing.to)
        return { status: { moved: to }, message: { title: t('movedTitle'), body: t('movedBody'), action: { href: to, word: to } } }
      }
      case 'withdrawn':
        return { status: 410, message: { title: t('withdrawnTitle'), body: t('withdrawnBody'), action: home } }
      case 'unknown':
        return { status: 404, message: { title: t('unknownTitle'), body: t('unknownBody'), action: home } }
      case 'unavailable':
        return { status: 503, message: { title: t('unavailableTitle'), body: t('unavailableBody'), action: { href: '', word: t('retry') } } }
    }
  })()
  const latest = missing.status === 'unavailable' || missing.status === 'moved' ? null : await listNewest()
  const stories = latest?.status === 'found' ? latest.value.slice(0, latestShown) : []
  return (
    <PaperPage status={status} path={path} now={new Date()}>
      <div className="page-width space-y-13">
        <StatusMessage {...message} address={path} />
        {stories.length > 0 && <div className="max-w-[51.5rem]"><LatestRegion stories={stories} /></div>}
        {latest !== null && latest.status !== 'found' && <MissingList />}
      </div>
    </PaperPage>
  )
}
