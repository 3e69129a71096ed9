import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { findEditor, requireEditor } from '@/lib/auth/editor'
import type { Told } from '@/components/newsroom/desk/notice'
import type { Permission } from '@/lib/news/roles'

/** Who opens this page of the newsroom, if they may; what follows speaks their language. Every page calls it first, with its path. */
export async function enter(permission: Permission | null, here: string) {
  const editor = await requireEditor(permission, here)
  setRequestLocale(editor.locale)
  return editor
}

/** The title of a page, from the words of `newsroom.desk`. */
export async function titled(key: 'desk' | 'write.title' | 'history.title' | 'finding.title' | 'taking.title' | 'topics.title' | 'help' | 'figures.title'): Promise<Metadata> {
  const locale = (await findEditor())?.locale ?? 'bn'
  const t = await getTranslations({ locale, namespace: 'newsroom.desk' })
  return { title: t(key) }
}

export type Arguments = Promise<Record<string, string | string[] | undefined>>

/** One argument of an address, the first where it is given twice; null where it is missing or empty. */
export function pick(given: Awaited<Arguments>, name: string): string | null {
  const value = given[name]
  return (Array.isArray(value) ? value[0] : value) || null
}

/** What an action before said, see `told.ts`. */
export function toldBy(given: Awaited<Arguments>): Told {
  return { done: pick(given, 'done'), refused: pick(given, 'refused'), field: pick(given, 'field') }
}
