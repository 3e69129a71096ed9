'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { linkHours, ownHours } from '@/components/newsroom/preview/link-hours'
import type { MadeLink } from '@/components/newsroom/preview/link-maker.client'
import { qrPath } from '@/components/newsroom/preview/qr-path'
import { actingEditor, currentAsking } from '@/lib/auth/editor'
import { isStoryId } from '@/lib/news/story-id'
import { createPreviewLink, revokePreviewLink } from '@/lib/newsroom/preview-links'
import { withStore } from '@/lib/newsroom/with-store'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { newsroomRoutes } from '@/lib/routes'
import { text } from '../../../tell'

/** Makes a link for the newsroom's own frames, which follows the draft for a short while. */
export async function openFrame(id: string): Promise<Outcome<{ address: string; expires: Date }>> {
  const editor = await actingEditor('preview.link')
  if (!editor.ok) return editor
  if (typeof id !== 'string' || !isStoryId(id)) return refused('unknown', 'id')
  const made = await withStore((db) => createPreviewLink(db, editor.value, id, { version: null, hours: ownHours }, new Date()))
  return made.ok ? ok({ address: newsroomRoutes.previewLink(made.value.token), expires: made.value.expires }) : made
}

/** Makes a link for somebody without a login, and says it this once. */
export async function makeLink(_: Outcome<MadeLink> | null, form: FormData): Promise<Outcome<MadeLink>> {
  const editor = await actingEditor('preview.link')
  if (!editor.ok) return editor
  const id = text(form, 'story')
  const asked = text(form, 'version')
  const version = asked === '' ? null : Number(asked)
  const hours = linkHours.find((one) => String(one) === text(form, 'hours'))
  if (!isStoryId(id)) return refused('unknown', 'id')
  if (hours === undefined) return refused('hours', 'hours')
  if (version !== null && !(Number.isSafeInteger(version) && version > 0 && version < 2 ** 31)) return refused('version', 'version')
  const made = await withStore((db) => createPreviewLink(db, editor.value, id, { version, hours }, new Date()))
  if (!made.ok) return made
  const { origin } = (await currentAsking()).from
  const address = origin + newsroomRoutes.previewLink(made.value.token)
  const reachable = !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(origin).hostname)
  revalidatePath(newsroomRoutes.preview(id))
  return ok({ address, reachable, expires: made.value.expires, code: qrPath(address) })
}

/** Ends a link. One that is ended already is as it should be. */
export async function revokeLink(form: FormData): Promise<void> {
  const id = text(form, 'story')
  if (!isStoryId(id)) redirect(newsroomRoutes.desk())
  const here = newsroomRoutes.preview(id)
  const editor = await actingEditor('preview.link')
  const outcome = editor.ok ? await withStore((db) => revokePreviewLink(db, editor.value, id, text(form, 'link'), new Date())) : editor
  if (!outcome.ok && outcome.code === 'signed-out') redirect(newsroomRoutes.signIn(here))
  redirect(outcome.ok || outcome.code === 'unknown' ? here : `${here}?refused=${outcome.code}`)
}
