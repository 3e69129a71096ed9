import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { paperName } from '@/components/paper/paper-name'
import { paper } from '@/lib/news/paper'
import { siteOrigin } from '@/lib/news/site-origin'
import { inLocale, routes, type Locale } from '@/lib/routes'

interface PageFacts {
  locale: Locale
  /** The path of the page on the Bengali site. */
  path: string
  /** Without the paper's name; null on the front. */
  title: string | null
  description?: string | null
  /** False keeps the page out of search engines. */
  indexable?: boolean
  /** Whether the page is a list that has feeds. */
  feeds?: boolean
  /** A picture for shares, with its size; the paper's own where there is none. */
  picture?: { url: string; width: number; height: number; alt: string } | null
  story?: { published: Date | null; updated: Date | null; section: string; authors: string[] }
}

/** What the head of a page says about it: title, canonical address, the other language, and what a share shows. */
export function pageMetadata({ locale, path, title, description, indexable = true, feeds = false, picture, story }: PageFacts): Metadata {
  const name = paperName(locale)
  const text = description ?? (locale === 'bn' ? paper.tagline : paper.taglineEn)
  const address = (language: Locale) => siteOrigin + inLocale(language, path)
  const image = picture ?? { url: '/icons/share.png', width: 1200, height: 630, alt: name }
  return {
    metadataBase: new URL(siteOrigin),
    title: title === null ? `${name} · ${locale === 'bn' ? paper.tagline : paper.taglineEn}` : `${title} · ${name}`,
    description: text,
    applicationName: name,
    alternates: {
      canonical: address(locale),
      languages: { bn: address('bn'), en: address('en'), 'x-default': address('bn') },
      ...(feeds && { types: {
        'application/rss+xml': [{ url: siteOrigin + routes.feed(path), title: title ?? name }],
        'application/feed+json': [{ url: siteOrigin + routes.feed(path, 'feed.json'), title: title ?? name }],
      } }),
    },
    robots: indexable ? { index: true, follow: true, 'max-image-preview': 'large' } : { index: false, follow: true },
    icons: {
      icon: [{ url: '/favicon.ico', sizes: '48x48' }, { url: '/icons/favicon.svg', type: 'image/svg+xml' }],
      apple: '/icons/apple-touch-icon.png',
    },
    openGraph: {
      siteName: name,
      locale: locale === 'bn' ? 'bn_BD' : 'en_GB',
      title: title ?? name,
      description: text,
      url: address(locale),
      images: [image],
      ...(story === undefined
        ? { type: 'website' }
        : {
            type: 'article',
            section: story.section,
            authors: story.authors,
            ...(story.published !== null && { publishedTime: story.published.toISOString() }),
            ...(story.updated !== null && { modifiedTime: story.updated.toISOString() }),
          }),
    },
    twitter: { card: 'summary_large_image', title: title ?? name, description: text, images: [image.url] },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  }
}

/** What the head says of a page that has nothing to show: what happened, and no address to remember it by. */
export async function missingMetadata(locale: Locale, status: 'moved' | 'withdrawn' | 'unknown' | 'unavailable'): Promise<Metadata> {
  const t = await getTranslations('status')
  const { alternates: _, ...rest } = pageMetadata({ locale, path: '/', title: t(`${status}Title`), indexable: false })
  return rest
}
