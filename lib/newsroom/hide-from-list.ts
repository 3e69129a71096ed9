import { may, type Editor } from '@/lib/news/roles'
import { isStoryId } from '@/lib/news/story-id'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { recordStoryAct } from '@/lib/store/audit'
import { raiseEdition } from '@/lib/store/edition'
import { lockStory } from '@/lib/store/editing'
import { setHidden } from '@/lib/store/most-read'
import { inChange, type DbClient } from '@/lib/store/transaction'

/**
 * Keeps a story out of the most-read list, or lets it in again: on the list's page and the front for the next reader, on
 * every other page when it is rendered again. The story itself stays as it is. `unchanged`: it was so already. `unknown`:
 * there is no such story.
 */
export async function hideFromList(
  db: DbClient, editor: Editor, id: string, hidden: boolean, now: Date,
): Promise<Outcome<{ edition: number }, 'forbidden' | 'unknown' | 'unchanged'>> {
  if (!may(editor.role, 'list.hide')) return refused('forbidden')
  if (!isStoryId(id)) return refused('unknown', 'id')
  return inChange(db, async (within) => {
    if (await lockStory(within, id) === null) return refused('unknown', 'id')
    if (!await setHidden(within, editor, id, hidden, now)) return refused('unchanged')
    await recordStoryAct(within, editor, { action: hidden ? 'list.hide' : 'list.show', storyId: id }, now)
    return ok({ edition: await raiseEdition(within, { touched: ['/', '/most-read'], withdrawn: [] }) })
  })
}
