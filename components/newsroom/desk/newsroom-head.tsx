import { useLocale, useTranslations } from 'next-intl'
import { may, type Role } from '@/lib/news/roles'
import { paper } from '@/lib/news/paper'
import { newsroomRoutes, routes } from '@/lib/routes'
import { NavWords } from './nav-words.client'

/** What stands over every page of the newsroom. Nobody signed in: the name alone. */
export function NewsroomHead({ editor }: { editor: { name: string; role: Role } | null }) {
  const t = useTranslations('newsroom.desk')
  const locale = useLocale()
  return (
    <header>
      <a className="skip-link" href="#content">{t('skip')}</a>
      <div className="nameplate-line">
        <div className="page-width flex min-h-[3.75rem] items-start justify-between gap-x-4">
          <p className="nameplate">
            <a href={editor === null ? routes.front() : newsroomRoutes.desk()} className="nameplate-word nameplate-home">
              <span lang="bn">{paper.nameplate ?? paper.name}</span><span className="sr-only">: {t('newsroom')}</span>
            </a>
          </p>
          <p className="type-meta pt-6 text-right">
            {editor === null ? t('newsroom') : <a className="tap -my-3" href={newsroomRoutes.account()}>{editor.name} · {t(`role.${editor.role}`)}</a>}
          </p>
        </div>
      </div>
      {editor !== null && (
        <div className="page-width">
          <div className="border-b border-rule">
            <NavWords label={t('navigation')} words={[
              { href: newsroomRoutes.desk(), word: t('desk') },
              { href: newsroomRoutes.find(), word: t('find') },
              { href: newsroomRoutes.takeText(), word: t('takeText') },
              ...(may(editor.role, 'topic.manage') ? [{ href: newsroomRoutes.topics(), word: t('topics.title') }] : []),
              { href: newsroomRoutes.figures(), word: t('figures.title') },
              ...(may(editor.role, 'people.manage') ? [{ href: newsroomRoutes.people(), word: t('people') }] : []),
              { href: newsroomRoutes.account(), word: t('account') },
              { href: newsroomRoutes.help(), word: t('help') },
              { href: locale === 'en' ? '/en' : routes.front(), word: t('paper') },
            ]} />
          </div>
        </div>
      )}
    </header>
  )
}
