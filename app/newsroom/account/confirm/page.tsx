import type { Metadata } from 'next'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { AnsweringForm } from '@/components/newsroom/people/answering-form.client'
import { Field } from '@/components/newsroom/people/field'
import { PasskeyButton } from '@/components/newsroom/people/passkey-button.client'
import { findEditor } from '@/lib/auth/editor'
import { newsroomRoutes } from '@/lib/routes'
import { enter, pick, type Arguments } from '../../enter'
import { confirm } from '../actions'
import { ownPath, peopleWords } from '../answers'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await peopleWords((await findEditor())?.locale ?? 'bn'))('second.confirmTitle') }
}

/** Asks for the second factor before something that waits for it, and leads back there. */
export default async function ConfirmPage({ searchParams }: { searchParams: Arguments }) {
  const next = ownPath(pick(await searchParams, 'next')) ?? newsroomRoutes.desk()
  const editor = await enter(null, newsroomRoutes.account())
  const t = await peopleWords(editor.locale)
  return (
    <NewsroomPage title={t('second.confirmTitle')}>
      <p className="mt-3">{t('second.confirmIntro')}</p>
      <AnsweringForm action={confirm} submit={t('second.submit')}>
        <input type="hidden" name="next" value={next} />
        <Field name="code" label={t('second.field')} hint={t('second.fieldHint')} required autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={20} />
      </AnsweringForm>
      <div className="mt-4"><PasskeyButton use="sign-in" word={t('second.passkey')} next={next} /></div>
    </NewsroomPage>
  )
}
