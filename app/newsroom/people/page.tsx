import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewsroomPage } from '@/components/newsroom/desk/newsroom-page'
import { AnsweringForm } from '@/components/newsroom/people/answering-form.client'
import { Field } from '@/components/newsroom/people/field'
import { PersonRow } from '@/components/newsroom/people/person-row'
import { RoleField } from '@/components/newsroom/people/role-field'
import { Told } from '@/components/newsroom/people/told'
import { formatDateTime } from '@/lib/bangla/dates'
import { listColleagues } from '@/lib/auth/colleagues'
import { currentAsking, findEditor } from '@/lib/auth/editor'
import { newsroomRoutes } from '@/lib/routes'
import { peopleWords } from '../account/answers'
import { enter, pick, type Arguments } from '../enter'
import { change, inviteSomebody, linkForPassword, revoke } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await peopleWords((await findEditor())?.locale ?? 'bn'))('people.title') }
}

/** Who is of the newsroom, and who is asked to come. */
export default async function PeoplePage({ searchParams }: { searchParams: Arguments }) {
  const editor = await enter('people.manage', newsroomRoutes.people())
  const given = await searchParams
  const t = await peopleWords(editor.locale)
  const role = await getTranslations({ locale: editor.locale, namespace: 'newsroom.desk.role' })
  const { people, invitations } = await listColleagues(await currentAsking())
  return (
    <NewsroomPage title={t('people.title')}>
      <Told done={pick(given, 'done')} refused={pick(given, 'refused')} />
      {editor.secondFactor === 'enrolled' && (
        <p className="mt-3">{t('refusals.second-factor')} <a className="tap text-neel" href={`${newsroomRoutes.account()}/confirm?next=${encodeURIComponent(newsroomRoutes.people())}`}>{t('second.confirmTitle')}</a></p>
      )}

      <section aria-labelledby="list" className="mt-9">
        <h2 id="list" className="label"><span>{t('people.list')}</span></h2>
        <ul>
          {people.map((person, at) => <PersonRow key={person.id} person={person} own={person.id === editor.id} first={at === 0} change={change} linkForPassword={linkForPassword} />)}
        </ul>
      </section>

      <section aria-labelledby="invite" className="mt-9">
        <h2 id="invite" className="label"><span>{t('people.inviteTitle')}</span></h2>
        <p className="mt-2">{t('people.inviteWhat')}</p>
        <AnsweringForm action={inviteSomebody} submit={t('people.invite')}>
          <input type="hidden" name="locale" value={editor.locale} />
          <Field name="name" label={t('name')} required minLength={2} maxLength={80} autoComplete="off" />
          <Field name="email" type="email" label={t('email')} required autoComplete="off" autoCapitalize="none" dir="ltr" maxLength={200} />
          <RoleField chosen="reporter" />
        </AnsweringForm>
      </section>

      <section aria-labelledby="open" className="mt-9">
        <h2 id="open" className="label"><span>{t('people.open')}</span></h2>
        {invitations.length === 0 && <p className="type-meta py-2">{t('people.noOpen')}</p>}
        <ul>
          {invitations.map(({ id, name, email, role: as, expires }, at) => (
            <li key={id} className={`flex flex-wrap items-center justify-between gap-3 py-2 ${at === 0 ? '' : 'row-rule'}`}>
              <div className="min-w-0">
                <p>{name ?? role(as)}</p>
                <p className="type-meta">{role(as)} · {email !== null && <><span dir="ltr">{email}</span> · </>}{t('people.until', { when: formatDateTime(expires, editor.locale) })}</p>
              </div>
              <form action={revoke}>
                <input type="hidden" name="invitation" value={id} />
                <button className="command command-quiet">{t('people.revoke')}<span className="sr-only"> {name ?? email ?? ''}</span></button>
              </form>
            </li>
          ))}
        </ul>
      </section>
    </NewsroomPage>
  )
}
