import type { Changed } from '@/lib/newsroom/change-story'
import { openDraft } from '@/lib/newsroom/open-draft'
import * as publishing from '@/lib/newsroom/publish-story'
import { systemEditor } from '@/lib/newsroom/system-editor'
import * as updating from '@/lib/newsroom/update-story'
import * as withdrawing from '@/lib/newsroom/withdraw-story'
import type { Outcome } from '@/lib/outcome'
import type { DbClient } from '@/lib/store/transaction'

/** The newsroom's verbs as somebody with a terminal on the server uses them: they are not signed in, and may do everything. */

/** Shows readers what the draft of a story says now. */
export async function publishStory(db: DbClient, id: string, now: Date): Promise<Outcome<Changed, publishing.PublishRefusal>> {
  const draft = await openDraft(db, systemEditor, id)
  return draft.ok ? publishing.publishStory(db, systemEditor, id, { version: draft.value.version, meaningChanged: true }, now) : draft
}

/** Takes a story back. */
export async function withdrawStory(db: DbClient, id: string, now: Date): ReturnType<typeof withdrawing.withdrawStory> {
  return withdrawing.withdrawStory(db, systemEditor, id, { reason: systemEditor.name }, now)
}

/** Changes a story where it stands. */
export async function updateStory(db: DbClient, id: string, update: updating.StoryUpdate, now: Date): ReturnType<typeof updating.updateStory> {
  return updating.updateStory(db, systemEditor, id, update, now)
}
