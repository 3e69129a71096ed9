import { useLocale, useTranslations } from 'next-intl'
import { dhakaDate, formatDate, formatDateTime } from '@/lib/bangla/dates'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { readingMinutes } from '@/lib/bangla/reading-time'
import { plainText } from '@/lib/news/blocks'
import type { Story } from '@/lib/news/story'
import { inLocale, routes } from '@/lib/routes'

/**
 * Of an update that came with a text from elsewhere nobody knows what it was about; sooner than this after publication,
 * in ms, it is taken for finishing. One of the newspaper's own is told whenever it came: an editor chose to tell it.
 */
const updateWorthTelling = 10 * 60 * 1000

/** Who, where and when, then how long it takes: a line on a phone, notes in the margin on a desk. */
export function StoryNotes({ story, className = '' }: { story: Story; className?: string }) {
  const locale = useLocale()
  const t = useTranslations('story')
  const tools = useTranslations('tools')
  const minutes = readingMinutes(plainText(story.body))
  const n = locale === 'bn' ? toBanglaDigits(minutes) : String(minutes)
  const updated = isUpdateTold(story) ? story.updated : null
  return (
    <div className={`type-meta parts margin-notes desk:space-y-2 ${className}`}>
      {story.bylines.length > 0 && (
        <p className="text-ink" lang="bn">
          <span className="sr-only" lang={locale}>{t('byline')} </span>
          {story.bylines.map((one, at) => (
            <span key={one.slug}>{at > 0 && ', '}<a className="-my-3 inline-block py-3" href={inLocale(locale, routes.desk(one.slug))}>{one.name}</a></span>
          ))}
          {story.place !== null && <span>, {story.place}</span>}
        </p>
      )}
      {story.bylines.length === 0 && story.place !== null && <p className="text-ink" lang="bn">{story.place}</p>}
      <p>
        {(story.bylines.length > 0 || story.place !== null) && <Dot />}
        {story.published !== null
          ? <>{t('published')}: <time dateTime={story.published.toISOString()}>{formatDateTime(story.published, locale)}</time></>
          : story.kind === 'headline-only' && story.captured !== null
            ? <>{t('captured')}: {formatDate(dhakaDate(story.captured), locale)}</>
            : t('undated')}
      </p>
      {updated !== null && (
        <p><Dot />{t('updated')}: <time dateTime={updated.toISOString()}>{formatDateTime(updated, locale)}</time></p>
      )}
      {story.kind === 'full' && (
        <p>
          <Dot />
          <span>{t('readingTime', { n })}</span>
          {' '}<button type="button" hidden data-full="" data-listen="" className="listen-above ml-2 cursor-pointer">{tools('listen')}</button>
        </p>
      )}
    </div>
  )
}

function isUpdateTold({ published, updated, sample }: Story): boolean {
  if (updated === null) return false
  if (published === null) return sample === null
  const after = updated.getTime() - published.getTime()
  return sample === null ? after > 0 : after >= updateWorthTelling
}

/** Parts what stands on one line; a lite page gives each its own. */
function Dot() {
  return <span aria-hidden="true" className="part-dot desk:hidden" data-full=""> · </span>
}
