import { findSection, paper } from '@/lib/news/paper'
import { siteOrigin } from '@/lib/news/site-origin'
import type { Story } from '@/lib/news/story'
import { inLocale, routes, type Locale } from '@/lib/routes'

/**
 * What a search engine reads of a full story (schema.org NewsArticle). Null for a headline without a text, which is no
 * article. Dates are given as they are known: without a known publication there is no `datePublished`.
 */
export function storyJsonLd(story: Story, locale: Locale): object | null {
  if (story.kind === 'headline-only') return null
  const address = siteOrigin + inLocale(locale, routes.story(story))
  const pictures = story.picture?.files.filter((file) => file.format === 'jpeg') ?? []
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: address,
    url: address,
    headline: story.headline,
    inLanguage: 'bn',
    articleSection: findSection(story.section)?.bn ?? story.section,
    ...(story.standfirst !== null && { description: story.standfirst }),
    ...(story.published !== null && { datePublished: story.published.toISOString() }),
    ...(story.published !== null && { dateModified: (story.updated ?? story.published).toISOString() }),
    ...(story.bylines.length > 0 && {
      author: story.bylines.map((one) => ({
        '@type': one.kind === 'person' ? 'Person' : 'Organization',
        name: one.name,
        url: siteOrigin + routes.desk(one.slug),
      })),
    }),
    ...(pictures.length > 0 && { image: pictures.map((file) => siteOrigin + routes.picture(file.file)) }),
    ...(story.topics.length > 0 && { keywords: story.topics.map((topic) => topic.name) }),
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: paper.name,
      url: siteOrigin,
      logo: `${siteOrigin}/icons/icon-512.png`,
    },
  }
}

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
