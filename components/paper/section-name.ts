import { findSection } from '@/lib/news/paper'
import type { Locale } from '@/lib/routes'

/** What a section is called in the language of the interface; its slug where the paper no longer has it. */
export function sectionName(slug: string, locale: Locale): string {
  return findSection(slug)?.[locale] ?? slug
}
