import { lockDraft, writeDraft } from '@/lib/store/drafts'
import { lockStory, saveState } from '@/lib/store/editing'
import type { StoryId } from '@/lib/news/story'
import type { Db } from '@/lib/store/transaction'
import { draftOfStory, draftSearchKey } from './draft-text'

/**
 * Brings the working copy of a story that was imported again up to what readers see now, as its next version, so that
 * nobody publishes the old text over it unknowingly. One with pending changes is left as it is, and so is a story whose
 * draft nobody has opened.
 */
export async function renewDraft(db: Db, id: StoryId): Promise<void> {
  const story = await lockStory(db, id)
  const draft = await lockDraft(db, id)
  if (story === null || draft === null || story.publishedVersion !== draft.version) return
  const content = { ...draftOfStory(story), note: draft.content.note }
  const version = draft.version + 1
  await writeDraft(db, id, { version, content, savedBy: null, saved: draft.saved, handlers: draft.handlers }, draftSearchKey(content))
  await saveState(db, id, story.state, { publishedVersion: version })
}
