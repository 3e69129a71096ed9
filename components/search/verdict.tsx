import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatDateTime } from '@/lib/bangla/dates'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { compareWords } from '@/lib/news/compare-words'
import type { StorySummary } from '@/lib/news/story'
import { storyCode } from '@/lib/news/story-code'
import type { VerifiedStory } from '@/lib/news/verified-story'
import { inLocale, routes } from '@/lib/routes'
import { sectionName } from '../paper/section-name'
import { Parts } from '../ui/parts'

/** The answer in one sentence, and what there is to say about it. `warns` where a reader should not pass the card on. */
export function Answer({ title, warns = false, children }: { title: string; warns?: boolean; children: ReactNode }) {
  return (
    <section aria-labelledby="answer" className={`mt-6 ${warns ? 'bg-turmeric px-3 py-3' : ''}`}>
      <h2 id="answer" className="type-second">{title}</h2>
      {children}
    </section>
  )
}

/** A story of ours: what it was called then, and what it is called now. */
export function Ours({ story, updated, corrections, earlier, by, spelledOtherwise }: VerifiedStory) {
  const locale = useLocale()
  const t = useTranslations('verify')
  const when = (at: Date) => formatDateTime(at, locale)
  return (
    <Answer title={t(earlier.length > 0 ? 'changed' : 'published')}>
      {by === 'code' && <p className="mt-2">{t('codeHint')}</p>}
      {spelledOtherwise && <p className="mt-2">{t('spelledOtherwise')}</p>}
      <dl className="mt-3">
        {earlier.map(({ headline, from, until }) => (
          <div key={`${from.getTime()}`} className="border-t border-rule py-3">
            <dt className="type-meta">{t('then', { from: when(from), until: when(until) })}</dt>
            <dd className="type-list" lang="bn">{headline}</dd>
          </div>
        ))}
        <div className="border-t border-rule py-3">
          <dt className="type-meta">{earlier.length > 0 ? t('now') : sectionName(story.section, locale)}</dt>
          <dd><a className="tap type-second" lang="bn" href={inLocale(locale, routes.story(story))}>{story.headline}</a></dd>
        </div>
      </dl>
      <Parts>
        {story.published === null ? t('dateUnknown') : t('publishedAt', { when: when(story.published) })}
        {updated !== null && (story.published === null || updated > story.published) && t('updatedAt', { when: when(updated) })}
        {corrections > 0 && t('corrections', { n: locale === 'bn' ? toBanglaDigits(corrections) : String(corrections) })}
        <>{t('code')} <span lang="en" className="whitespace-nowrap">{storyCode(story.id)}</span></>
      </Parts>
    </Answer>
  )
}

/** Headlines of ours that are like what was typed, the words marked that were typed otherwise or left out. */
export function NearHeadlines({ asked, stories }: { asked: string; stories: readonly StorySummary[] }) {
  const locale = useLocale()
  const t = useTranslations('verify')
  return (
    <section aria-labelledby="near" className="mt-9">
      <h2 className="label"><span id="near">{t('near')}</span></h2>
      <p className="type-meta mt-3">{t('nearHint')}</p>
      <ul>
        {stories.map((story) => (
          <li key={story.id} className="border-b border-rule py-2" data-story={story.id}>
            <a className="tap type-list" lang="bn" href={inLocale(locale, routes.story(story))}>
              <span>{compareWords(asked, story.headline).filter(({ kind }) => kind !== 'removed').map(({ kind, text }, at) => (
                kind === 'added' && text.trim() !== '' ? <mark key={at}>{text}</mark> : text
              ))}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
