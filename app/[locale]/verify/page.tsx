import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { PaperPage } from '@/components/paper/paper-page'
import { Answer, NearHeadlines, Ours } from '@/components/search/verdict'
import { VerifyForm } from '@/components/search/verify-form'
import { formatDateTime } from '@/lib/bangla/dates'
import { keptText } from '@/lib/reading/search'
import { keptQuestion, verify, type Verdict } from '@/lib/reading/verify'
import { inLocale, routes } from '@/lib/routes'
import { argument, localeOf, type SearchParams } from '../locale'
import { pageMetadata } from '../metadata'
import { StatusPage } from '../status-page'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: SearchParams
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('verify')
  const asked = await argument(searchParams, 'q')
  return pageMetadata({ locale: await localeOf(params), path: routes.verify(), title: t('title'), description: t('intro'), indexable: asked === null })
}

/** Whether a card or a headline that goes round under this newspaper's name is its own. */
export default async function VerifyPage({ params, searchParams }: Props) {
  const now = new Date()
  const locale = await localeOf(params)
  const asked = keptQuestion(await argument(searchParams, 'q') ?? '')
  const verdict = await verify(asked, now)
  if (verdict.status !== 'found') return <StatusPage missing={verdict} locale={locale} path={routes.verify()} />
  const t = await getTranslations('verify')
  return (
    <PaperPage path={routes.verify(asked === '' ? null : asked)} now={now}>
      <div className="page-width page-grid">
        <div className="tablet:col-span-8">
          <h1 className="type-headline pt-4 desk:pt-6">{t('title')}</h1>
          <p className="mt-2 max-w-[33em] text-soft">{t('intro')}</p>
          <VerifyForm asked={asked} longest={keptText} />
          <Told verdict={verdict.value} asked={asked} />
        </div>
      </div>
    </PaperPage>
  )
}

async function Told({ verdict, asked }: { verdict: Verdict; asked: string }) {
  const locale = await getLocale()
  const t = await getTranslations('verify')
  switch (verdict.kind) {
    case 'nothing asked':
      return asked === '' ? null : <p className="mt-6">{t('unreadable')}</p>
    case 'ours':
      return (
        <>
          {verdict.elsewhere !== null && (
            <p className="mt-6 bg-turmeric px-3 py-3 break-words">{t('elsewhere', { host: verdict.elsewhere })}</p>
          )}
          {verdict.stories.map((one) => <div key={one.story.id} data-story={one.story.id}><Ours {...one} /></div>)}
        </>
      )
    case 'withdrawn':
      return (
        <Answer title={t('withdrawn')} warns>
          <p className="mt-2">{verdict.at !== null && `${t('withdrawnAt', { when: formatDateTime(verdict.at, locale) })} `}{t('withdrawnHint')}</p>
        </Answer>
      )
    case 'never':
      return (
        <>
          <Answer title={t(verdict.asked === 'code' ? 'neverCode' : 'neverHeadline')} warns>
            <p className="mt-2">{t(verdict.asked === 'code' ? 'neverCodeHint' : 'neverHeadlineHint')}</p>
          </Answer>
          {verdict.near.length > 0 && <NearHeadlines asked={asked} stories={verdict.near} />}
          {verdict.asked === 'headline' && (
            <p className="mt-6"><a className="tap" href={inLocale(locale, routes.search(asked))}><span className="border-b border-alta">{t('search')}</span></a></p>
          )}
        </>
      )
    default:
      return verdict satisfies never
  }
}
