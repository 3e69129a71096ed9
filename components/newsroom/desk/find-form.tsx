import { useLocale, useTranslations } from 'next-intl'
import { paper } from '@/lib/news/paper'
import type { StoryState } from '@/lib/news/story'
import { newsroomRoutes } from '@/lib/routes'

/** What somebody looks for, as the address of the page says it; empty: anything. */
export interface Wanted {
  words: string
  state: string
  section: string
  person: string
}

/** What can be asked for, in the order in which a story goes through them. */
export const states: readonly StoryState[] = ['draft', 'review', 'scheduled', 'published', 'withdrawn']

/** Asks by words, state, section and person; a plain form whose answer has an address of its own. */
export function FindForm({ wanted, people }: { wanted: Wanted; people: readonly { id: string; name: string }[] }) {
  const t = useTranslations('newsroom.desk')
  const locale = useLocale()
  return (
    <form action={newsroomRoutes.find()} method="get" role="search" className="mt-4 grid gap-3 tablet:grid-cols-4">
      <label className="tablet:col-span-4">
        <span className="type-meta block">{t('finding.words')}</span>
        <input name="words" type="search" defaultValue={wanted.words} maxLength={200} lang="bn" enterKeyHint="search" className="control voice-paper w-full" />
      </label>
      <Select name="state" label={t('finding.state')} chosen={wanted.state} options={states.map((state) => [state, t(`state.${state}`)])} />
      <Select name="section" label={t('finding.section')} chosen={wanted.section} options={paper.sections.map((section) => [section.slug, section[locale]])} />
      <Select name="person" label={t('finding.person')} chosen={wanted.person} options={people.map(({ id, name }) => [id, name])} />
      <button type="submit" className="command self-end">{t('finding.submit')}</button>
    </form>
  )
}

function Select({ name, label, chosen, options }: { name: string; label: string; chosen: string; options: readonly (readonly [value: string, word: string])[] }) {
  const t = useTranslations('newsroom.desk.finding')
  return (
    <label className="min-w-0">
      <span className="type-meta block">{label}</span>
      <select name={name} defaultValue={chosen} className="control w-full">
        <option value="">{t('any')}</option>
        {options.map(([value, word]) => <option key={value} value={value}>{word}</option>)}
      </select>
    </label>
  )
}
