import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { findStoryAddress } from '@/lib/reading/story'
import { routes } from '@/lib/routes'
import { localeOf } from '../../locale'
import { pageMetadata } from '../../metadata'
import { StatusPage } from '../../status-page'

interface Props {
  params: Promise<{ locale: string; id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('status')
  return pageMetadata({ locale: await localeOf(params), path: routes.shortStory((await params).id), title: t('unknownTitle'), indexable: false })
}

/** The short form of a story's address leads to the story. */
export default async function ShortStoryPage({ params }: Props) {
  const { id } = await params
  const address = await findStoryAddress(id)
  const missing = address.status === 'found' ? { status: 'moved', to: address.value } as const : address
  return <StatusPage missing={missing} locale={await localeOf(params)} path={routes.shortStory(id)} />
}
