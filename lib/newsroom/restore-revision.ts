import { isDeepStrictEqual } from 'node:util'
import { mayWrite, type Editor } from '@/lib/news/roles'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { recordStoryAct } from '@/lib/store/audit'
import { writeDraft } from '@/lib/store/drafts'
import { addRevision, findRevisionByNumber, findRevisionOfVersion } from '@/lib/store/revisions'
import type { DbClient } from '@/lib/store/transaction'
import { actOnStory, handledBy, type ActRefusal, type Changed } from './change-story'
import { draftSearchKey } from './draft-text'

/**
 * Makes what a revision says the next version of the draft; readers see nothing of it before it is published. What the
 * draft said before is kept as a revision of its own, so that nothing anybody saved is lost by going back. `revision`:
 * there is none of that number. `unchanged`: the draft says the same.
 */
export async function restoreRevision(
  db: DbClient, editor: Editor, id: string, { version, revision }: { version?: number; revision: number }, now: Date,
): Promise<Outcome<Changed & { version: number }, ActRefusal | 'revision' | 'unchanged'>> {
  return actOnStory(db, editor, id, { permission: 'story.restore', change: null, version: version ?? null }, now, async (within, { story, draft }) => {
    const isPublic = story.state === 'published' || story.state === 'withdrawn'
    if (!mayWrite(editor, { createdBy: story.createdBy, isPublic })) return refused('forbidden')
    const wanted = await findRevisionByNumber(within, id, revision)
    if (wanted === null) return refused('revision', 'revision')
    if (isDeepStrictEqual(wanted.content, draft.content)) return refused('unchanged')
    if (await findRevisionOfVersion(within, id, draft.version) === null) {
      await addRevision(within, id, { version: draft.version, content: draft.content, act: 'kept' }, draft.savedBy ?? editor, draft.saved)
    }
    const next = draft.version + 1
    const savedBy = { id: editor.id, name: editor.name }
    await writeDraft(within, id, { version: next, content: wanted.content, savedBy, saved: now, handlers: handledBy(draft.handlers, editor) }, draftSearchKey(wanted.content))
    await addRevision(within, id, { version: next, content: wanted.content, act: 'restored' }, editor, now)
    await recordStoryAct(within, editor, { action: 'story.restore', storyId: id, detail: { revision, version: next } }, now)
    return ok({ version: next })
  })
}
