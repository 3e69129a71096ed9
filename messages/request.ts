import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { locale as rootLocale } from 'next/root-params'
import { locales } from '@/lib/routes'

export default getRequestConfig(async ({ locale: explicit }) => {
  const asked = explicit ?? (await rootLocale())
  const locale = hasLocale(locales, asked) ? asked : 'bn'
  const messages = locale === 'en' ? (await import('./en.json')).default : (await import('./bn.json')).default
  return { locale, timeZone: 'Asia/Dhaka', messages }
})
