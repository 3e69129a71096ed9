import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Footer } from './footer'
import { FrontMasthead, InnerMasthead } from './masthead'

/** What a page answers with; the server in front sends it as the status of the response. */
export type PageStatus = 200 | 404 | 410 | 503 | { moved: string }

interface Props {
  status?: PageStatus
  /** The path of this page on the Bengali site, arguments and all: the other language has the same page there. */
  path: string
  masthead?: 'front' | 'inner'
  /** The section in which the reader is. */
  section?: string | null
  now: Date
  children: ReactNode
}

/** A whole page of the paper, from the skip link to the imprint. */
export function PaperPage({ status = 200, path, masthead = 'inner', section = null, now, children }: Props) {
  const locale = useLocale()
  const t = useTranslations('site')
  const answer = typeof status === 'object' ? { 'data-status': 308, 'data-location': status.moved } : { 'data-status': status }
  return (
    <>
      <a className="skip-link" href="#content">{t('skip')}</a>
      {masthead === 'front'
        ? <FrontMasthead locale={locale} now={now} path={path} />
        : <InnerMasthead locale={locale} now={now} path={path} />}
      <main id="content" tabIndex={-1} className="outline-none" {...answer}>{children}</main>
      <Footer locale={locale} now={now} path={path} current={section} />
    </>
  )
}
