import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MissingList } from '@/components/lists/missing-list'
import { LatestRegion } from '@/components/lists/stories-rail'
import { Alpona } from '@/components/paper/alpona'
import { PaperPage } from '@/components/paper/paper-page'
import { FoundHead } from '@/components/search/found-head'
import { FoundPages } from '@/components/search/found-pages'
import { FoundRows } from '@/components/search/found-rows'
import { isNarrowed, SearchForm } from '@/components/search/search-form'
import { listNewest } from '@/lib/reading/lists'
import { argumentsOf, askedOf, keptText, listSearchChoices, searchStories } from '@/lib/reading/search'
import { inLocale, routes } from '@/lib/routes'
import { localeOf, type SearchParams } from '../locale'
import { pageMetadata } from '../metadata'
import { StatusPage } from '../status-page'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: SearchParams
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('search')
  const { text } = await askedBy(searchParams, new Date())
  const title = text === '' ? t('title') : `${t('title')}: ${text}`
  return pageMetadata({ locale: await localeOf(params), path: routes.search(), title, indexable: false })
}

async function askedBy(searchParams: SearchParams, now: Date) {
  const given = await searchParams
  return askedOf((name) => [given[name]].flat()[0] ?? null, now)
}

export default async function SearchPage({ params, searchParams }: Props) {
  const now = new Date()
  const locale = await localeOf(params)
  const asked = await askedBy(searchParams, now)
  const [result, choices] = await Promise.all([searchStories(asked, now), listSearchChoices(now)])
  if (result.status !== 'found') return <StatusPage missing={result} locale={locale} path={routes.search()} />
  const t = await getTranslations('search')
  const { stories, total, full, pages, hasWords, reading, shortened } = result.value
  const place = argumentsOf(asked)
  const q = asked.text
  const none = hasWords && total === 0
  const oddElsewhere = asked.odd.some((name) => name !== 'from' && name !== 'until')
  return (
    <PaperPage path={routes.search(place)} now={now}>
      <div className="page-width page-grid">
        <div className="tablet:col-span-8">
          <h1 className="type-kicker mt-4 line-clamp-2 desk:mt-6">{hasWords && !none ? t('resultsFor', { q }) : t('title')}</h1>
          <SearchForm asked={place} odd={asked.odd} longest={keptText} script={process.env.BROWSER_SEARCH_BOX} {...choices} />
          {q === '' && <p className="type-second mt-6 max-w-[33em] text-soft">{t('hint')}</p>}
          {oddElsewhere && <Notice>{t('odd')}</Notice>}
          {shortened && <Notice>{t('shortened')}</Notice>}
          {reading !== null && (
            <p className="type-second mt-2">
              <a className="did-you-mean inline-block py-2" href={inLocale(locale, routes.search({ ...place, q: reading, page: 1 }))}>{t('didYouMean', { q: reading })}</a>
            </p>
          )}
          {total > 0 && <FoundHead asked={place} total={total} full={full} />}
          {stories.length > 0 && <FoundRows stories={stories} start={1 + (asked.page - 1) * 20} />}
          {total > 0 && stories.length === 0 && (
            <p className="type-second mt-6 text-soft">{t('noMore')} <a className="border-b border-alta" href={inLocale(locale, routes.search({ ...place, page: 1 }))}>{t('firstPage')}</a></p>
          )}
          {stories.length > 0 && <FoundPages asked={place} pages={pages} />}
          {q !== '' && !hasWords && <p className="type-second mt-6 text-soft">{t('noWords')}</p>}
          {none && (
            <>
              <p className="type-second mt-6 text-soft">{t('none', { q })}</p>
              {isNarrowed(place)
                ? <p className="mt-3">{t('noneNarrowed')} <a className="tap" href={inLocale(locale, routes.search(q))}><span className="border-b border-alta">{t('withoutNarrowing')}</span></a></p>
                : <p className="mt-3">{t('noneHint')}</p>}
              <Alpona id={routes.search(q)} size={160} className="mt-9 mb-13 text-alta" />
              <Latest />
            </>
          )}
        </div>
      </div>
    </PaperPage>
  )
}

function Notice({ children }: { children: string }) {
  return <p className="mt-4 bg-turmeric px-3 py-2">{children}</p>
}

async function Latest() {
  const latest = await listNewest()
  return latest.status === 'found' ? <LatestRegion stories={latest.value.slice(0, 7)} /> : <MissingList />
}
