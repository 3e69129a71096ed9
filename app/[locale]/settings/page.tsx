import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { KeptRoom } from '@/components/paper/kept-room'
import { OnDevice } from '@/components/paper/on-device'
import { PaperPage } from '@/components/paper/paper-page'
import { PictureChoices, SizeChoices, ThemeChoices } from '@/components/paper/reading-choices'
import { inLocale, routes } from '@/lib/routes'
import { argument, localeOf, type SearchParams } from '../locale'
import { pageMetadata } from '../metadata'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: SearchParams
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('settings')
  return pageMetadata({ locale: await localeOf(params), path: routes.settings(), title: t('title'), indexable: false })
}

/** Theme, size and pictures. With scripts a choice is kept at once on the device; without them the form sets one cookie. */
export default async function SettingsPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const t = await getTranslations('settings')
  const k = await getTranslations('kept')
  // Where the server leads after it has taken the form of a reader without scripts.
  const kept = await argument(searchParams, 'kept') !== null
  return (
    <PaperPage path={routes.settings()} now={new Date()}>
      <div className="page-width">
        <h1 className="type-headline pt-4 desk:pt-6">{t('title')}</h1>
        <p className="type-meta mt-2">{t('intro')}</p>
        <reading-settings data-kept={t('kept')}>
          <form method="post" action={inLocale(locale, routes.settings())}>
            <ThemeChoices />
            <SizeChoices />
            <p className="type-body row-rule mt-3 max-w-[38rem] pt-3">{t('sample')} <span lang="bn">{t('sampleText')}</span></p>
            <PictureChoices />
            <button type="submit" className="command mt-6" data-without-scripts="">{t('submit')}</button>
          </form>
          <p role="status" className="type-meta mt-4 min-h-6">{kept ? t('kept') : null}</p>
        </reading-settings>
        <OnDevice page="settings">
          <div hidden data-full="" data-if="room" className="row-rule mt-6 max-w-[38rem]">
            <h2 className="type-second mt-4">{k('room')}</h2>
            <KeptRoom className="mt-2" />
            <p><a className="tap" href={inLocale(locale, routes.offline())}><span className="border-b border-alta">{k('offlineTitle')}</span></a></p>
          </div>
        </OnDevice>
      </div>
    </PaperPage>
  )
}
