import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { isoDay } from '@/lib/bangla/calendar'
import { dhakaDate } from '@/lib/bangla/dates'
import { rightsOn, type NewsroomPicture, type PictureWords } from '@/lib/news/newsroom-picture'
import { dayInWords } from './day-in-words'
import { FocalPoint } from './focal-point.client'
import { sendPictureWords } from './send-picture.client'
import { SmallPicture } from './small-picture.client'

interface Props {
  picture: NewsroomPicture
  /** These bytes were a picture of the newspaper before. */
  known?: boolean
  /** The words are kept, or nothing about them was changed. */
  onDone: (picture: NewsroomPicture) => void
  /** Left out where there is no other picture to go back to. */
  onOther?: () => void
}

/** What readers and colleagues are told of a picture. It stands within other forms, so it is no form itself. */
export function PictureFields({ picture, known = false, onDone, onOther }: Props) {
  const t = useTranslations('newsroom.pictures')
  const locale = useLocale()
  const [words, setWords] = useState<PictureWords>({})
  const [refusal, setRefusal] = useState<{ code: string; field: string | null } | null>(null)
  const [saving, setSaving] = useState(false)
  const now = { ...picture, ...words }
  const [today] = useState(() => isoDay(dhakaDate(new Date())))
  const rights = rightsOn(today, now.rightsUntil)

  const save = async () => {
    if (saving) return
    const changed = Object.fromEntries(Object.entries(words).filter(([name, value]) =>
      JSON.stringify(value) !== JSON.stringify(picture[name as keyof PictureWords]))) as PictureWords
    if (Object.keys(changed).length === 0) return onDone(picture)
    setSaving(true)
    const outcome = await sendPictureWords(picture.id, changed)
    setSaving(false)
    if (outcome.ok) return onDone(outcome.value.picture)
    setRefusal({ code: outcome.code, field: outcome.field })
  }
  const line = (name: 'alt' | 'credit' | 'caption' | 'rightsNote', { rows = 1, most }: { rows?: number; most: number }) => (
    <TextLine
      label={t(`fields.${name}`)} hint={t(`fields.${name}Hint`)} value={now[name] ?? ''} rows={rows} most={most} invalid={refusal?.field === name}
      onValue={(value) => setWords({ ...words, [name]: value === '' && name !== 'alt' ? null : value })} onEnter={() => void save()}
    />
  )
  return (
    <section aria-label={t('fields.label')} className="space-y-3">
      {known && <p className="notice">{t('fields.known')}</p>}
      <SmallPicture picture={picture} width={320} alt={now.alt} className="block max-h-44 w-auto max-w-full" />
      {line('alt', { rows: 2, most: 500 })}
      {line('credit', { most: 200 })}
      {line('caption', { rows: 2, most: 1_000 })}
      <details className="fold">
        <summary>{t('fields.focal')}</summary>
        <FocalPoint picture={picture} focal={now.focal} onFocal={(focal) => setWords({ ...words, focal })} />
      </details>
      {rights !== 'open' && now.rightsUntil !== null && (
        <p role="status" className="notice">{t(`fields.${rights}`, { day: dayInWords(now.rightsUntil, locale) })}</p>
      )}
      <details className="fold" open={rights !== 'open' || undefined}>
        <summary>{t('fields.rights')}</summary>
        <div className="space-y-3">
          {line('rightsNote', { rows: 2, most: 1_000 })}
          <label className="block">
            <span className="type-meta block">{t('fields.rightsUntil')}</span>
            <input type="date" value={now.rightsUntil ?? ''} className="control" onChange={({ target }) => setWords({ ...words, rightsUntil: target.value || null })} />
          </label>
        </div>
      </details>
      <div role="alert">{refusal !== null && <p className="notice">{t(`refusals.${refusal.code}` as never)}</p>}</div>
      <div className="flex flex-wrap gap-3">
        <button type="button" className="command" aria-disabled={saving} onClick={() => void save()}>{saving ? t('fields.saving') : t('fields.take')}</button>
        {onOther !== undefined && <button type="button" className="command command-quiet" onClick={onOther}>{t('fields.other')}</button>}
      </div>
    </section>
  )
}

interface LineProps {
  label: string
  hint: string
  value: string
  rows: number
  most: number
  invalid: boolean
  onValue: (value: string) => void
  onEnter: () => void
}

function TextLine({ label, hint, value, rows, most, invalid, onValue, onEnter }: LineProps) {
  const id = useId()
  const shared = {
    value, maxLength: most, lang: 'bn', 'aria-describedby': id, 'aria-invalid': invalid, className: 'control w-full',
    onChange: ({ target }: { target: { value: string } }) => onValue(target.value),
  }
  return (
    <div>
      <label className="block">
        <span className="type-meta block">{label}</span>
        {rows > 1
          ? <textarea {...shared} rows={rows} />
          : (
            <input
              {...shared} type="text"
              onKeyDown={(event) => {
                // The form around would take it for its own; a keyboard that is still composing means a letter by it.
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
                event.preventDefault()
                onEnter()
              }}
            />
          )}
      </label>
      <p id={id} className="type-meta">{hint}</p>
    </div>
  )
}
