import type { Metadata } from 'next'
import { cache } from 'react'
import * as reading from '@/lib/reading/story'
import { routes } from '@/lib/routes'
import { localeOf } from '../../locale'
import { missingMetadata } from '../../metadata'
import { StatusPage } from '../../status-page'

interface Props {
  params: Promise<{ locale: string; id: string }>
}

const findStoryAddress = cache(reading.findStoryAddress)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const address = await findStoryAddress((await params).id)
  return missingMetadata(await localeOf(params), address.status === 'found' ? 'moved' : address.status)
}

/** The short form of a story's address leads to the story. */
export default async function ShortStoryPage({ params }: Props) {
  const { id } = await params
  const address = await findStoryAddress(id)
  const missing = address.status === 'found' ? { status: 'moved', to: address.value } as const : address
  return <StatusPage missing={missing} locale={await localeOf(params)} path={routes.shortStory(id)} />
}
