import { useLocale, useTranslations } from 'next-intl'
import { paperName } from '@/components/paper/paper-name'
import { sectionName } from '@/components/paper/section-name'
import { cutWords } from '@/lib/bangla/cut'
import { dhakaDate, formatDate } from '@/lib/bangla/dates'
import type { StorySummary } from '@/lib/news/story'

/** What search engines show at most of a title and of what describes a page, in graphemes. They tell nobody exactly. */
const mostOfTitle = 60
const mostOfText = 150

/** A story as a search engine would list it: what its page says of itself, cut as they cut. */
export function SearchSnippet({ story, site }: { story: StorySummary; site: string }) {
  const locale = useLocale()
  const t = useTranslations('newsroom.preview.snippet')
  const text = story.standfirst ?? story.opening
  return (
    <section aria-labelledby="snippet" className="max-w-[33em] pt-6">
      <h1 id="snippet" className="type-meta">{t('title')}</h1>
      <p className="type-list mt-4">{paperName(locale)}</p>
      <p className="type-meta">{new URL(site).host} › {sectionName(story.section, locale)}</p>
      <p className="type-second" lang="bn" style={{ color: 'var(--neel)' }}>{cutWords(`${story.headline} · ${paperName(locale)}`, mostOfTitle)}</p>
      <p className="type-list" lang="bn">
        {story.published !== null && <span className="text-soft">{formatDate(dhakaDate(story.published), locale)} – </span>}
        {text === null ? t('noText') : cutWords(text, mostOfText)}
      </p>
      <p className="type-meta mt-6">{t('hint')}</p>
    </section>
  )
}
