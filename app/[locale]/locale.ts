import { hasLocale } from 'next-intl'
import { locales, type Locale } from '@/lib/routes'

/** The language of an address, as its first part says; Bengali where that part is none of ours. */
export async function localeOf(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params
  return hasLocale(locales, locale) ? locale : 'bn'
}

export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** One argument of an address: the first where it is given twice, null where it is not. */
export async function argument(searchParams: SearchParams, name: string): Promise<string | null> {
  const value = (await searchParams)[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}
