'use client'

import { useTranslations } from 'next-intl'

interface Props<Value extends string> {
  legend: string
  /** Unique on the page. */
  name: string
  /** Each value's word stands under `newsroom.preview`, in the part named by `words`. */
  words: 'theme' | 'form'
  values: readonly Value[]
  chosen: Value
  onChoose: (value: Value) => void
}

/** One of a few, all of them in sight. */
export function OneOf<Value extends string>({ legend, name, words, values, chosen, onChoose }: Props<Value>) {
  const t = useTranslations('newsroom.preview')
  return (
    <fieldset className="flex flex-wrap gap-x-4">
      <legend className="type-meta">{legend}</legend>
      {values.map((value) => (
        <label key={value} className="check">
          <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
          <span>{t(`${words}.${value}` as never)}</span>
        </label>
      ))}
    </fieldset>
  )
}
