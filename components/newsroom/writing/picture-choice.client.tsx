import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import type { Picture } from '@/lib/news/picture'
import { PictureUpload } from '../pictures/upload.client'

/** Asks for a picture in a dialog. `choose` resolves with the picture, or with null when the dialog is closed without one. */
export function usePictureChoice(): { choose(): Promise<Picture | null>; dialog: ReactNode } {
  const t = useTranslations('newsroom.writing.choosePicture')
  const [answer, setAnswer] = useState<((picture: Picture | null) => void) | null>(null)
  const element = useRef<HTMLDialogElement>(null)
  const asker = useRef<Element | null>(null)
  const choose = useCallback(() => {
    asker.current = document.activeElement
    return new Promise<Picture | null>((resolve) => setAnswer(() => resolve))
  }, [])
  useEffect(() => {
    if (answer === null) return
    element.current?.showModal()
    return () => {
      // A dialog that is taken out of the page while it is open gives the focus back to nobody.
      if (document.activeElement === document.body && asker.current instanceof HTMLElement) asker.current.focus()
    }
  }, [answer])
  const close = (picture: Picture | null) => {
    answer?.(picture)
    setAnswer(null)
  }
  const dialog = answer !== null && (
    <dialog ref={element} aria-label={t('title')} className="picture-choice m-auto max-w-full bg-paper p-4 text-ink" onClose={() => close(null)}>
      <PictureUpload onPicture={close} />
      <button type="button" className="command command-quiet mt-4" onClick={() => close(null)}>{t('close')}</button>
    </dialog>
  )
  return { choose, dialog }
}
