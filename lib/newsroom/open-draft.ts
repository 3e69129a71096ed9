import type { Draft } from '@/lib/news/draft'
import { may, mayWrite, type Editor } from '@/lib/news/roles'
import type { StoryId, StoryKind, StoryState } from '@/lib/news/story'
import { isStoryId } from '@/lib/news/story-id'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { findReturn } from '@/lib/store/audit'
import { lockStory } from '@/lib/store/editing'
import { findStanding } from '@/lib/store/desk'
import { inChange, type DbClient } from '@/lib/store/transaction'
import { holdDraft } from './change-story'

/** A story as whoever writes it finds it. */
export interface OpenDraft {
  id: StoryId
  kind: StoryKind
  /** As readers have it: a scheduled one is published from its time on. */
  state: StoryState
  version: number
  content: Draft
  /** The name of who saved this version, and when; null where nobody here has. */
  savedBy: string | null
  savedAt: Date
  /** The version that readers see, or will at its time; null where they see none. */
  publishedVersion: number | null
  due: Date | null
  /** Whether this editor began it. */
  mine: boolean
  /** Whether this editor may save it. */
  mayWrite: boolean
  published: Date | null
  updated: Date | null
  /** Why and by whom it was given back, while it has not been submitted again. */
  returned: { note: string; by: string | null; at: Date } | null
}

/** Opens the working copy of a story in any state; one that nobody has opened yet says what readers see of it. */
export async function openDraft(db: DbClient, editor: Editor, id: string): Promise<Outcome<OpenDraft, 'forbidden' | 'unknown'>> {
  if (!may(editor.role, 'story.read')) return refused('forbidden')
  if (!isStoryId(id)) return refused('unknown', 'id')
  return inChange(db, async (within) => {
    const story = await lockStory(within, id)
    if (story === null) return refused('unknown', 'id')
    const draft = await holdDraft(within, story)
    const { isPublic } = (await findStanding(within, id))!
    const { kind, publishedVersion, due, published, updated, createdBy } = story
    return ok({
      id, kind, publishedVersion, due, published, updated,
      state: isPublic && story.state === 'scheduled' ? 'published' : story.state,
      version: draft.version, content: draft.content, savedBy: draft.savedBy?.name ?? null, savedAt: draft.saved,
      mine: createdBy === editor.id, mayWrite: mayWrite(editor, { createdBy, isPublic }),
      returned: story.state === 'draft' ? await findReturn(within, id) : null,
    })
  })
}
