import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PaperPage } from '@/components/paper/paper-page'
import { paperName } from '@/components/paper/paper-name'
import { paper } from '@/lib/news/paper'
import { routes } from '@/lib/routes'
import { localeOf } from '../locale'
import { pageMetadata } from '../metadata'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('about')
  return pageMetadata({ locale: await localeOf(params), path: routes.about(), title: t('title') })
}

/** The imprint: who answers for the paper, and where to complain. */
export default async function AboutPage({ params }: Props) {
  const locale = await localeOf(params)
  const t = await getTranslations('about')
  const facts = [
    { term: t('publisher'), value: paper.publisher },
    { term: t('editor'), value: paper.editor },
    { term: t('address'), value: paper.postalAddress },
    { term: t('email'), value: paper.email },
    { term: t('phone'), value: paper.phone },
    { term: t('registration'), value: paper.registration },
  ].filter(({ value }) => value !== null)
  const contact = [paper.email, paper.phone, paper.postalAddress].find((one) => one !== null) ?? null
  return (
    <PaperPage path={routes.about()} now={new Date()}>
      <div className="page-width">
        <div className="max-w-[40em]">
          <h1 className="type-headline pt-4 desk:pt-6">{t('title')}</h1>
          <p className="type-second mt-2 text-soft">{paperName(locale)} · {locale === 'bn' ? paper.tagline : paper.taglineEn}</p>
          {facts.length > 0 && (
            <>
              <h2 className="type-second mt-9">{t('imprint')}</h2>
              <dl className="mt-2">
                {facts.map(({ term, value }) => (
                  <div key={term} className="row-rule flex gap-x-6 py-2">
                    <dt className="w-36 flex-none text-soft">{term}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </>
          )}
          <h2 className="type-second mt-9">{t('complaints')}</h2>
          <p className="mt-2">{contact === null ? t('complaintsNone') : t('complaintsTo', { contact })}</p>
          <h2 className="type-second mt-9">{t('counting')}</h2>
          <p className="mt-2">{t('countingWhat')}</p>
          <p className="mt-2">{t('countingWho')}</p>
          <p className="mt-2">{t('countingKept')}</p>
          <p className="mt-2">{t('countingNot')}</p>
          <h2 className="type-second mt-9">{t('samples')}</h2>
          <p className="mt-2">{t('samplesText')}</p>
        </div>
      </div>
    </PaperPage>
  )
}
