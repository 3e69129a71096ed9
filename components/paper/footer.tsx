import { useTranslations } from 'next-intl'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { dhakaDate } from '@/lib/bangla/dates'
import { paper } from '@/lib/news/paper'
import { inLocale, routes, type Locale } from '@/lib/routes'
import { LanguageWord } from './masthead'
import { paperName } from './paper-name'

interface Props {
  locale: Locale
  now: Date
  path: string
  current: string | null
}

/** The sections, the other pages and the imprint in short; where the navigation of inner pages stands. */
export function Footer({ locale, now, path, current }: Props) {
  const t = useTranslations('site')
  const f = useTranslations('footer')
  const k = useTranslations('kept')
  const corrections = useTranslations('newsroom.desk.corrections')
  const verify = useTranslations('verify')
  const year = dhakaDate(now).year
  return (
    <footer className="mt-21 pb-9">
      <div className="page-width">
        <nav aria-labelledby="sections">
          <h2 className="label"><span id="sections" tabIndex={-1}>{t('sections')}</span></h2>
          <ul className="mt-3 grid grid-cols-2 gap-x-4 max-[12rem]:grid-cols-1 tablet:grid-cols-4 tablet:gap-x-8 desk:grid-cols-6 desk:gap-x-6">
            {paper.sections.map((section) => (
              <li key={section.slug}>
                <a
                  className={`tap ${section.slug === current ? 'here' : ''}`}
                  href={inLocale(locale, routes.section(section.slug))}
                  aria-current={section.slug === current ? 'true' : undefined}
                >
                  {section[locale]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label={f('pages')} className="mt-6 border-t border-rule pt-2">
          <ul className="flex flex-wrap gap-x-6">
            <li><a className="tap" href={inLocale(locale, routes.front())}>{t('home')}</a></li>
            <li><a className="tap" href={inLocale(locale, routes.latest())}>{t('latest')}</a></li>
            <li><a className="tap" href={inLocale(locale, routes.mostRead())}>{t('mostRead')}</a></li>
            <li><a className="tap" href={inLocale(locale, routes.archive())}>{t('archive')}</a></li>
            <li><a className="tap" href={inLocale(locale, routes.search())}>{t('search')}</a></li>
            <li><a className="tap" href={inLocale(locale, routes.settings())}>{t('settings')}</a></li>
            <li data-full=""><a className="tap" href={inLocale(locale, routes.saved())}>{k('savedTitle')}</a></li>
            <li><a className="tap" href={inLocale(locale, routes.about())}>{t('about')}</a></li>
            <li><a className="tap" href={inLocale(locale, routes.corrections())}>{corrections('title')}</a></li>
            <li><a className="tap" href={inLocale(locale, routes.verify())}>{verify('title')}</a></li>
            <li><LanguageWord locale={locale} path={path} /></li>
            <li data-full=""><a className="tap" rel="nofollow" href={routes.view('lite', inLocale(locale, path))}>{f('lite')}</a></li>
            <li hidden data-lite=""><a className="tap" rel="nofollow" href={routes.view('full', inLocale(locale, path))}>{f('full')}</a></li>
          </ul>
        </nav>
        <div className="type-meta mt-4 space-y-1">
          <ResponsiblePeople />
          {paper.postalAddress !== null && <p>{paper.postalAddress}</p>}
          {paper.registration !== null && <p>{f('registration', { number: paper.registration })}</p>}
          <p>{f('copyright', { year: locale === 'bn' ? toBanglaDigits(year) : String(year), site: paperName(locale) })}</p>
        </div>
      </div>
    </footer>
  )
}

function ResponsiblePeople() {
  const f = useTranslations('footer')
  if (paper.editor !== null && paper.editor === paper.publisher) return <p>{f('editorPublisher', { name: paper.editor })}</p>
  return (
    <>
      {paper.editor !== null && <p>{f('editor', { name: paper.editor })}</p>}
      {paper.publisher !== null && <p>{f('publisher', { name: paper.publisher })}</p>}
    </>
  )
}
