import { useLocale, useTranslations } from 'next-intl'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { newsroomRoutes } from '@/lib/routes'
import { Field } from '../people/field'

interface Props {
  proposal: { key: string; name: string; spellings: readonly string[]; stories: number; examples: readonly { id: string; headline: string }[] }
  first: boolean
  confirm: (form: FormData) => Promise<void>
  refuse: (form: FormData) => Promise<void>
}

/** A name that could be a topic, what is told of it, and the ways to decide. */
export function TopicProposal({ proposal: { key, name, spellings, stories, examples }, first, confirm, refuse }: Props) {
  const t = useTranslations('newsroom.desk.topics')
  const locale = useLocale()
  const decide = (act: Props['confirm'], word: string, quiet: boolean) => (
    <form action={act}>
      <input type="hidden" name="proposal" value={key} />
      <button className={quiet ? 'command command-quiet' : 'command'}>{word}<span className="sr-only" lang="bn"> {name}</span></button>
    </form>
  )
  return (
    <li className={`py-3 ${first ? '' : 'row-rule'}`}>
      <h3 lang="bn">{name}</h3>
      <p className="type-meta">
        {t('stories', { count: locale === 'bn' ? toBanglaDigits(stories) : String(stories) })}
        {spellings.length > 0 && <> · {t('spellings', { names: spellings.join(', ') })}</>}
      </p>
      <ul className="mt-1">
        {examples.map(({ id, headline }) => <li key={id}><a className="tap text-neel" href={newsroomRoutes.story(id)} lang="bn">{headline}</a></li>)}
      </ul>
      <div className="mt-2 flex flex-wrap gap-3">
        {decide(confirm, t('confirm'), false)}
        {decide(refuse, t('refuse'), true)}
      </div>
      <details className="fold">
        <summary>{t('otherName')}<span className="sr-only" lang="bn"> {name}</span></summary>
        <form action={confirm} className="space-y-3 pb-3">
          <input type="hidden" name="proposal" value={key} />
          <Field name="name" label={t('name')} defaultValue={name} required maxLength={100} autoComplete="off" lang="bn" />
          <p className="type-meta">{t('otherHint')}</p>
          <button className="command command-quiet">{t('confirmAs')}</button>
        </form>
      </details>
    </li>
  )
}
