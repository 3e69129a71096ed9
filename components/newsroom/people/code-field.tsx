import { useTranslations } from 'next-intl'
import { Field } from './field'

/**
 * Asks for the second factor within a form that publishes, withdraws or changes people: the action passes the field
 * `code` on to `actingEditor`, and everything goes through in one step. Give it to those whose factor is 'enrolled'.
 */
export function CodeField() {
  const t = useTranslations('newsroom.people.second')
  return <Field name="code" label={t('field')} hint={t('fieldHint')} autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={20} />
}
