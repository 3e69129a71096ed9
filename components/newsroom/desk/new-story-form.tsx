import { useLocale, useTranslations } from 'next-intl'
import { paper } from '@/lib/news/paper'

/** Begins a story: its section and one press. */
export function NewStoryForm({ action }: { action: (form: FormData) => Promise<void> }) {
  const t = useTranslations('newsroom.desk')
  const locale = useLocale()
  return (
    <form action={action} className="mt-2 flex flex-wrap items-end gap-3">
      <label className="min-w-0">
        <span className="type-meta block">{t('section')}</span>
        <select name="section" className="control">
          {paper.sections.map((section) => <option key={section.slug} value={section.slug}>{section[locale]}</option>)}
        </select>
      </label>
      <button type="submit" className="command">{t('newStory')}</button>
    </form>
  )
}
