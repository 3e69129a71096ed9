'use server'

import { key } from '@/lib/bangla/normalise'
import { dhakaInstant } from '@/lib/bangla/dates'
import { isCivilDate } from '@/lib/bangla/calendar'
import { actingEditor } from '@/lib/auth/editor'
import type { Editor, Permission } from '@/lib/news/roles'
import { isStoryId } from '@/lib/news/story-id'
import { correctStory } from '@/lib/newsroom/correct-story'
import { publishStory } from '@/lib/newsroom/publish-story'
import { restoreRevision } from '@/lib/newsroom/restore-revision'
import { returnStory } from '@/lib/newsroom/return-story'
import { scheduleStory, unscheduleStory } from '@/lib/newsroom/schedule-story'
import { submitStory } from '@/lib/newsroom/submit-story'
import { withdrawStory } from '@/lib/newsroom/withdraw-story'
import { withStore } from '@/lib/newsroom/with-store'
import { refused, type Outcome } from '@/lib/outcome'
import { newsroomRoutes } from '@/lib/routes'
import { getTranslations } from 'next-intl/server'
import { tell, text } from '../../tell'

type Store = Parameters<Parameters<typeof withStore>[0]>[0]
type Work = (db: Store, editor: Editor, story: { id: string; version: number }, now: Date) => Promise<Outcome<unknown>>

/** Asks who it is and whether they may, does the work on the story that the form names, and says on its page what came of it. */
async function act(form: FormData, permission: Permission, done: string, work: Work): Promise<never> {
  const id = text(form, 'story')
  if (!isStoryId(id)) tell(newsroomRoutes.desk(), done, refused('unknown'))
  const version = Number(text(form, 'version'))
  const editor = await actingEditor(permission, text(form, 'code') || null)
  const outcome = !editor.ok ? editor
    : !Number.isSafeInteger(version) || version < 0 ? refused('conflict')
      : await withStore((db) => work(db, editor.value, { id, version }, new Date()))
  tell(newsroomRoutes.story(id), done, outcome)
}

export async function submit(form: FormData): Promise<void> {
  await act(form, 'story.submit', 'submitted', (db, editor, { id, version }, now) => submitStory(db, editor, id, { version }, now))
}

export async function returnToDraft(form: FormData): Promise<void> {
  const note = text(form, 'note')
  await act(form, 'story.return', 'returned', async (db, editor, { id, version }, now) =>
    note === '' ? refused('note') : returnStory(db, editor, id, { version, note }, now))
}

export async function publish(form: FormData): Promise<void> {
  const meaningChanged = form.get('meaning') === 'changed'
  await act(form, 'story.publish', form.get('known') === 'yes' ? 'updated' : 'published', (db, editor, { id, version }, now) =>
    publishStory(db, editor, id, { version, meaningChanged }, now))
}

export async function schedule(form: FormData): Promise<void> {
  const due = dueOf(text(form, 'due'))
  await act(form, 'story.schedule', 'scheduled', async (db, editor, { id, version }, now) =>
    due === null ? refused('due') : scheduleStory(db, editor, id, { version, due }, now))
}

export async function unschedule(form: FormData): Promise<void> {
  await act(form, 'story.schedule', 'unscheduled', (db, editor, { id }, now) => unscheduleStory(db, editor, id, now))
}

export async function withdraw(form: FormData): Promise<void> {
  const reason = text(form, 'reason')
  const typed = key(text(form, 'confirm'))
  const words = await Promise.all((['bn', 'en'] as const).map(async (locale) => {
    const t = await getTranslations({ locale, namespace: 'newsroom.desk.commands' })
    return key(t('confirmWord'))
  }))
  await act(form, 'story.withdraw', 'withdrawn', async (db, editor, { id }, now) => {
    if (reason === '') return refused('reason')
    if (!words.includes(typed)) return refused('confirmation')
    return withdrawStory(db, editor, id, { reason }, now)
  })
}

export async function correct(form: FormData): Promise<void> {
  const correction = text(form, 'text')
  await act(form, 'story.correct', 'corrected', async (db, editor, { id }, now) =>
    correction === '' ? refused('text') : correctStory(db, editor, id, { text: correction }, now))
}

export async function restore(form: FormData): Promise<void> {
  const revision = Number(text(form, 'revision'))
  await act(form, 'story.restore', 'restored', async (db, editor, { id, version }, now) =>
    Number.isSafeInteger(revision) ? restoreRevision(db, editor, id, { version, revision }, now) : refused('revision'))
}

/** The instant that a field of day and time means on Dhaka's clock; null where it holds none. */
function dueOf(field: string): Date | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d)?$/.exec(field)
  if (parts === null) return null
  const [year, month, day, hour, minute] = parts.slice(1).map(Number) as [number, number, number, number, number]
  return isCivilDate({ year, month, day }) && hour < 24 && minute < 60 ? dhakaInstant({ year, month, day }, hour, minute) : null
}
