import { hasLocale } from 'next-intl'
import type { Viewport } from 'next'
import type { ReactNode } from 'react'
import fonts from '@/public/fonts/fonts.json'
import { paper } from '@/lib/news/paper'
import { locales, routes } from '@/lib/routes'
import './reading.css'

// The press in front keeps pages; to Next every page is new.
export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfaf5' },
    { media: '(prefers-color-scheme: dark)', color: '#12151a' },
  ],
}

/** The document around every reading page. Nothing in it needs a script; what scripts there are only keep a reader's settings. */
export default async function ReadingLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const { locale } = await params
  return (
    <html lang={hasLocale(locales, locale) ? locale : 'bn'} suppressHydrationWarning>
      <head>
        {fonts.filter((font) => font.preload).map((font) => (
          <link key={font.href} rel="preload" as="font" type="font/woff2" href={font.href} crossOrigin="anonymous" />
        ))}
        <link rel="search" type="application/opensearchdescription+xml" href={routes.openSearch()} title={paper.name} data-full="" />
        <link rel="manifest" href={routes.manifest()} data-full="" />
        <script data-keep="" dangerouslySetInnerHTML={{ __html: process.env.BEFORE_PAINT ?? '' }} />
        <noscript><link rel="stylesheet" href={routes.preferences()} /></noscript>
      </head>
      <body>
        {children}
        <script type="module" data-keep="" src={process.env.BROWSER_CORE} />
        <script type="module" data-keep="" fetchPriority="low" src={process.env.BROWSER_LATER} />
      </body>
    </html>
  )
}
