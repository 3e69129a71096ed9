import { emptyDraft, type Draft } from '@/lib/news/draft'
import { paragraph } from '@/lib/news/blocks'
import type { Editor } from '@/lib/news/roles'
import { createStory } from '@/lib/newsroom/create-story'
import { openDraft } from '@/lib/newsroom/open-draft'
import { saveDraft } from '@/lib/newsroom/save-draft'
import type { DbClient } from '@/lib/store/transaction'

/** A small newsroom. */
export const reporter: Editor = { id: 'reporter-1', name: 'রুবিনা হক', role: 'reporter' }
export const subEditor: Editor = { id: 'sub-1', name: 'মাহফুজ পারভেজ', role: 'sub-editor' }
export const editor: Editor = { id: 'editor-1', name: 'Nasrin Sultana', role: 'editor' }

/** A draft that could be published; what a test is about it says itself. */
export function aDraft(fields: Partial<Draft> = {}): Draft {
  return { ...emptyDraft('national'), headline: 'নদীর ধারে মেলা', body: [paragraph('আজ সারা দিন মেলা বসেছিল।')], ...fields }
}

/** Begins a story as `by` with this content, and resolves with its id and version. Throws what was refused. */
export async function begin(db: DbClient, by: Editor, now: Date, fields: Partial<Draft> = {}): Promise<{ id: string; version: number }> {
  const content = aDraft(fields)
  const made = await createStory(db, by, { section: content.section, content }, now)
  if (!made.ok) throw new Error(made.code)
  return { id: made.value.id, version: 1 }
}

/** Changes fields of a draft as whoever has just opened it, and resolves with the new version. Throws what was refused. */
export async function change(db: DbClient, by: Editor, id: string, fields: Partial<Draft>, now: Date): Promise<number> {
  const opened = await openDraft(db, by, id)
  if (!opened.ok) throw new Error(opened.code)
  const saved = await saveDraft(db, by, id, { version: opened.value.version, content: { ...opened.value.content, ...fields } }, now)
  if (!saved.ok) throw new Error(saved.code)
  return saved.value.version
}
