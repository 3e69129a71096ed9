import type { ReactNode } from 'react'

interface Props {
  id?: string
  href?: string
  tone?: 'ink' | 'alta'
  children: ReactNode
}

/** A heading that hangs from its rule by the headstroke of its letters. */
export function HangingLabel({ id, href, tone = 'ink', children }: Props) {
  return (
    <h2 className={`label mb-4 ${tone === 'alta' ? 'text-alta' : 'text-ink'}`}>
      <span id={id}>{href === undefined ? children : <a href={href}>{children}</a>}</span>
    </h2>
  )
}
