import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { KeptLists } from '@/components/lists/kept-lists'
import { ListPage } from '@/components/lists/list-page'
import { Alpona } from '@/components/paper/alpona'
import { OnDevice } from '@/components/paper/on-device'
import { PaperPage } from '@/components/paper/paper-page'
import { routes } from '@/lib/routes'
import { localeOf } from '../locale'
import { pageMetadata } from '../metadata'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('kept')
  return pageMetadata({ locale: await localeOf(params), path: routes.offline(), title: t('offlineTitle'), indexable: false })
}

/** What can be read on this device without a line. The worker shows this page in place of one that cannot be had, too. */
export default async function OfflinePage() {
  const t = await getTranslations('kept')
  const status = await getTranslations('status')
  return (
    <PaperPage path={routes.offline()} now={new Date()}>
      <OnDevice page="offline">
        <ListPage title={t('offlineTitle')} intro={t('offlineIntro')}>
          <div className="mt-6" hidden data-full="" data-if="lost">
            <p className="type-second max-w-[33em] text-soft">{t('lost')}</p>
            <p className="mt-3"><button type="button" className="tap cursor-pointer" data-do="retry"><span className="border-b border-alta">{status('retry')}</span></button></p>
          </div>
          <KeptLists
            none={t('nothing')}
            lists={[
              { kind: 'saved', title: t('savedTitle') },
              { kind: 'today', title: t('today') },
              { kind: 'opened', title: t('opened') },
              { kind: 'pages', title: t('pages') },
            ]}
          >
            <button type="button" className="tap cursor-pointer" data-do="ten"><span className="border-b border-alta">{t('fetchTen')}</span></button>
            <span className="type-meta">{t('fetchTenNote')}</span>
          </KeptLists>
          <Alpona id={routes.offline()} size={160} className="mt-9 text-alta" />
        </ListPage>
      </OnDevice>
    </PaperPage>
  )
}
