import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ListPage } from '@/components/lists/list-page'
import { Pager } from '@/components/lists/pager'
import { MissingList } from '@/components/lists/missing-list'
import { LatestRegion } from '@/components/lists/stories-rail'
import { StoryRows } from '@/components/lists/story-rows'
import { Alpona } from '@/components/paper/alpona'
import { PaperPage } from '@/components/paper/paper-page'
import { listNewest } from '@/lib/reading/lists'
import { searchStories } from '@/lib/reading/search'
import { inLocale, routes } from '@/lib/routes'
import { argument, localeOf, type SearchParams } from '../locale'
import { pageMetadata } from '../metadata'
import { StatusPage } from '../status-page'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: SearchParams
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('search')
  const query = await queryOf(searchParams)
  const title = query === '' ? t('title') : `${t('title')}: ${query}`
  return pageMetadata({ locale: await localeOf(params), path: routes.search(), title, indexable: false })
}

/** What is asked for. Cut between code points: half a sign could not be written into an address. */
async function queryOf(searchParams: SearchParams): Promise<string> {
  return [...(await argument(searchParams, 'q') ?? '').trim()].slice(0, 200).join('')
}

export default async function SearchPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const query = await queryOf(searchParams)
  const before = await argument(searchParams, 'before')
  const result = await searchStories(query, before)
  if (result.status !== 'found') return <StatusPage missing={result} locale={locale} path={routes.search()} />
  const t = await getTranslations('search')
  const { stories, next, words } = result.value
  const asked = words.length > 0
  const none = asked && stories.length === 0
  const latest = none ? await listNewest() : null
  return (
    <PaperPage path={asked ? routes.search(query) : routes.search()} now={new Date()}>
      <ListPage title={asked && !none ? t('resultsFor', { q: query }) : t('title')}>
        <form action={inLocale(locale, routes.search())} method="get" role="search" className="mt-6">
          <label className="type-meta block" htmlFor="q">{t('label')}</label>
          <div className="mt-1 flex gap-x-3">
            <input id="q" name="q" type="search" defaultValue={query} maxLength={200} lang="bn" enterKeyHint="search" className="control min-w-0 flex-1 voice-paper" />
            <button type="submit" className="command flex-none">{t('submit')}</button>
          </div>
          <p className="type-meta mt-2">{t('hint')}</p>
        </form>
        {none && (
          <>
            <p className="type-second mt-6 text-soft">{t('none', { q: query })}</p>
            <Alpona id={routes.search(query)} size={160} className="mt-9 mb-13 text-alta" />
            {latest?.status === 'found' ? <LatestRegion stories={latest.value.slice(0, 7)} /> : <MissingList />}
          </>
        )}
        {stories.length > 0 && <div className="row-rule mt-6"><StoryRows stories={stories} times="date" /></div>}
        <Pager
          older={next === null ? null : `${routes.search(query)}&before=${next}`}
          newest={before === null ? null : routes.search(query)}
        />
      </ListPage>
    </PaperPage>
  )
}
