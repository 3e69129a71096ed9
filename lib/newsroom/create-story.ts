import { randomBytes } from 'node:crypto'
import { emptyDraft, type Draft } from '@/lib/news/draft'
import { undatedOrder } from '@/lib/news/ordering'
import { findSection } from '@/lib/news/paper'
import { may, type Editor } from '@/lib/news/roles'
import type { StoryId } from '@/lib/news/story'
import { storyIdOfSource } from '@/lib/news/story-id'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { recordStoryAct } from '@/lib/store/audit'
import { writeDraft } from '@/lib/store/drafts'
import { addStory } from '@/lib/store/editing'
import { inChange, type DbClient } from '@/lib/store/transaction'
import { handledBy } from './change-story'
import { draftSearchKey, readDraft } from './draft-text'

/**
 * Begins a story: an empty draft in a section, or one that says what `content` does (its section is then the story's).
 * `section`: this newspaper has none of that name.
 */
export async function createStory(
  db: DbClient, editor: Editor, { section, content }: { section: string; content?: unknown }, now: Date,
): Promise<Outcome<{ id: StoryId }, 'forbidden' | 'section' | 'invalid'>> {
  if (!may(editor.role, 'story.create')) return refused('forbidden')
  const read = content === undefined ? ok<Draft>(emptyDraft(section)) : readDraft(content)
  if (!read.ok) return read
  const draft = read.value
  if (findSection(draft.section) === null) return refused('section', 'section')
  // 128 random bits make 50 as well as any source key does.
  const id = storyIdOfSource(randomBytes(16).toString('hex'))
  await inChange(db, async (within) => {
    await addStory(within, id, { section: draft.section, ordered: undatedOrder, createdBy: editor.id, created: now })
    const savedBy = { id: editor.id, name: editor.name }
    await writeDraft(within, id, { version: 1, content: draft, savedBy, saved: now, handlers: handledBy([], editor) }, draftSearchKey(draft))
    await recordStoryAct(within, editor, { action: 'story.create', storyId: id, detail: { section: draft.section } }, now)
  })
  return ok({ id })
}
