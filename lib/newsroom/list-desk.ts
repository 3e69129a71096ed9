import { may, type Editor } from '@/lib/news/roles'
import { isStoryId } from '@/lib/news/story-id'
import { queryWords } from '@/lib/search/plain'
import { findDesk, findOnDesk, type Desk, type DeskQuestion, type DeskRow } from '@/lib/store/desk'
import type { DbClient } from '@/lib/store/transaction'

export type { Desk, DeskRow } from '@/lib/store/desk'

/** What the newsroom's first page shows this editor at `now`; empty lists for who may not read. */
export async function listDesk(db: DbClient, editor: Editor, now: Date): Promise<Desk> {
  if (!may(editor.role, 'story.read')) return { review: [], scheduled: [], late: [], recent: [], pending: [], rights: [], waiting: [], mine: [] }
  return findDesk(db, editor.id, now)
}

/**
 * Stories in every state by words (as typed; they are looked for in what is being written), state, section and person (a
 * user's id, or the slug of who signed it), the last touched first, thirty at a time after the story `before`. A `before`
 * that is no id starts at the top.
 */
export async function findStories(
  db: DbClient, editor: Editor, question: Omit<DeskQuestion, 'words'> & { words: string }, before: string | null, now: Date,
): Promise<{ stories: DeskRow[]; next: string | null }> {
  if (!may(editor.role, 'story.read')) return { stories: [], next: null }
  const from = before !== null && isStoryId(before) ? before : null
  return findOnDesk(db, { ...question, words: queryWords(question.words) }, from, now)
}
