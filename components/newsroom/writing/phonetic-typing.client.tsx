import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { fieldPlace } from './field-place.client'
import { isAsked, TypedWord, type ShownWord } from './typed-word.client'
import { bodyPlace, type WritingPlace } from './writing-places.client'

/** How long one must have stopped typing before anybody is asked, in milliseconds. */
const pause = 120

/** The place of the cursor, where Bengali is written; null in fields for addresses, times and passwords. */
function placeOf(): WritingPlace | null {
  const element = document.activeElement
  if (element?.getAttribute('lang') !== 'bn') return null
  if (element instanceof HTMLTextAreaElement) return fieldPlace(element)
  if (element instanceof HTMLInputElement) return element.type === 'text' || element.type === 'search' ? fieldPlace(element) : null
  return bodyPlace(element)
}

/**
 * Bengali from Latin keys, in every Bengali field of the page, with words of this newspaper to choose from. Loaded only
 * when somebody switches it on.
 */
export function PhoneticTyping({ words }: { words(latin: string): Promise<string[]> }) {
  const t = useTranslations('newsroom.writing.typing')
  const [shown, setShown] = useState<ShownWord | null>(null)
  const typed = useRef<TypedWord | null>(null)
  const list = useId()
  const ask = useRef(words)
  useEffect(() => { ask.current = words })

  useEffect(() => {
    const word = new TypedWord(placeOf, setShown)
    typed.current = word
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !word.press(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    const end = (event?: Event) => {
      if (event?.type !== 'pointerdown' || (event.target as Element).closest('[data-typing]') === null) word.end()
    }
    // Before the editor, the fields and React hear of the key.
    window.addEventListener('keydown', press, true)
    window.addEventListener('compositionstart', end, true)
    window.addEventListener('focusout', end, true)
    window.addEventListener('pointerdown', end, true)
    return () => {
      end()
      window.removeEventListener('keydown', press, true)
      window.removeEventListener('compositionstart', end, true)
      window.removeEventListener('focusout', end, true)
      window.removeEventListener('pointerdown', end, true)
    }
  }, [])

  const latin = shown?.latin ?? ''
  useEffect(() => {
    if (!isAsked(latin)) return
    const timer = setTimeout(() => {
      ask.current(latin).then((found) => typed.current?.offer(latin, found), () => {})
    }, pause)
    return () => clearTimeout(timer)
  }, [latin])

  const hasMenu = shown !== null && shown.options.length > 1
  const element = shown?.place.element ?? null
  const isCombobox = element?.getAttribute('role') === 'combobox'
  const active = hasMenu && shown.chosen > 0 ? `${list}-${shown.chosen}` : null
  useEffect(() => {
    // The field has a list of its own to point into.
    if (element === null || isCombobox || active === null) return
    element.setAttribute('aria-controls', list)
    element.setAttribute('aria-activedescendant', active)
    return () => {
      element.removeAttribute('aria-controls')
      element.removeAttribute('aria-activedescendant')
    }
  }, [element, isCombobox, active, list])

  const number = (at: number) => toBanglaDigits(at + 1)
  const said = hasMenu ? t('offered', { words: shown.options.map((word, at) => `${number(at)} ${word}`).join(', ') }) : ''
  return (
    <>
      {createPortal(<p className="sr-only" role="status">{said}</p>, document.body)}
      {shown !== null && /[A-Za-z]/.test(shown.latin) && createPortal(
        <CandidateBox key={shown.place.before} place={shown.place} isAbove={isCombobox}>
          <p lang="en" aria-hidden className="type-meta px-3 pt-1">{shown.latin}</p>
          <div id={list} role="listbox" aria-label={t('options')} lang="bn">
            {shown.options.map((word, at) => (
              <div
                key={word}
                id={`${list}-${at}`}
                role="option"
                tabIndex={-1}
                aria-selected={at === shown.chosen}
                className={`flex min-h-11 cursor-pointer items-center gap-x-3 px-3 ${at === shown.chosen ? 'bg-turmeric' : ''}`}
                // The cursor stays in the text.
                onPointerDown={(event) => {
                  event.preventDefault()
                  typed.current?.choose(at)
                }}
              >
                {hasMenu && <span className="type-meta" aria-hidden>{number(at)}</span>}
                {word}
              </div>
            ))}
          </div>
        </CandidateBox>,
        element?.closest('dialog, main') ?? document.body,
      )}
    </>
  )
}

/** A small box at the word: below it, or above where there is no room below, and never over the edge of the screen. */
function CandidateBox({ place, isAbove, children }: { place: WritingPlace; isAbove: boolean; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const fit = () => {
      const element = box.current
      if (element === null) return
      const { left, top, bottom } = place.box()
      const screen = window.visualViewport
      const [width, height] = [screen?.width ?? window.innerWidth, screen?.height ?? window.innerHeight]
      const goesAbove = top > element.offsetHeight && (isAbove || bottom + element.offsetHeight + 4 > height)
      element.style.left = `${Math.max(8, Math.min(left, width - element.offsetWidth - 8))}px`
      element.style.top = `${goesAbove ? top - element.offsetHeight - 4 : bottom + 4}px`
    }
    fit()
    window.addEventListener('scroll', fit, { capture: true, passive: true })
    window.addEventListener('resize', fit)
    return () => {
      window.removeEventListener('scroll', fit, { capture: true })
      window.removeEventListener('resize', fit)
    }
  })
  return (
    <div ref={box} className="typing-box font-desk" data-typing>
      {children}
    </div>
  )
}
