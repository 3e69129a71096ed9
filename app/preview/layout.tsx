import type { ReactNode } from 'react'

export const dynamic = 'force-dynamic'

/** Nothing here: only the page can read which theme its address asks for, so it brings the whole document. */
export default function PreviewLayout({ children }: { children: ReactNode }) {
  return children
}
