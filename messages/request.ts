import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { locale as rootLocale } from 'next/root-params'
import { locales } from '@/lib/routes'

export default getRequestConfig(async (asked) => {
  // Of a reading page its address tells; outside that tree, a page of the newsroom has said what its user reads. The
  // latter is asked last, since next-intl would look for it in the headers of the request.
  const wanted = asked.locale ?? (await rootLocale()) ?? (await asked.requestLocale)
  const locale = hasLocale(locales, wanted) ? wanted : 'bn'
  const messages = locale === 'en' ? (await import('./en.json')).default : (await import('./bn.json')).default
  return { locale, timeZone: 'Asia/Dhaka', messages }
})
