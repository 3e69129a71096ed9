import { isDeepStrictEqual } from 'node:util'
import type { Draft } from '@/lib/news/draft'
import { may, mayWrite, type Editor } from '@/lib/news/roles'
import { isStoryId } from '@/lib/news/story-id'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { findStanding } from '@/lib/store/desk'
import { findKeptDraft, lockDraft, writeDraft } from '@/lib/store/drafts'
import { addRevision } from '@/lib/store/revisions'
import { inChange, type DbClient } from '@/lib/store/transaction'
import { handledBy } from './change-story'
import { draftSearchKey, readDraft } from './draft-text'

/** `invalid` names the field. `conflict`: somebody has saved a newer version, which `findDraft` gives. */
export type SaveRefusal = 'invalid' | 'conflict' | 'forbidden' | 'unknown'

/**
 * Saves what somebody has written upon `version` as the next version; of two that save upon the same one, the second is
 * told. What the store has already raises nothing and conflicts with nothing, so an answer that was lost on its way can be
 * asked for again. Readers see no word of it. `keep` makes a revision of it; saves while typing make none.
 */
export async function saveDraft(
  db: DbClient, editor: Editor, id: string, { version, content, keep = false }: { version: number; content: unknown; keep?: boolean }, now: Date,
): Promise<Outcome<{ version: number }, SaveRefusal>> {
  if (!isStoryId(id)) return refused('unknown', 'id')
  // Before the text is looked at: whoever may write nothing learns nothing.
  if (!may(editor.role, 'story.create') && !may(editor.role, 'story.edit')) return refused('forbidden')
  const read = readDraft(content)
  if (!read.ok) return read
  return inChange(db, async (within) => {
    const draft = await lockDraft(within, id)
    // Asked while the draft is held: what was published a moment ago is public now.
    const standing = draft === null ? null : await findStanding(within, id)
    if (draft === null || standing === null) return refused('unknown', 'id')
    if (!mayWrite(editor, standing)) return refused('forbidden')
    const isSame = isDeepStrictEqual(read.value, draft.content)
    if (!isSame && draft.version !== version) return refused('conflict', 'version')
    const next = isSame ? draft.version : draft.version + 1
    if (!isSame) {
      const savedBy = { id: editor.id, name: editor.name }
      await writeDraft(within, id, { version: next, content: read.value, savedBy, saved: now, handlers: handledBy(draft.handlers, editor) }, draftSearchKey(read.value))
    }
    if (keep) await addRevision(within, id, { version: next, content: read.value, act: 'kept' }, editor, now)
    return ok({ version: next })
  })
}

/** A working copy as it stands, for whoever was told of a conflict. */
export interface FoundDraft {
  version: number
  content: Draft
  /** The name of who saved it; null for what came with an import. */
  savedBy: string | null
  savedAt: Date
}

/** The working copy of a story as it is now; null where there is none, or where this editor may not read it. */
export async function findDraft(db: DbClient, editor: Editor, id: string): Promise<FoundDraft | null> {
  if (!may(editor.role, 'story.read') || !isStoryId(id)) return null
  const draft = await findKeptDraft(db, id)
  return draft === null ? null : { version: draft.version, content: draft.content, savedBy: draft.savedBy?.name ?? null, savedAt: draft.saved }
}
