'use server'

import { redirect } from 'next/navigation'
import type { FormAnswer } from '@/components/newsroom/people/answering-form.client'
import { currentAsking, setCookies } from '@/lib/auth/editor'
import { finishSignIn, signIn, signOut } from '@/lib/auth/sign-in'
import { newsroomRoutes } from '@/lib/routes'
import { answerWith, ownPath, typed, typedCode, typedLocale } from '../account/answers'

/** Signs in by address and password; leads on, or to the page that asks for the code. */
export async function enterByPassword(_: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const next = ownPath(typed(form, 'next'))
  const answer = await signIn(await currentAsking(), { email: typed(form, 'email'), password: typed(form, 'password') })
  if (!answer.ok) return answerWith(typedLocale(form), answer)
  await setCookies(answer.value.cookies)
  redirect(answer.value.then === 'code' ? `${newsroomRoutes.signIn()}/code${next === null ? '' : `?next=${encodeURIComponent(next)}`}` : next ?? newsroomRoutes.desk())
}

/** Gives the code that a sign-in waits for. */
export async function enterByCode(_: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const answer = await finishSignIn(await currentAsking(), typedCode(form))
  if (!answer.ok) return answerWith(typedLocale(form), { ...answer, field: answer.code === 'wrong' ? 'code' : null })
  await setCookies(answer.value.cookies)
  redirect(ownPath(typed(form, 'next')) ?? newsroomRoutes.desk())
}

export async function leave(): Promise<void> {
  const { cookies } = await signOut(await currentAsking())
  await setCookies(cookies)
  redirect(`${newsroomRoutes.signIn()}?done=signed-out`)
}
