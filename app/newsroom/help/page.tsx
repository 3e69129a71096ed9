import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HelpText } from '@/components/newsroom/desk/help-text'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { RoleTable } from '@/components/newsroom/desk/role-table'
import { newsroomRoutes } from '@/lib/routes'
import { enter, titled } from '../enter'

export const generateMetadata = (): Promise<Metadata> => titled('help')

/** How the newsroom is used, and who may do what. */
export default async function HelpPage() {
  await enter(null, newsroomRoutes.help())
  const t = await getTranslations('newsroom.desk.helping')
  return (
    <NewsroomPage title={t('title')} intro={t('intro')}>
      <HelpText />
      <section id="roles" aria-labelledby="roles-label">
        <h2 className="label mt-9 mb-4"><span id="roles-label">{t('roles')}</span></h2>
        <RoleTable />
      </section>
    </NewsroomPage>
  )
}
