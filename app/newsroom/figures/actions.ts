'use server'

import { actingEditor } from '@/lib/auth/editor'
import { isStoryId } from '@/lib/news/story-id'
import { hideFromList } from '@/lib/newsroom/hide-from-list'
import { withStore } from '@/lib/newsroom/with-store'
import { refused } from '@/lib/outcome'
import { newsroomRoutes } from '@/lib/routes'
import { tell, text } from '../tell'

/** Keeps a story out of the most-read list, or lets it in again. */
export async function hide(form: FormData): Promise<void> {
  const id = text(form, 'story')
  const hidden = text(form, 'hidden') === 'yes'
  const editor = await actingEditor('list.hide', null)
  if (!isStoryId(id)) tell(newsroomRoutes.figures(), 'hidden', editor.ok ? refused('unknown') : editor)
  const outcome = editor.ok ? await withStore((db) => hideFromList(db, editor.value, id, hidden, new Date())) : editor
  tell(newsroomRoutes.figures(id), hidden ? 'hidden' : 'listed', outcome)
}
