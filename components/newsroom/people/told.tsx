import { useTranslations } from 'next-intl'
import { ToldHere } from '../desk/told-here.client'

/** Says at the head of a page what an action before it has come to; words that we do not have are left unsaid. */
export function Told({ done, refused }: { done: string | null; refused: string | null }) {
  const t = useTranslations('newsroom.people')
  const key = refused !== null ? `refusals.${refused}` : done !== null ? `done.${done}` : null
  const known = key !== null && /^[a-z]+\.[a-z-]+$/.test(key) && key !== 'refusals.wait' && t.has(key as never)
  return (
    <div role={refused === null ? 'status' : 'alert'}>
      {key !== null && (known || refused !== null) && <ToldHere mark={key}>{t((known ? key : 'refusals.unexpected') as never)}</ToldHere>}
    </div>
  )
}
