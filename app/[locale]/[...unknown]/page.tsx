import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '../locale'
import { pageMetadata } from '../metadata'
import { StatusPage } from '../status-page'

interface Props {
  params: Promise<{ locale: string; unknown: string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('status')
  return pageMetadata({ locale: await localeOf(params), path: '/', title: t('unknownTitle'), indexable: false })
}

/** Every address that no other page knows. */
export default async function UnknownPage({ params }: Props) {
  const { unknown } = await params
  return <StatusPage missing={{ status: 'unknown' }} locale={await localeOf(params)} path={`/${unknown.join('/')}`} />
}
