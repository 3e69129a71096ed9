import { useTranslations } from 'next-intl'
import { ToldHere } from './told-here.client'

/** What an action that was sent has come to, as its address says after it: `done` a verb, `refused` a code. */
export interface Told {
  done: string | null
  refused: string | null
  field: string | null
}

/** Says it, at the head of the page and aloud. An address can carry anything, so words that we do not have are left unsaid. */
export function Notice({ told }: { told: Told }) {
  const t = useTranslations('newsroom.desk')
  const key = told.refused !== null ? `refusals.${told.refused}` : told.done !== null ? `done.${told.done}` : null
  const known = key !== null && /^[a-z]+\.[a-zA-Z-]+$/.test(key) && t.has(key as never)
  const field = told.field !== null && /^[a-zA-Z]+$/.test(told.field) && t.has(`fields.${told.field}` as never) ? t(`fields.${told.field}` as never) : null
  return (
    <div role={told.refused === null ? 'status' : 'alert'} aria-live={told.refused === null ? 'polite' : 'assertive'}>
      {key !== null && (
        <ToldHere mark={`${key} ${told.field ?? ''}`}>
          {known ? t(key as never) : t('refusals.unexpected')}
          {field !== null && <> ({field})</>}
        </ToldHere>
      )}
    </div>
  )
}
