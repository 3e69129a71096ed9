import { useTranslations } from 'next-intl'
import { paper } from '@/lib/news/paper'
import { inLocale, routes, type Locale } from '@/lib/routes'
import { DateLine } from './date-line'

interface Props {
  locale: Locale
  now: Date
  /** The path of this page on the Bengali site, for the way to the other language. */
  path: string
}

const nameplate = paper.nameplate ?? paper.name

/** The front's masthead: the name on its line, both dates, one row of words. */
export function FrontMasthead({ locale, now, path }: Props) {
  const t = useTranslations('site')
  return (
    <header>
      <div className="nameplate-line">
        <div className="page-width relative">
          <p className="nameplate nameplate-front" lang="bn"><span className="nameplate-word">{nameplate}</span></p>
          <DateLine now={now} locale={locale} className="absolute top-9 right-4 text-right max-[16rem]:static max-[16rem]:pt-3 max-[16rem]:text-left tablet:right-8 tablet:top-13" />
        </div>
      </div>
      <div className="page-width pt-3 tablet:pt-4">
        <div className="flex items-center gap-x-6 border-b border-rule">
          <nav aria-label={t('mainNavigation')} className="min-w-0 flex-1">
            <ul className="word-row">
              <li><a className="tap here" href={inLocale(locale, routes.front())} aria-current="page">{t('home')}</a></li>
              <li><a className="tap" href={inLocale(locale, routes.latest())}>{t('latest')}</a></li>
              {paper.sections.map((section) => (
                <li key={section.slug}><a className="tap" href={inLocale(locale, routes.section(section.slug))}>{section[locale]}</a></li>
              ))}
              <li className="desk:hidden"><a className="tap" href={inLocale(locale, routes.search())}>{t('search')}</a></li>
              <li className="desk:hidden"><SettingsWord locale={locale} /></li>
              <li className="desk:hidden"><LanguageWord locale={locale} path={path} /></li>
            </ul>
          </nav>
          <ul className="hidden gap-x-5 desk:flex" data-full="">
            <li><a className="tap" href={inLocale(locale, routes.search())}>{t('search')}</a></li>
            <li><SettingsWord locale={locale} /></li>
            <li><LanguageWord locale={locale} path={path} /></li>
          </ul>
        </div>
      </div>
    </header>
  )
}

/** Every other page's masthead, at most 72 px high: the way home, the sections at the foot, the settings, both dates. */
export function InnerMasthead({ locale, now }: Props) {
  const t = useTranslations('site')
  return (
    <header className="nameplate-line">
      <div className="page-width relative flex min-h-[4.25rem] items-start justify-between gap-x-3 max-[22rem]:gap-x-1 max-[19.5rem]:flex-wrap">
        <p className="nameplate">
          <a href={inLocale(locale, routes.front())} className="nameplate-word nameplate-home">
            <span lang="bn">{nameplate}</span><span className="sr-only">: {t('home')}</span>
          </a>
        </p>
        <div className="flex gap-x-4 pt-5 max-[22rem]:gap-x-2 max-[19.5rem]:flex-wrap max-[19.5rem]:pt-2 tablet:gap-x-6">
          <nav aria-label={t('mainNavigation')} className="flex gap-x-3 max-[22rem]:gap-x-1 tablet:gap-x-6">
            <a className="tap justify-center" href="#sections">{t('sectionsLink')}</a>
            <SettingsWord locale={locale} />
          </nav>
          <DateLine now={now} locale={locale} beside className="pt-1 text-right max-[19.5rem]:text-left" />
        </div>
      </div>
    </header>
  )
}

function SettingsWord({ locale }: { locale: Locale }) {
  const t = useTranslations('site')
  return (
    <a className="tap min-w-6 justify-center" href={inLocale(locale, routes.settings())} aria-label={t('settings')} title={t('settings')}>
      <span lang="bn">{t('settingsShort')}</span>
    </a>
  )
}

export function LanguageWord({ locale, path }: { locale: Locale; path: string }) {
  const t = useTranslations('site')
  const other = locale === 'bn' ? 'en' : 'bn'
  return <a className="tap" href={inLocale(other, path)} hrefLang={other} lang={other}>{t('language')}</a>
}
