import type { Metadata } from 'next'
import { localeOf } from '../locale'
import { missingMetadata } from '../metadata'
import { StatusPage } from '../status-page'

interface Props {
  params: Promise<{ locale: string; unknown: string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return missingMetadata(await localeOf(params), 'unknown')
}

/** Every address that no other page knows. */
export default async function UnknownPage({ params }: Props) {
  const { unknown } = await params
  return <StatusPage missing={{ status: 'unknown' }} locale={await localeOf(params)} path={`/${unknown.join('/')}`} />
}
