import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import type { NewsroomPicture } from '@/lib/news/newsroom-picture'
import { PictureUpload } from '../pictures/upload.client'

interface Asked {
  answer(picture: NewsroomPicture | null): void
  file: File | null
  /** Each question has a dialog of its own. */
  turn: number
}

/**
 * Asks for a picture in a dialog, or for the words of the one in `file`, which it sends. `choose` resolves with the picture,
 * or with null when the dialog is closed without one.
 */
export function usePictureChoice(): { choose(file?: File): Promise<NewsroomPicture | null>; dialog: ReactNode } {
  const t = useTranslations('newsroom.writing.choosePicture')
  const [asked, setAsked] = useState<Asked | null>(null)
  const element = useRef<HTMLDialogElement>(null)
  const asker = useRef<Element | null>(null)
  const turns = useRef(0)
  const choose = useCallback((file?: File) => {
    asker.current = document.activeElement
    return new Promise<NewsroomPicture | null>((answer) => setAsked({ answer, file: file ?? null, turn: ++turns.current }))
  }, [])
  useEffect(() => {
    if (asked === null) return
    element.current?.showModal()
    return () => {
      // A dialog that is taken out of the page while it is open gives the focus back to nobody.
      if (document.activeElement === document.body && asker.current instanceof HTMLElement) asker.current.focus()
    }
  }, [asked])
  const close = (picture: NewsroomPicture | null) => {
    asked?.answer(picture)
    setAsked(null)
  }
  const dialog = asked !== null && (
    <dialog key={asked.turn} ref={element} aria-label={t('title')} className="picture-choice m-auto max-w-full bg-paper p-4 text-ink" onClose={() => close(null)}>
      <PictureUpload first={asked.file} onPicture={close} />
      <button type="button" className="command command-quiet mt-4" onClick={() => close(null)}>{t('close')}</button>
    </dialog>
  )
  return { choose, dialog }
}
