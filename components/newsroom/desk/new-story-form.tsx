import { useLocale, useTranslations } from 'next-intl'
import { paper } from '@/lib/news/paper'

/** Begins a story: its section and one press. */
export function NewStoryForm({ action }: { action: (form: FormData) => Promise<void> }) {
  const t = useTranslations('newsroom.desk')
  const locale = useLocale()
  return (
    <form action={action} className="mt-4 flex flex-wrap items-end gap-3">
      <label className="min-w-0">
        <span className="type-meta block">{t('section')}</span>
        <SectionSelect name="section" sections={paper.sections.map((section) => ({ slug: section.slug, name: section[locale] }))} />
      </label>
      <button type="submit" className="command">{t('newStory')}</button>
    </form>
  )
}

function SectionSelect({ name, sections }: { name: string; sections: { slug: string; name: string }[] }) {
  return (
    <select name={name} className="control">
      {sections.map(({ slug, name: word }) => <option key={slug} value={slug}>{word}</option>)}
    </select>
  )
}
