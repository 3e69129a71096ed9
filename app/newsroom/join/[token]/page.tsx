import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { AnsweringForm } from '@/components/newsroom/people/answering-form.client'
import { Field } from '@/components/newsroom/people/field'
import { currentAsking } from '@/lib/auth/editor'
import { openLink } from '@/lib/auth/join'
import { newsroomRoutes } from '@/lib/routes'
import { peopleWords } from '../../account/answers'
import { pick, type Arguments } from '../../enter'
import { join } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await peopleWords('bn'))('join.title') }
}

/** What a link opens that somebody was given: an account to be made, or a password to be set. */
export default async function JoinPage({ params, searchParams }: { params: Promise<{ token: string }>; searchParams: Arguments }) {
  const { token } = await params
  const locale = pick(await searchParams, 'language') === 'en' ? 'en' : 'bn'
  setRequestLocale(locale)
  const t = await peopleWords(locale)
  const asked = await currentAsking()
  const opened = await openLink(asked, token)
  if (opened === null) {
    return (
      <NewsroomPage title={t('join.gone')}>
        <p className="mt-3">{t('join.goneWhat')}</p>
        <p className="mt-3"><a className="tap text-neel" href={newsroomRoutes.signIn()}>{t('join.toSignIn')}</a></p>
      </NewsroomPage>
    )
  }
  if (!asked.from.canSignIn) {
    return <NewsroomPage title={t('signIn.insecureTitle')}><p className="mt-3">{t('signIn.insecure')}</p><p className="mt-3">{t('signIn.insecureWhat')}</p></NewsroomPage>
  }
  const role = await getTranslations({ locale, namespace: 'newsroom.desk.role' })
  const forPassword = opened.for === 'password'
  const intro = forPassword ? t('join.passwordIntro', { name: opened.name })
    : opened.invitedBy === null ? t('join.first') : t('join.invited', { by: opened.invitedBy, role: role(opened.role) })
  return (
    <NewsroomPage title={t(forPassword ? 'join.passwordTitle' : 'join.title')}>
      <p className="mt-3">{intro}</p>
      <AnsweringForm action={join} submit={t(forPassword ? 'join.passwordSubmit' : 'join.submit')}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="locale" value={locale} />
        {!forPassword && <Field name="name" label={t('name')} required minLength={2} maxLength={80} autoComplete="name" defaultValue={opened.name ?? ''} />}
        <Field name="email" type="email" label={t('email')} required autoComplete="username" autoCapitalize="none" dir="ltr" maxLength={200}
          defaultValue={opened.email ?? ''} readOnly={opened.email !== null} />
        <Field name="password" type="password" label={t('password')} hint={t('join.rules')} required minLength={12} maxLength={256} autoComplete="new-password" />
      </AnsweringForm>
      <p className="type-meta mt-6"><a className="tap" href={`${newsroomRoutes.join(token)}${locale === 'bn' ? '?language=en' : ''}`}>{t('signIn.other')}</a></p>
    </NewsroomPage>
  )
}
