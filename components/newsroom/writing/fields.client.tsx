import { useEffect, useId, useRef, type ReactNode } from 'react'

interface LineProps {
  label: string
  hint?: string
  value: string
  most: number
  readOnly: boolean
  className?: string
  isQuiet?: boolean
  onChange(value: string): void
}

/**
 * A text that grows with what is written. With `isLine` Enter is no line's end; with `isFirst` it is where somebody begins,
 * unless they are in another field already.
 */
export function GrowingField({ label, hint, value, most, readOnly, className = '', isQuiet = false, isLine = false, isFirst = false, onChange }: LineProps & { isLine?: boolean; isFirst?: boolean }) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const fit = () => {
      const element = area.current
      if (element === null) return
      element.style.height = 'auto'
      element.style.height = `${element.scrollHeight + 2}px`
    }
    fit()
    // Letters arrive after the first fitting, and phones are turned.
    void document.fonts.ready.then(fit)
    window.addEventListener('resize', fit)
    return () => window.removeEventListener('resize', fit)
  }, [value])
  useEffect(() => {
    // Coming from another page the focus is nowhere, or on the page as a whole.
    if (isFirst && document.activeElement?.matches('body, main') !== false) area.current?.focus()
  }, [isFirst])
  return (
    <div>
      <label htmlFor={id} className={isQuiet ? 'sr-only' : 'type-meta block'}>{label}</label>
      <textarea
        ref={area}
        id={id}
        rows={1}
        lang="bn"
        className={`w-full resize-none overflow-hidden ${className}`}
        placeholder={isQuiet ? label : undefined}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        maxLength={most}
        readOnly={readOnly}
        value={value}
        onChange={(event) => onChange(isLine ? event.target.value.replace(/\n/g, ' ') : event.target.value)}
        onKeyDown={(event) => {
          if (isLine && event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault()
        }}
      />
      {hint !== undefined && <p id={`${id}-hint`} className="type-meta">{hint}</p>}
    </div>
  )
}

/** One line of text with its label. */
export function LineField({ label, hint, value, most, readOnly, onChange }: LineProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="type-meta block">{label}</label>
      <input
        id={id}
        type="text"
        lang="bn"
        className="control w-full"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        maxLength={most}
        readOnly={readOnly}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint !== undefined && <p id={`${id}-hint`} className="type-meta">{hint}</p>}
    </div>
  )
}

/** A labelled place for any control that takes the id it is given. */
export function Labelled({ label, children }: { label: string; children(id: string): ReactNode }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="type-meta block">{label}</label>
      {children(id)}
    </div>
  )
}
