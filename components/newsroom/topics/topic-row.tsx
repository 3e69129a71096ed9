import { useLocale, useTranslations } from 'next-intl'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { inLocale, routes, type Locale } from '@/lib/routes'
import { Field } from '../people/field'

interface Props {
  topic: { slug: string; name: string; stories: number; others: readonly string[] }
  first: boolean
  rename: (form: FormData) => Promise<void>
  merge: (form: FormData) => Promise<void>
}

/** A topic that there is, and under a fold what can be changed of it. */
export function TopicRow({ topic: { slug, name, stories, others }, first, rename, merge }: Props) {
  const t = useTranslations('newsroom.desk.topics')
  const locale = useLocale() as Locale
  const count = t('stories', { count: locale === 'bn' ? toBanglaDigits(stories) : String(stories) })
  return (
    <li className={`py-2 ${first ? '' : 'row-rule'}`}>
      <h3 lang="bn">{stories === 0 ? name : <a className="tap" href={inLocale(locale, routes.topic(slug))}>{name}</a>}</h3>
      <p className="type-meta">
        {count} · <span dir="ltr" className="break-all">{routes.topic(slug)}</span>
        {others.length > 0 && <> · {t('others', { names: others.join(', ') })}</>}
      </p>
      <details className="fold">
        <summary>{t('change')}<span className="sr-only" lang="bn"> {name}</span></summary>
        <div className="space-y-6 pb-3">
          <form action={rename} className="space-y-3">
            <input type="hidden" name="topic" value={slug} />
            <Field name="name" label={t('name')} defaultValue={name} required maxLength={100} autoComplete="off" lang="bn" />
            <Field name="address" label={t('address')} defaultValue={slug} required maxLength={80} autoComplete="off" autoCapitalize="none" dir="ltr" />
            <p className="type-meta">{t('renameHint')}</p>
            <button className="command command-quiet">{t('rename')}</button>
          </form>
          <form action={merge} className="space-y-3">
            <input type="hidden" name="topic" value={slug} />
            <Field name="into" label={t('into')} required maxLength={100} autoComplete="off" lang="bn" list="topic-names" />
            <p className="type-meta">{t('mergeHint')}</p>
            <button className="command command-quiet">{t('merge')}</button>
          </form>
        </div>
      </details>
    </li>
  )
}
