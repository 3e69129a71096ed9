import { useLocale, useTranslations } from 'next-intl'
import { formatDateTime } from '@/lib/bangla/dates'
import type { StoryState } from '@/lib/news/story'

interface Props {
  state: StoryState
  /** Whether the link follows the draft, or shows this version for good. */
  latest: boolean
  savedAt: Date
  expires: Date
}

/**
 * Stands over a draft and says what it is, so that nobody takes it for the paper. It is part of a reading page and has
 * that page's style sheet, so it uses no class that the reading site has not.
 */
export function PreviewBar({ state, latest, savedAt, expires }: Props) {
  const t = useTranslations('newsroom.preview')
  const locale = useLocale()
  return (
    <aside aria-label={t('preview')} className="bg-turmeric text-ink">
      <p className="page-width py-2 text-[0.875rem]">
        <strong>{t('preview')}</strong>{' · '}{t(`state.${state}`)}{' · '}
        {t(latest ? 'latestVersion' : 'oneVersion')}, <time dateTime={savedAt.toISOString()}>{formatDateTime(savedAt, locale)}</time>
        {' · '}{t('opensUntil', { when: formatDateTime(expires, locale) })}
      </p>
    </aside>
  )
}
