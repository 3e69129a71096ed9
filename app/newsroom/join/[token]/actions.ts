'use server'

import { redirect } from 'next/navigation'
import type { FormAnswer } from '@/components/newsroom/people/answering-form.client'
import { currentAsking, setCookies } from '@/lib/auth/editor'
import { takeLink } from '@/lib/auth/join'
import { newsroomRoutes } from '@/lib/routes'
import { answerWith, typed, typedLocale } from '../../account/answers'

/** Uses a link of the newsroom's: makes an account or sets a password, and signs in. */
export async function join(_: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const locale = typedLocale(form)
  const answer = await takeLink(await currentAsking(), typed(form, 'token'), {
    name: typed(form, 'name'), email: typed(form, 'email'), password: typed(form, 'password'), locale,
  })
  if (!answer.ok) return answerWith(locale, answer)
  await setCookies(answer.value.cookies)
  redirect(answer.value.then === 'code' ? `${newsroomRoutes.signIn()}/code` : newsroomRoutes.desk())
}
