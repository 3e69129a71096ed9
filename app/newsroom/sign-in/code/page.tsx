import type { Metadata } from 'next'
import { setRequestLocale } from 'next-intl/server'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { AnsweringForm } from '@/components/newsroom/people/answering-form.client'
import { Field } from '@/components/newsroom/people/field'
import { newsroomRoutes } from '@/lib/routes'
import { ownPath, peopleWords } from '../../account/answers'
import { pick, type Arguments } from '../../enter'
import { enterByCode } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await peopleWords('bn'))('second.title') }
}

/** Asks for the second factor of a sign-in that waits for it. Who that is stands in a cookie that says it to us alone. */
export default async function SignInCodePage({ searchParams }: { searchParams: Arguments }) {
  setRequestLocale('bn')
  const t = await peopleWords('bn')
  const next = ownPath(pick(await searchParams, 'next'))
  return (
    <NewsroomPage title={t('second.title')}>
      <p className="mt-3">{t('second.intro')}</p>
      <AnsweringForm action={enterByCode} submit={t('second.submit')}>
        <input type="hidden" name="next" value={next ?? ''} />
        <Field name="code" label={t('second.field')} required autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={20} />
      </AnsweringForm>
      <p className="mt-3"><a className="tap type-meta" href={newsroomRoutes.signIn(next)}>{t('second.again')}</a></p>
    </NewsroomPage>
  )
}
