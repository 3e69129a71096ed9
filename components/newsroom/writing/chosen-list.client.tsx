import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'

interface Props<One> {
  label: string
  chosen: readonly One[]
  most: number
  nameOf(one: One): string
  keyOf(one: One): string
  suggest(words: string): Promise<One[]>
  onChange(chosen: One[]): void
  readOnly?: boolean
}

/** How long one must have stopped typing before anybody is asked. */
const pause = 250

/** Things chosen in an order: each can be moved and removed by buttons, more are found by typing (combobox). */
export function ChosenList<One>({ label, chosen, most, nameOf, keyOf, suggest, onChange, readOnly = false }: Props<One>) {
  const t = useTranslations('newsroom.writing.chosen')
  const field = useId()
  const [words, setWords] = useState('')
  const [found, setFound] = useState<One[] | null>(null)
  const [active, setActive] = useState(-1)
  const [said, setSaid] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const taken = new Set(chosen.map(keyOf))

  const ask = useRef(suggest)
  useEffect(() => { ask.current = suggest })
  useEffect(() => {
    if (words.trim() === '') return
    let current = true
    const timer = setTimeout(() => {
      ask.current(words.trim()).then((some) => {
        if (!current) return
        setFound(some)
        setActive(-1)
      }, () => current && setFound([]))
    }, pause)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [words])

  const options = words.trim() === '' ? null : found?.filter((one) => !taken.has(keyOf(one))).slice(0, 8) ?? null
  const close = () => {
    setWords('')
    setFound(null)
    setActive(-1)
  }
  const take = (one: One) => {
    onChange([...chosen, one])
    setSaid(t('added', { name: nameOf(one) }))
    close()
  }
  const move = (at: number, by: -1 | 1) => {
    const next = [...chosen]
    const [one] = next.splice(at, 1)
    next.splice(at + by, 0, one!)
    onChange(next)
    setSaid(t('moved', { name: nameOf(one!) }))
    // The focus follows what was moved.
    requestAnimationFrame(() => list.current?.children[at + by]?.querySelector<HTMLElement>(by === -1 ? '[data-up]' : '[data-down]')?.focus())
  }
  const remove = (at: number) => {
    const one = chosen[at]!
    onChange(chosen.filter((_, place) => place !== at))
    setSaid(t('removed', { name: nameOf(one) }))
    // The button that was pressed goes with it: on to the next, or back to the field.
    requestAnimationFrame(() => {
      const rows = list.current?.children
      const next = rows?.[Math.min(at, rows.length - 1)]?.querySelector<HTMLElement>('[data-remove]')
      ;(next ?? document.getElementById(field))?.focus()
    })
  }
  const keys = (event: KeyboardEvent) => {
    // Keys that a keyboard uses to compose a letter are not for us.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter') {
      event.preventDefault()
      const one = options?.[Math.max(active, 0)]
      if (one !== undefined) take(one)
    } else if (options !== null && options.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      setActive((active + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length)
    }
  }

  return (
    <div role="group" aria-labelledby={`${field}-label`}>
      <span id={`${field}-label`} className="type-meta block">{label}</span>
      {chosen.length > 0 && (
        <ul ref={list}>
          {chosen.map((one, at) => (
            <li key={keyOf(one)} className="row-rule flex min-h-11 items-center gap-x-1">
              <span className="min-w-0 flex-1" lang="bn">{nameOf(one)}</span>
              {!readOnly && (
                <>
                  <button type="button" data-up aria-disabled={at === 0} className="tap justify-center px-2" aria-label={t('up', { name: nameOf(one) })} onClick={() => at > 0 && move(at, -1)}>↑</button>
                  <button type="button" data-down aria-disabled={at === chosen.length - 1} className="tap justify-center px-2" aria-label={t('down', { name: nameOf(one) })} onClick={() => at < chosen.length - 1 && move(at, 1)}>↓</button>
                  <button type="button" data-remove className="tap justify-center px-2" aria-label={t('remove', { name: nameOf(one) })} onClick={() => remove(at)}>×</button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && chosen.length < most && (
        <div className="relative">
          <input
            id={field}
            type="text"
            lang="bn"
            className="control w-full"
            role="combobox"
            autoComplete="off"
            aria-label={t('search', { label })}
            aria-expanded={options !== null && options.length > 0}
            aria-controls={`${field}-list`}
            aria-autocomplete="list"
            aria-activedescendant={active >= 0 ? `${field}-${active}` : undefined}
            placeholder={t('type')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={keys}
            onBlur={() => setTimeout(close, 150)}
          />
          <div id={`${field}-list`} role="listbox" aria-label={t('found', { label })} hidden={options === null || options.length === 0} className="absolute z-10 w-full border border-edge bg-sheet">
            {(options ?? []).map((one, at) => (
              <div
                key={keyOf(one)}
                id={`${field}-${at}`}
                role="option"
                lang="bn"
                aria-selected={at === active}
                className={`flex min-h-11 cursor-pointer items-center px-3 ${at === active ? 'bg-turmeric' : ''}`}
                // Before the field loses its focus and the list goes.
                onPointerDown={(event) => {
                  event.preventDefault()
                  take(one)
                }}
              >
                {nameOf(one)}
              </div>
            ))}
          </div>
          {options !== null && options.length === 0 && <p className="type-meta py-1">{t('none')}</p>}
        </div>
      )}
      <p className="sr-only" role="status">{said}</p>
    </div>
  )
}
