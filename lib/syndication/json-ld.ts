import { findSection, paper } from '@/lib/news/paper'
import { siteOrigin } from '@/lib/news/site-origin'
import { storyCode } from '@/lib/news/story-code'
import type { Story } from '@/lib/news/story'
import { inLocale, routes, type Locale } from '@/lib/routes'

/**
 * What a search engine reads of a full story (schema.org NewsArticle). Null for a headline without a text, which is no
 * article. Dates are given as they are known: without a known publication there is no `datePublished`; the last of what was
 * published, updated and corrected is `dateModified`. `card` is the story's share card, a path with its size.
 */
export function storyJsonLd(story: Story, locale: Locale, card: { url: string; width: number; height: number }): object | null {
  if (story.kind === 'headline-only') return null
  const address = siteOrigin + inLocale(locale, routes.story(story))
  const { picture, published } = story
  const photographs = picture?.files.filter((file) => file.format === 'jpeg') ?? []
  const changed = published === null ? null : new Date(Math.max(...[published, story.updated, ...story.corrections.map(({ at }) => at)].map(Number)))
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: { '@type': 'WebPage', '@id': address },
    identifier: storyCode(story.id),
    isAccessibleForFree: true,
    url: address,
    headline: story.headline,
    inLanguage: 'bn',
    articleSection: findSection(story.section)?.bn ?? story.section,
    ...(story.standfirst !== null && { description: story.standfirst }),
    ...(published !== null && { datePublished: published.toISOString() }),
    ...(changed !== null && { dateModified: changed.toISOString() }),
    ...(story.place !== null && { dateline: story.place }),
    ...(story.corrections.length > 0 && {
      correction: story.corrections.map(({ text, at }) => ({ '@type': 'CorrectionComment', text, datePublished: at.toISOString() })),
    }),
    ...(story.bylines.length > 0 && {
      author: story.bylines.map((one) => ({
        '@type': one.kind === 'person' ? 'Person' : 'Organization',
        name: one.name,
        url: siteOrigin + routes.desk(one.slug),
      })),
    }),
    image: [
      ...photographs.map((file) => ({
        ...imageOf(routes.picture(file.file), file),
        ...(picture?.caption != null && { caption: picture.caption }),
        ...(picture?.credit != null && { creditText: picture.credit }),
      })),
      imageOf(card.url, card),
    ],
    ...(story.topics.length > 0 && { keywords: story.topics.map((topic) => topic.name) }),
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: paper.name,
      url: siteOrigin,
      logo: imageOf('/icons/icon-512.png', { width: 512, height: 512 }),
      correctionsPolicy: siteOrigin + routes.corrections(),
    },
  }
}

const imageOf = (path: string, { width, height }: { width: number; height: number }) => ({ '@type': 'ImageObject', url: siteOrigin + path, width, height })

/** The way from the front page to a story (schema.org BreadcrumbList). */
export function breadcrumbJsonLd(story: Pick<Story, 'id' | 'section' | 'headline'>, locale: Locale): object {
  const steps = [
    { name: locale === 'bn' ? paper.name : paper.nameEn, path: routes.front() },
    { name: findSection(story.section)?.[locale] ?? story.section, path: routes.section(story.section) },
    { name: story.headline, path: routes.story(story) },
  ]
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, at) => ({
      '@type': 'ListItem', position: at + 1, name, item: siteOrigin + inLocale(locale, path),
    })),
  }
}
