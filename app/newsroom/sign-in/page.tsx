import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { AnsweringForm } from '@/components/newsroom/people/answering-form.client'
import { Field } from '@/components/newsroom/people/field'
import { PasskeyButton } from '@/components/newsroom/people/passkey-button.client'
import { Told } from '@/components/newsroom/people/told'
import { currentAsking, findEditor } from '@/lib/auth/editor'
import { newsroomRoutes } from '@/lib/routes'
import { ownPath, peopleWords } from '../account/answers'
import { pick, type Arguments } from '../enter'
import { enterByPassword, leave } from './actions'

export async function generateMetadata({ searchParams }: { searchParams: Arguments }): Promise<Metadata> {
  const t = await peopleWords(pick(await searchParams, 'language') === 'en' ? 'en' : 'bn')
  return { title: t('signIn.title') }
}

/** Where somebody signs in, or learns why they cannot from here, or why a page was not for them. */
export default async function SignInPage({ searchParams }: { searchParams: Arguments }) {
  const given = await searchParams
  const editor = await findEditor()
  const locale = editor?.locale ?? (pick(given, 'language') === 'en' ? 'en' : 'bn')
  setRequestLocale(locale)
  const t = await peopleWords(locale)
  const { from } = await currentAsking()
  const next = ownPath(pick(given, 'next'))

  if (editor !== null) {
    const desk = await getTranslations({ locale, namespace: 'newsroom.desk' })
    const forbidden = pick(given, 'refused') === 'forbidden'
    return (
      <NewsroomPage title={t(forbidden ? 'signIn.forbiddenTitle' : 'signIn.title')}>
        <p className="mt-3">{forbidden
          ? t('signIn.forbidden', { name: editor.name, role: desk(`role.${editor.role}`) })
          : t('signIn.already', { name: editor.name })}</p>
        <p className="mt-3"><a className="tap text-neel" href={next ?? newsroomRoutes.desk()}>{t('signIn.toDesk')}</a></p>
        <form action={leave} className="mt-3"><button className="command command-quiet">{t('account.signOut')}</button></form>
      </NewsroomPage>
    )
  }
  if (!from.canSignIn) {
    const { port } = new URL(from.origin)
    const own = `http://localhost${port === '' ? '' : `:${port}`}${newsroomRoutes.signIn()}`
    return (
      <NewsroomPage title={t('signIn.insecureTitle')}>
        <p className="mt-3">{t('signIn.insecure')}</p>
        <p className="mt-3">{t('signIn.insecureWhat')}</p>
        <p className="mt-3">{t('signIn.localAddress')} <code dir="ltr">{own}</code></p>
      </NewsroomPage>
    )
  }
  const language = new URLSearchParams({ ...(locale === 'bn' && { language: 'en' }), ...(next !== null && { next }) }).toString()
  return (
    <NewsroomPage title={t('signIn.title')}>
      <Told done={pick(given, 'done')} refused={pick(given, 'refused')} />
      <AnsweringForm action={enterByPassword} submit={t('signIn.submit')}>
        <input type="hidden" name="next" value={next ?? ''} />
        <input type="hidden" name="locale" value={locale} />
        <Field name="email" type="email" label={t('email')} required autoComplete="username" autoCapitalize="none" dir="ltr" maxLength={200} />
        <Field name="password" type="password" label={t('password')} required autoComplete="current-password" maxLength={256} />
      </AnsweringForm>
      <div className="mt-4"><PasskeyButton use="sign-in" word={t('signIn.passkey')} next={next ?? newsroomRoutes.desk()} /></div>
      <p className="type-meta mt-6">{t('signIn.forgot')}</p>
      <p className="type-meta"><a className="tap" href={`${newsroomRoutes.signIn()}${language === '' ? '' : `?${language}`}`} lang={locale === 'bn' ? 'bn' : 'en'}>{t('signIn.other')}</a></p>
    </NewsroomPage>
  )
}
