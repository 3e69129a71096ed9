import { paper } from '@/lib/news/paper'
import type { Locale } from '@/lib/routes'

/** The newspaper's name in the language of the interface. */
export function paperName(locale: Locale): string {
  return locale === 'bn' ? paper.name : paper.nameEn
}
