import type { ReactNode } from 'react'
import type { Theme } from '@/components/newsroom/preview/preview-forms'
import fonts from '@/public/fonts/fonts.json'
import ReadingLayout from '../[locale]/layout'

/**
 * The document around a draft. Without a theme it is that of every reading page, with the settings of whoever reads. A
 * theme that is asked for is shown whatever they have chosen, and what they have chosen stays: so nothing is there that
 * would read their settings.
 */
export function PreviewDocument({ theme, children }: { theme: Theme | null; children: ReactNode }) {
  if (theme === null) return <ReadingLayout params={Promise.resolve({ locale: 'bn' })}>{children}</ReadingLayout>
  return (
    <html lang="bn" data-theme={theme}>
      <head>
        {fonts.filter((font) => font.preload).map((font) => (
          <link key={font.href} rel="preload" as="font" type="font/woff2" href={font.href} crossOrigin="anonymous" />
        ))}
      </head>
      <body>{children}</body>
    </html>
  )
}
