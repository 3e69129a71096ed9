import type { Metadata, Viewport } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { NewsroomHead } from '@/components/newsroom/desk/newsroom-head'
import { findEditor } from '@/lib/auth/editor'
import { paper } from '@/lib/news/paper'
import fonts from '@/public/fonts/fonts.json'
import './newsroom.css'

export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  // The on-screen keyboard makes the page shorter, so that a bar at its foot stays in view.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfaf5' },
    { media: '(prefers-color-scheme: dark)', color: '#12151a' },
  ],
}

export async function generateMetadata(): Promise<Metadata> {
  const locale = (await findEditor())?.locale ?? 'bn'
  const t = await getTranslations({ locale, namespace: 'newsroom.desk' })
  const name = `${t('newsroom')} · ${locale === 'bn' ? paper.name : paper.nameEn}`
  return {
    title: { template: `%s · ${name}`, default: name },
    robots: { index: false, follow: false },
    icons: { icon: [{ url: '/favicon.ico', sizes: '48x48' }, { url: '/icons/favicon.svg', type: 'image/svg+xml' }] },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  }
}

/** The document around every page of the newsroom. It asks who is there to greet them; each page asks again whether they may. */
export default async function NewsroomLayout({ children }: { children: ReactNode }) {
  const editor = await findEditor()
  const locale = editor?.locale ?? 'bn'
  setRequestLocale(locale)
  // What runs in the browser needs the newsroom's words and none of the reading site's.
  const { newsroom } = await getMessages()
  return (
    <html lang={locale}>
      <head>
        {fonts.filter((font) => font.preload).map((font) => (
          <link key={font.href} rel="preload" as="font" type="font/woff2" href={font.href} crossOrigin="anonymous" />
        ))}
      </head>
      <body>
        <NextIntlClientProvider locale={locale} timeZone="Asia/Dhaka" messages={{ newsroom }}>
          <NewsroomHead editor={editor === null ? null : { name: editor.name, role: editor.role }} />
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
