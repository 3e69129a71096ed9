import type { InputHTMLAttributes } from 'react'

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  name: string
  label: string
  hint?: string
}

/** A line to be filled in, under its label; the hint is read out with it. */
export function Field({ label, hint, ...input }: Props) {
  const described = hint === undefined ? undefined : `${input.name}-hint`
  return (
    <div>
      <label className="block">
        <span className="type-meta block">{label}</span>
        <input {...input} aria-describedby={described} className="control w-full max-w-[26rem]" />
      </label>
      {hint !== undefined && <p id={described} className="type-meta mt-1">{hint}</p>}
    </div>
  )
}
