import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { AnsweringForm } from '@/components/newsroom/people/answering-form.client'
import { Field } from '@/components/newsroom/people/field'
import { SessionList } from '@/components/newsroom/people/session-list'
import { Told } from '@/components/newsroom/people/told'
import { formatDateTime } from '@/lib/bangla/dates'
import { listOwnFactors, listOwnSessions } from '@/lib/auth/account'
import { currentAsking, findEditor } from '@/lib/auth/editor'
import { newsroomRoutes } from '@/lib/routes'
import { enter, pick, type Arguments } from '../enter'
import { leave } from '../sign-in/actions'
import { addPasskey, addTotp, dropPasskey, dropTotp, endSessions, saveLanguage, savePassword } from './actions'
import { peopleWords } from './answers'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await peopleWords((await findEditor())?.locale ?? 'bn'))('account.title') }
}

/** What somebody can do about themselves: language, password, second factor, sessions. */
export default async function AccountPage({ searchParams }: { searchParams: Arguments }) {
  const editor = await enter(null, newsroomRoutes.account())
  const given = await searchParams
  const t = await peopleWords(editor.locale)
  const role = await getTranslations({ locale: editor.locale, namespace: 'newsroom.desk.role' })
  const asked = await currentAsking()
  const { totp, passkeys, named } = await listOwnFactors(asked, editor.id)
  const sessions = await listOwnSessions(asked, editor.id)
  const refused = pick(given, 'refused')
  const password = <Field name="password" type="password" label={t('account.passwordFirst')} required autoComplete="current-password" maxLength={256} />
  const confirm = `${newsroomRoutes.account()}/confirm?next=${encodeURIComponent(newsroomRoutes.account())}`
  return (
    <NewsroomPage title={t('account.title')} intro={<>{editor.name} · {role(editor.role)} · <span dir="ltr">{editor.email}</span></>}>
      <Told done={pick(given, 'done')} refused={refused === 'enrol' ? null : refused} />
      <form action={leave} className="mt-3"><button className="command command-quiet">{t('account.signOut')}</button></form>

      <section aria-labelledby="factor" className="mt-9">
        <h2 id="factor" className="label"><span>{t('account.factorTitle')}</span></h2>
        {refused === 'enrol' && editor.secondFactor === 'none' && <p className="notice mt-3">{t('account.factorDemanded')}</p>}
        {editor.secondFactor === 'none' && <p className="mt-2">{t('account.factorNone')}</p>}
        {editor.secondFactor === 'enrolled' && (
          <p className="mt-2">{t('refusals.second-factor')} <a className="tap text-neel" href={confirm}>{t('second.confirmTitle')}</a></p>
        )}
        {totp && <p className="mt-2">{t('account.totpHas')}</p>}
        <details className="fold mt-2">
          <summary>{t(totp ? 'account.totpRemove' : 'account.totpAdd')}</summary>
          <AnsweringForm action={totp ? dropTotp : addTotp} submit={t(totp ? 'account.totpRemove' : 'account.totpAdd')} quiet={totp}>{password}</AnsweringForm>
        </details>
        <h3 className="type-list mt-4">{t('account.passkeys')}</h3>
        <p className="type-meta">{t(named ? 'account.passkeyWhat' : 'account.passkeyNever')}</p>
        <ul>
          {passkeys.map(({ id, name, added }) => (
            <li key={id} className="row-rule py-2">
              <details className="fold">
                <summary>{name ?? t('account.passkeyUnnamed')}{added !== null && <span className="type-meta ml-3">{t('account.passkeyAdded', { when: formatDateTime(added, editor.locale) })}</span>}</summary>
                <AnsweringForm action={dropPasskey} submit={t('account.passkeyRemove')} quiet>
                  <input type="hidden" name="passkey" value={id} />
                  {password}
                </AnsweringForm>
              </details>
            </li>
          ))}
        </ul>
        {named && (
          <details className="fold mt-2">
            <summary>{t('account.passkeyAdd')}</summary>
            <AnsweringForm action={addPasskey} submit={t('account.passkeyAdd')}>{password}</AnsweringForm>
          </details>
        )}
      </section>

      <section aria-labelledby="language" className="mt-9">
        <h2 id="language" className="label"><span>{t('language')}</span></h2>
        <form action={saveLanguage} className="mt-3 flex flex-wrap items-end gap-3">
          <select name="locale" defaultValue={editor.locale} aria-labelledby="language" className="control">
            <option value="bn">{t('bengali')}</option>
            <option value="en">{t('english')}</option>
          </select>
          <button className="command command-quiet">{t('account.languageSave')}</button>
        </form>
      </section>

      <section aria-labelledby="password" className="mt-9">
        <h2 id="password" className="label"><span>{t('account.passwordTitle')}</span></h2>
        <AnsweringForm action={savePassword} submit={t('account.passwordSave')}>
          <Field name="password" type="password" label={t('account.current')} required autoComplete="current-password" maxLength={256} />
          <Field name="next" type="password" label={t('account.next')} hint={t('join.rules')} required minLength={12} maxLength={256} autoComplete="new-password" />
        </AnsweringForm>
        <p className="type-meta mt-3">{t('account.passwordNote')}</p>
      </section>

      <section aria-labelledby="sessions" className="mt-9">
        <h2 id="sessions" className="label"><span>{t('account.sessionsTitle')}</span></h2>
        <SessionList sessions={sessions} own={editor.sessionId} />
        {sessions.length > 1 && <form action={endSessions} className="mt-3"><button className="command command-quiet">{t('account.sessionsEnd')}</button></form>}
      </section>
    </NewsroomPage>
  )
}
