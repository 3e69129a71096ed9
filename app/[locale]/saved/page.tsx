import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { KeptLists } from '@/components/lists/kept-lists'
import { ListPage } from '@/components/lists/list-page'
import { OnDevice } from '@/components/paper/on-device'
import { PaperPage } from '@/components/paper/paper-page'
import { inLocale, routes } from '@/lib/routes'
import { localeOf } from '../locale'
import { pageMetadata } from '../metadata'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('kept')
  return pageMetadata({ locale: await localeOf(params), path: routes.saved(), title: t('savedTitle'), indexable: false })
}

/** The stories that a reader keeps on this device, without an account: only the device knows of them. */
export default async function SavedPage({ params }: Props) {
  const locale = await localeOf(params)
  const t = await getTranslations('kept')
  return (
    <PaperPage path={routes.saved()} now={new Date()}>
      <OnDevice page="saved">
        <ListPage title={t('savedTitle')} intro={t('savedIntro')}>
          <KeptLists none={t('savedNone')} lists={[{ kind: 'saved', title: t('savedList') }]}>
            <button type="button" className="tap cursor-pointer" hidden data-if="export" data-do="export"><span className="border-b border-alta">{t('export')}</span></button>
            <a className="tap" href={inLocale(locale, routes.offline())}><span className="border-b border-alta">{t('offlineTitle')}</span></a>
          </KeptLists>
        </ListPage>
      </OnDevice>
    </PaperPage>
  )
}
