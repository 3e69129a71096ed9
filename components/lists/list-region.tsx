import type { ReactNode } from 'react'
import { HangingLabel } from '@/components/ui/hanging-label'

interface Props {
  /** Unique on the page: the region is named by the heading with this id. */
  id: string
  title: string
  href?: string
  tone?: 'ink' | 'alta'
  className?: string
  children: ReactNode
}

/** A named part of a page under its hanging label. */
export function ListRegion({ id, title, href, tone, className, children }: Props) {
  return (
    <section aria-labelledby={id} className={className}>
      <HangingLabel id={id} {...(href !== undefined && { href })} {...(tone !== undefined && { tone })}>{title}</HangingLabel>
      {children}
    </section>
  )
}
