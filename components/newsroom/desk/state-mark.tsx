import { useTranslations } from 'next-intl'
import type { StoryState } from '@/lib/news/story'

/** Where a story stands: a bead in the colour of its state, and the word. */
export function StateMark({ state, late = false, pending = false }: { state: StoryState; late?: boolean; pending?: boolean }) {
  const t = useTranslations('newsroom.desk')
  return (
    <span className={`state type-meta state-${late ? 'late' : state}`}>
      {late ? t('late') : t(`state.${state}`)}{pending && state === 'published' && <> · {t('pending')}</>}
    </span>
  )
}
