import { useLocale, useTranslations } from 'next-intl'
import { formatDateTime } from '@/lib/bangla/dates'
import type { Role } from '@/lib/news/roles'
import { AnsweringForm, type FormAnswer } from './answering-form.client'
import { RoleField } from './role-field'

interface Props {
  person: { id: string; name: string; email: string; role: Role; suspended: boolean; secondFactor: boolean; signedIn: Date | null }
  /** Whether it is whoever looks. */
  own: boolean
  first: boolean
  change: (form: FormData) => Promise<void>
  linkForPassword: (before: FormAnswer | null, form: FormData) => Promise<FormAnswer>
}

/** A colleague, and under a fold what can be changed of them. */
export function PersonRow({ person, own, first, change, linkForPassword }: Props) {
  const t = useTranslations('newsroom')
  const locale = useLocale()
  const { id, name, email, role, suspended, secondFactor, signedIn } = person
  const act = (name: string, word: string) => (
    <form action={change}>
      <input type="hidden" name="person" value={id} />
      <button name="act" value={name} className="command command-quiet">{word}</button>
    </form>
  )
  return (
    <li className={`py-2 ${first ? '' : 'row-rule'}`}>
      <p>{name}{own && <span className="type-meta ml-3">{t('people.people.you')}</span>}{suspended && <span className="ml-3 text-alta">{t('people.people.suspended')}</span>}</p>
      <p className="type-meta">
        {t(`desk.role.${role}`)} · <span dir="ltr">{email}</span> · {t(secondFactor ? 'people.people.factor' : 'people.people.noFactor')}
        {signedIn !== null && <> · {t('people.people.signedIn', { when: formatDateTime(signedIn, locale) })}</>}
      </p>
      <details className="fold">
        <summary>{t('people.people.manage')}<span className="sr-only"> {name}</span></summary>
        <div className="space-y-3 pb-3">
          <form action={change} className="flex flex-wrap items-end gap-3">
            <input type="hidden" name="person" value={id} />
            <input type="hidden" name="act" value="role" />
            <RoleField chosen={role} />
            <button className="command command-quiet">{t('people.people.roleSave')}</button>
          </form>
          <div className="flex flex-wrap gap-3">
            {suspended ? act('readmit', t('people.people.readmit')) : act('suspend', t('people.people.suspend'))}
            {secondFactor && act('remove-factor', t('people.people.factorRemove'))}
          </div>
          {!suspended && (
            <AnsweringForm action={linkForPassword} submit={t('people.people.passwordLink')} quiet>
              <input type="hidden" name="person" value={id} />
              <input type="hidden" name="locale" value={locale} />
            </AnsweringForm>
          )}
        </div>
      </details>
    </li>
  )
}
