'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormAnswer } from '@/components/newsroom/people/answering-form.client'
import { AnsweringForm } from '@/components/newsroom/people/answering-form.client'
import { Enrolment } from '@/components/newsroom/people/enrolment'
import { Field } from '@/components/newsroom/people/field'
import { PasskeyButton } from '@/components/newsroom/people/passkey-button.client'
import { changePassword, endOtherSessions, setLocale } from '@/lib/auth/account'
import { currentAsking, findEditor, setCookies } from '@/lib/auth/editor'
import { allowPasskey, beginEnrolment, confirmSecondFactor, finishEnrolment, removePasskey, removeTotp } from '@/lib/auth/second-factor'
import { newsroomRoutes } from '@/lib/routes'
import { answerWith, ownPath, peopleWords, typed, typedCode } from './answers'

const done = (what: string): never => redirect(`${newsroomRoutes.account()}?done=${what}`)
const locale = async () => (await findEditor())?.locale ?? 'bn'

export async function saveLanguage(form: FormData): Promise<void> {
  if (!(await setLocale(await currentAsking(), typed(form, 'locale') === 'en' ? 'en' : 'bn'))) redirect(newsroomRoutes.signIn(newsroomRoutes.account()))
  // What surrounds all pages speaks it too.
  revalidatePath(newsroomRoutes.desk(), 'layout')
  done('language')
}

export async function savePassword(_: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const answer = await changePassword(await currentAsking(), { current: typed(form, 'password'), next: typed(form, 'next') })
  if (!answer.ok) return answerWith(await locale(), answer)
  await setCookies(answer.value.cookies)
  return done('password')
}

/** Shows what an authenticator app needs, this once; beginning again makes a new secret. */
export async function addTotp(_: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const language = await locale()
  const answer = await beginEnrolment(await currentAsking(), typed(form, 'password'))
  if (!answer.ok) return answerWith(language, answer)
  await setCookies(answer.value.cookies)
  const t = await peopleWords(language)
  const words = {
    scan: t('account.totpScan'), picture: t('account.totpPicture'), emergency: t('account.emergency'),
    emergencyWhat: t('account.emergencyWhat'), finish: t('account.totpFinish'),
  }
  const shown = (
    <Enrolment {...answer.value.enrolment} words={words}>
      <AnsweringForm action={finishTotp} submit={t('account.totpDone')}>
        <Field name="code" label={t('code')} required inputMode="numeric" autoComplete="one-time-code" maxLength={20} />
      </AnsweringForm>
    </Enrolment>
  )
  return { words: null, field: null, shown }
}

export async function finishTotp(_: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const answer = await finishEnrolment(await currentAsking(), typedCode(form))
  if (!answer.ok) return answerWith(await locale(), answer)
  await setCookies(answer.value.cookies)
  return done('totp')
}

export async function dropTotp(_: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const answer = await removeTotp(await currentAsking(), typed(form, 'password'))
  if (!answer.ok) return answerWith(await locale(), answer)
  await setCookies(answer.value.cookies)
  return done('totp-removed')
}

/** Opens the way for a passkey, which the browser then makes. */
export async function addPasskey(_: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const language = await locale()
  const answer = await allowPasskey(await currentAsking(), typed(form, 'password'))
  if (!answer.ok) return answerWith(language, answer)
  const t = await peopleWords(language)
  return { words: null, field: null, shown: <PasskeyButton use="add" word={t('account.passkeyMake')} next={`${newsroomRoutes.account()}?done=passkey`} /> }
}

export async function dropPasskey(_: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const answer = await removePasskey(await currentAsking(), typed(form, 'password'), typed(form, 'passkey'))
  if (!answer.ok) return answerWith(await locale(), answer)
  return done('passkey-removed')
}

export async function endSessions(): Promise<void> {
  if (!(await endOtherSessions(await currentAsking()))) redirect(newsroomRoutes.signIn(newsroomRoutes.account()))
  done('sessions')
}

/** Takes the second factor that something waits for, and goes back there. */
export async function confirm(_: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const answer = await confirmSecondFactor(await currentAsking(), typedCode(form))
  if (!answer.ok) return answerWith(await locale(), answer)
  await setCookies(answer.value.cookies)
  redirect(ownPath(typed(form, 'next')) ?? newsroomRoutes.desk())
}
