import type { Draft } from '@/lib/news/draft'
import { may, mayWrite, type Editor } from '@/lib/news/roles'
import type { StoryId, StoryKind, StoryState } from '@/lib/news/story'
import { isStoryId } from '@/lib/news/story-id'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { findReturn } from '@/lib/store/audit'
import { findKeptDraft, type KeptDraft } from '@/lib/store/drafts'
import { findEditable, lockStory, type EditableStory } from '@/lib/store/editing'
import { findStanding } from '@/lib/store/desk'
import { inChange, type Db, type DbClient } from '@/lib/store/transaction'
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
  // The draft before the story: whoever makes the first one writes into the story which version readers see. Only what
  // nobody has opened yet has to be held: whoever reads waits for nobody who publishes.
  const known = await findKeptDraft(db, id)
  const story = await findEditable(db, id)
  if (story === null) return refused('unknown', 'id')
  return known === null ? inChange(db, (within) => openFirst(within, editor, id)) : ok(await opened(db, editor, story, known))
}

async function openFirst(db: Db, editor: Editor, id: StoryId): Promise<Outcome<OpenDraft, 'unknown'>> {
  const story = await lockStory(db, id)
  return story === null ? refused('unknown', 'id') : ok(await opened(db, editor, story, await holdDraft(db, story)))
}

async function opened(db: Db, editor: Editor, story: EditableStory, draft: KeptDraft): Promise<OpenDraft> {
  const { id, kind, publishedVersion, due, published, updated, createdBy } = story
  const standing = await findStanding(db, id)
  const isPublic = standing?.isPublic ?? false
  return {
    id, kind, publishedVersion, due, published, updated,
    state: isPublic && story.state === 'scheduled' ? 'published' : story.state,
    version: draft.version, content: draft.content, savedBy: draft.savedBy?.name ?? null, savedAt: draft.saved,
    mine: createdBy === editor.id, mayWrite: mayWrite(editor, { createdBy, isPublic }),
    returned: story.state === 'draft' ? await findReturn(db, id) : null,
  }
}
