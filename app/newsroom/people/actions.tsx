'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormAnswer } from '@/components/newsroom/people/answering-form.client'
import { ShownLink } from '@/components/newsroom/people/shown-link'
import { changeColleague, inviteColleague, passwordLinkFor, takeBackInvitation, type Change } from '@/lib/auth/colleagues'
import { actingEditor, currentAsking } from '@/lib/auth/editor'
import { formatDateTime } from '@/lib/bangla/dates'
import { roles, type Role } from '@/lib/news/roles'
import { refused, type Outcome } from '@/lib/outcome'
import { newsroomRoutes, type Locale } from '@/lib/routes'
import { answerWith, peopleWords, typed, typedCode, typedLocale } from '../account/answers'

const roleOf = (form: FormData): Role | null => roles.find((role) => role === typed(form, 'role')) ?? null

/** Shows a link this once, with the address at which whoever asks knows this site. */
async function showLink(locale: Locale, outcome: Outcome<{ token: string; expires: Date; name: string }>): Promise<FormAnswer> {
  if (!outcome.ok) return answerWith(locale, outcome)
  // The list below the link has one more.
  revalidatePath(newsroomRoutes.people())
  const t = await peopleWords(locale)
  const { from } = await currentAsking()
  const { token, expires, name } = outcome.value
  const notes = [t('people.linkReady'), t('people.linkUntil', { when: formatDateTime(expires, locale) })]
  return { words: null, field: null, shown: <ShownLink title={t('people.linkFor', { name })} address={new URL(newsroomRoutes.join(token), from.origin).href} notes={notes} /> }
}

export async function inviteSomebody(_: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const editor = await actingEditor('people.manage', typedCode(form))
  if (!editor.ok) return answerWith(typedLocale(form), editor)
  const role = roleOf(form)
  const outcome = role === null ? refused('invalid', 'role')
    : await inviteColleague(await currentAsking(), editor.value, { name: typed(form, 'name'), email: typed(form, 'email'), role })
  return showLink(editor.value.locale, outcome)
}

export async function linkForPassword(_: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const editor = await actingEditor('people.manage', typedCode(form))
  if (!editor.ok) return answerWith(typedLocale(form), editor)
  return showLink(editor.value.locale, await passwordLinkFor(await currentAsking(), editor.value, typed(form, 'person')))
}

export async function revoke(form: FormData): Promise<void> {
  const editor = await actingEditor('people.manage', typedCode(form))
  tell('revoked', editor.ok ? await takeBackInvitation(await currentAsking(), editor.value, typed(form, 'invitation')) : editor)
}

export async function change(form: FormData): Promise<void> {
  const editor = await actingEditor('people.manage', typedCode(form))
  const asked = changeOf(form)
  if (asked === null) tell('role', refused('invalid'))
  tell(asked.done, editor.ok ? await changeColleague(await currentAsking(), editor.value, typed(form, 'person'), asked.change) : editor)
}

function changeOf(form: FormData): { change: Change; done: string } | null {
  switch (typed(form, 'act')) {
    case 'role': {
      const role = roleOf(form)
      return role === null ? null : { change: { act: 'role', role }, done: 'role' }
    }
    case 'suspend':
      return { change: { act: 'suspend' }, done: 'suspended' }
    case 'readmit':
      return { change: { act: 'readmit' }, done: 'readmitted' }
    case 'remove-factor':
      return { change: { act: 'remove-factor' }, done: 'factor-removed' }
    default:
      return null
  }
}

function tell(done: string, outcome: Outcome<unknown>): never {
  if (outcome.ok) redirect(`${newsroomRoutes.people()}?done=${done}`)
  if (outcome.code === 'signed-out') redirect(newsroomRoutes.signIn(newsroomRoutes.people()))
  if (outcome.code === 'second-factor') redirect(`${newsroomRoutes.account()}/confirm?next=${encodeURIComponent(newsroomRoutes.people())}`)
  redirect(`${newsroomRoutes.people()}?refused=${outcome.code === 'wrong' ? 'wrong-code' : outcome.code === 'wait' ? 'waiting' : outcome.code}`)
}
