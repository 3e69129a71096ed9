import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HelpText } from '@/components/newsroom/desk/help-text'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { RoleTable } from '@/components/newsroom/desk/role-table'
import { newsroomRoutes } from '@/lib/routes'
import { enter, titled } from '../enter'
import begin from './pictures/begin.avif'
import write from './pictures/write.avif'
import bengali from './pictures/bengali.avif'
import pictures from './pictures/pictures.avif'
import conflict from './pictures/conflict.avif'
import preview from './pictures/preview.avif'
import publish from './pictures/publish.avif'
import schedule from './pictures/schedule.avif'
import correct from './pictures/correct.avif'
import withdraw from './pictures/withdraw.avif'
import history from './pictures/history.avif'
import takeText from './pictures/take-text.avif'

export const generateMetadata = (): Promise<Metadata> => titled('help')

/** How the newsroom is used, and who may do what. */
export default async function HelpPage() {
  await enter(null, newsroomRoutes.help())
  const t = await getTranslations('newsroom.desk.helping')
  return (
    <NewsroomPage title={t('title')} intro={t('intro')}>
      <HelpText pictures={{ begin, write, bengali, pictures, conflict, preview, publish, schedule, correct, withdraw, history, takeText }} />
      <section id="roles">
        <h2 className="label mt-9 mb-4"><span>{t('roles')}</span></h2>
        <RoleTable />
      </section>
    </NewsroomPage>
  )
}
