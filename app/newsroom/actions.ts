'use server'

import { redirect } from 'next/navigation'
import { actingEditor } from '@/lib/auth/editor'
import { createStory as create } from '@/lib/newsroom/create-story'
import { withStore } from '@/lib/newsroom/with-store'
import { newsroomRoutes } from '@/lib/routes'
import { tell, text } from './tell'

/** Begins a story and leads to it. */
export async function createStory(form: FormData): Promise<void> {
  const editor = await actingEditor('story.create')
  const outcome = editor.ok
    ? await withStore((db) => create(db, editor.value, { section: text(form, 'section') }, new Date()))
    : editor
  if (outcome.ok) redirect(newsroomRoutes.story(outcome.value.id))
  tell(newsroomRoutes.desk(), 'created', outcome)
}
