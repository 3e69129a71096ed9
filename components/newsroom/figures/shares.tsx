import { useLocale, useTranslations } from 'next-intl'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { countIn } from './number'

interface Props {
  title: string
  id: string
  shares: readonly { name: string; views: number }[]
  /** The words for what is no name of a site. */
  words: 'form' | 'site'
}

/** Parts of a whole, the largest first, each with its share. */
export function Shares({ title, id, shares, words }: Props) {
  const t = useTranslations('newsroom.desk.figures')
  const locale = useLocale()
  const all = shares.reduce((sum, { views }) => sum + views, 0)
  if (all === 0) return null
  return (
    <section aria-labelledby={id} className="mt-9">
      <h2 id={id} className="label mb-2"><span>{title}</span></h2>
      <ul>
        {shares.map(({ name, views }, at) => {
          const percent = Math.round((views / all) * 100)
          return (
            <li key={name} className={`flex flex-wrap justify-between gap-x-6 py-2 ${at === 0 ? '' : 'row-rule'}`}>
              {t.has(`${words}.${name}` as never) ? <span>{t(`${words}.${name}` as never)}</span> : <span dir="ltr" lang="en" className="break-all">{name}</span>}
              <span className="text-soft">{t('share', { n: countIn(locale, views), percent: locale === 'bn' ? toBanglaDigits(percent) : String(percent) })}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
