'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState, type ChangeEvent, type DragEvent } from 'react'
import { isoDay } from '@/lib/bangla/calendar'
import { dhakaDate } from '@/lib/bangla/dates'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { rightsOn, type NewsroomPicture } from '@/lib/news/newsroom-picture'
import { EarlierPictures } from './earlier-pictures.client'
import { PictureFields } from './picture-fields.client'
import { sendPicture, type Sending } from './send-picture.client'

type Step =
  | { at: 'choosing'; refusal: string | null }
  | { at: 'sending'; part: number; cancel: () => void }
  | { at: 'describing'; picture: NewsroomPicture; known: boolean }

interface Props {
  /** A picture was brought or chosen, and what had to be said of it was said. */
  onPicture: (picture: NewsroomPicture) => void
  /** A file that was brought already, and is sent first. */
  first?: File | null
}

const accepted = 'image/jpeg,image/png,image/webp'

/** Takes a picture from a file, a phone's camera, a drag or the clipboard, or one that is there already. */
export function PictureUpload({ onPicture, first = null }: Props) {
  const t = useTranslations('newsroom.pictures')
  const locale = useLocale()
  const [step, setStep] = useState<Step>(first === null ? { at: 'choosing', refusal: null } : { at: 'sending', part: 0, cancel: () => {} })
  const [isOver, setOver] = useState(false)
  const sending = useRef<Sending | null>(null)

  const send = useCallback(async (file: Blob) => {
    const mine = sendPicture(file, (part) => setStep((before) => (before.at === 'sending' ? { ...before, part } : before)))
    sending.current = mine
    setStep({ at: 'sending', part: 0, cancel: mine.cancel })
    const outcome = await mine.done
    if (sending.current !== mine) return
    sending.current = null
    if (outcome.ok) setStep({ at: 'describing', ...outcome.value })
    else setStep({ at: 'choosing', refusal: outcome.code === 'cancelled' ? null : outcome.code })
  }, [])

  useEffect(() => {
    // Sending is telling the server; how far it is comes back later.
    // oxlint-disable-next-line react/set-state-in-effect
    if (first !== null) void send(first)
  }, [first, send])

  // Whoever closes this does not want what is still being sent.
  useEffect(() => () => {
    const open = sending.current
    sending.current = null
    open?.cancel()
  }, [])

  // What was pressed goes with its step; the next begins at its first field.
  const box = useRef<HTMLDivElement>(null)
  const stepBefore = useRef(step.at)
  useEffect(() => {
    if (stepBefore.current !== step.at) box.current?.querySelector<HTMLElement>('textarea, input, button')?.focus()
    stepBefore.current = step.at
  }, [step.at])

  useEffect(() => {
    if (step.at !== 'choosing') return
    const paste = (event: ClipboardEvent) => {
      const file = fileIn(event.clipboardData)
      if (file === null) return
      event.preventDefault()
      void send(file)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [step.at, send])

  if (step.at === 'describing') {
    const { picture, known } = step
    return (
      <div ref={box}>
        <PictureFields key={picture.id} picture={picture} known={known} onDone={onPicture} onOther={() => setStep({ at: 'choosing', refusal: null })} />
      </div>
    )
  }
  if (step.at === 'sending') {
    const percent = Math.floor(step.part * 100)
    return (
      <div ref={box} className="py-4">
        <label className="block">
          <span aria-live="polite" className="type-meta block">
            {step.part < 1 ? t('sending.progress', { percent: locale === 'bn' ? toBanglaDigits(percent) : String(percent) }) : t('sending.preparing')}
          </span>
          <progress max={1} value={step.part < 1 ? step.part : undefined} className="h-2 w-full accent-alta" />
        </label>
        <button type="button" className="command command-quiet mt-3" onClick={step.cancel}>{t('sending.cancel')}</button>
      </div>
    )
  }

  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    if (file !== undefined) void send(file)
  }
  const drag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    const file = fileIn(event.dataTransfer)
    setOver(false)
    if (file === null) return
    event.preventDefault()
    void send(file)
  }
  const take = (picture: NewsroomPicture) => {
    const today = isoDay(dhakaDate(new Date()))
    const isReady = picture.alt !== '' && (picture.credit ?? '') !== '' && rightsOn(today, picture.rightsUntil) === 'open'
    if (isReady) onPicture(picture)
    else setStep({ at: 'describing', picture, known: false })
  }
  return (
    <div ref={box}>
      <div
        className={`border border-dashed p-4 ${isOver ? 'border-alta bg-sheet' : 'border-edge'}`}
        onDragEnter={drag} onDragOver={drag} onDragLeave={() => setOver(false)} onDrop={drop}
      >
        <div className="flex flex-wrap gap-3">
          <FileChoice label={t('choose.file')} onChange={choose} />
          <FileChoice label={t('choose.camera')} onChange={choose} camera />
        </div>
        <p className="type-meta mt-3">{t('choose.drop')}</p>
        <p className="type-meta">{t('choose.limits')}</p>
      </div>
      <div role="alert">{step.refusal !== null && <p className="notice mt-3">{t(`refusals.${step.refusal}` as never)}</p>}</div>
      <EarlierPictures onChoose={take} />
    </div>
  )
}

/** The browser's own field under a command of ours; with `camera` a phone opens its camera. */
function FileChoice({ label, onChange, camera = false }: { label: string; onChange: (event: ChangeEvent<HTMLInputElement>) => void; camera?: boolean }) {
  return (
    <label className={`command relative has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-alta ${camera ? 'command-quiet' : ''}`}>
      {label}
      <input type="file" accept={accepted} capture={camera ? 'environment' : undefined} className="sr-only" onChange={onChange} />
    </label>
  )
}

/** The first file that is dragged or pasted; null for text. */
function fileIn(data: DataTransfer | null): File | null {
  return data?.files[0] ?? null
}
