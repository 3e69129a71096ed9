import { may, type Editor } from '@/lib/news/roles'
import { isStoryId } from '@/lib/news/story-id'
import { listAuditEntries, type AuditEntry } from '@/lib/store/audit'
import { findRevisionByNumber, listRevisionEntries, type Revision, type RevisionEntry } from '@/lib/store/revisions'
import type { DbClient } from '@/lib/store/transaction'

export type { AuditEntry } from '@/lib/store/audit'
export type { Revision, RevisionEntry } from '@/lib/store/revisions'

/** The revisions of a story, newest first, without their texts; none for who may not read it. */
export async function listRevisions(db: DbClient, editor: Editor, id: string): Promise<RevisionEntry[]> {
  return may(editor.role, 'story.read') && isStoryId(id) ? listRevisionEntries(db, id) : []
}

/** One revision of a story with its text, by its number; null where there is none, or for who may not read it. */
export async function findRevision(db: DbClient, editor: Editor, id: string, number: number): Promise<Revision | null> {
  // What does not fit the column is no number of a revision.
  const fits = Number.isSafeInteger(number) && number > 0 && number < 2 ** 31
  return may(editor.role, 'story.read') && isStoryId(id) && fits ? findRevisionByNumber(db, id, number) : null
}

/**
 * Who did what, newest first, a hundred lines at most and those before line `before`: to one story, or, with null, to
 * everything and everybody. None for who may not read it.
 */
export async function listAudit(db: DbClient, editor: Editor, { story, before = null }: { story: string | null; before?: number | null }): Promise<AuditEntry[]> {
  return may(editor.role, 'audit.read') ? listAuditEntries(db, { storyId: story, before }) : []
}
