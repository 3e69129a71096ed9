import { formatDate } from '@/lib/bangla/dates'

/** A day as YYYY-MM-DD in words. */
export function dayInWords(day: string, locale: 'bn' | 'en'): string {
  const [year, month, date] = day.split('-').map(Number)
  return formatDate({ year: year!, month: month!, day: date! }, locale)
}
