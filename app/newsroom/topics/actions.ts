'use server'

import { actingEditor } from '@/lib/auth/editor'
import type { Editor } from '@/lib/news/roles'
import { confirmTopic } from '@/lib/newsroom/confirm-topic'
import { mergeTopics } from '@/lib/newsroom/merge-topics'
import { allowTopic, refuseTopic } from '@/lib/newsroom/refuse-topic'
import { renameTopic } from '@/lib/newsroom/rename-topic'
import { withStore } from '@/lib/newsroom/with-store'
import type { Outcome } from '@/lib/outcome'
import { newsroomRoutes } from '@/lib/routes'
import { tell, text } from '../tell'

type Store = Parameters<Parameters<typeof withStore>[0]>[0]

async function act(done: string, work: (db: Store, editor: Editor, now: Date) => Promise<Outcome<unknown>>): Promise<never> {
  const editor = await actingEditor('topic.manage')
  tell(newsroomRoutes.topics(), done, editor.ok ? await withStore((db) => work(db, editor.value, new Date())) : editor)
}

export async function confirm(form: FormData): Promise<void> {
  await act('topicConfirmed', (db, editor, now) => confirmTopic(db, editor, text(form, 'proposal'), { name: form.has('name') ? text(form, 'name') : null }, now))
}

export async function refuse(form: FormData): Promise<void> {
  await act('topicRefused', (db, editor, now) => refuseTopic(db, editor, text(form, 'proposal'), now))
}

export async function allow(form: FormData): Promise<void> {
  await act('topicAllowed', (db, editor, now) => allowTopic(db, editor, text(form, 'name'), now))
}

export async function rename(form: FormData): Promise<void> {
  await act('topicRenamed', (db, editor, now) => renameTopic(db, editor, text(form, 'topic'), { name: text(form, 'name'), address: text(form, 'address') }, now))
}

export async function merge(form: FormData): Promise<void> {
  await act('topicMerged', (db, editor, now) => mergeTopics(db, editor, text(form, 'topic'), { into: text(form, 'into') }, now))
}
