'use server'

import { redirect } from 'next/navigation'
import type { PageTextState } from '@/components/newsroom/desk/page-text-form.client'
import { actingEditor } from '@/lib/auth/editor'
import type { Draft } from '@/lib/news/draft'
import { may, type Editor } from '@/lib/news/roles'
import { generalSection } from '@/lib/news/sections'
import { isStoryId } from '@/lib/news/story-id'
import { createStory } from '@/lib/newsroom/create-story'
import { openDraft } from '@/lib/newsroom/open-draft'
import { saveDraft } from '@/lib/newsroom/save-draft'
import { takePageText } from '@/lib/newsroom/take-page-text'
import { withStore } from '@/lib/newsroom/with-store'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { newsroomRoutes } from '@/lib/routes'
import { tell, text } from '../tell'

type Store = Parameters<Parameters<typeof withStore>[0]>[0]

/** Reads the text of a page and gives back what was found in it; at the press of `create` it makes the draft. */
export async function takeText(before: PageTextState, form: FormData): Promise<PageTextState> {
  const editor = await actingEditor('story.create')
  if (!editor.ok && editor.code === 'signed-out') redirect(newsroomRoutes.signIn(newsroomRoutes.takeText()))
  const file = form.get('file')
  const pasted = form.get('text')
  // A file that was just chosen counts more than the text of the reading before.
  const bytes = file instanceof File && file.size > 0
    ? new Uint8Array(await file.arrayBuffer())
    : new TextEncoder().encode(typeof pasted === 'string' ? pasted : '')
  const shown = readableText(bytes) ?? (typeof pasted === 'string' ? pasted : before.text)
  if (!editor.ok) return { text: shown, read: null, refused: { code: editor.code, line: null } }

  const taken = await withStore((db) => takePageText(db, editor.value, bytes))
  if (!taken.ok) return { text: shown, read: null, refused: { code: taken.code, line: lineOf(taken.field) } }
  const { headline, bylines, place, published, updated, section, paragraphs, signOff, sourceLine, warnings } = taken.value.reading
  const read = { headline, bylines: bylines.map(({ name }) => name), place, published, updated, section, paragraphs, signOff, sourceLine, warnings }
  if (text(form, 'do') !== 'create') return { text: shown, read, refused: null }

  const named = text(form, 'story')
  const { content } = taken.value
  // A headline of the same words that waits for its text is this story; a second one would stand beside it.
  const story = isStoryId(named) ? named : may(editor.value.role, 'story.edit') ? taken.value.waiting : null
  const outcome = await withStore((db) => story === null
    ? createStory(db, editor.value, { section: content.section, content }, new Date())
    : fillStory(db, editor.value, story, content))
  if (!outcome.ok) return { text: shown, read, refused: { code: outcome.code, line: null } }
  tell(newsroomRoutes.story(outcome.value.id), 'taken', outcome)
}

/** Gives a story that waits for its text what a page says; what it had is kept among its versions. */
async function fillStory(db: Store, editor: Editor, id: string, content: Draft): Promise<Outcome<{ id: string }>> {
  const opened = await openDraft(db, editor, id)
  if (!opened.ok) return opened
  const { version, content: had } = opened.value
  if (had.body.length > 0) return refused('hasText')
  // The headline is known to readers already, and what was chosen by hand for this story no page can say.
  const { shortHeadline, topics, picture, related, note } = had
  const section = had.section === generalSection ? content.section : had.section
  const filled = { ...content, shortHeadline, topics, picture, related, note, section, headline: had.headline || content.headline }
  const saved = await saveDraft(db, editor, id, { version, content: filled, keep: true }, new Date())
  return saved.ok ? ok({ id }) : saved
}

/** The line that a refusal is about; none where it is the first, which says nothing. */
function lineOf(field: string | null): number | null {
  const line = Number(/^line\.(\d+)$/.exec(field ?? '')?.[1] ?? 1)
  return line > 1 ? line : null
}

/** The text as it can be shown in a field; null for what is no text. */
function readableText(bytes: Uint8Array): string | null {
  try {
    const sixteen = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
    return new TextDecoder(sixteen, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
