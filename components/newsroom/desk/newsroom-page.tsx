import type { ReactNode } from 'react'

interface Props {
  /** Null where the page has a heading of its own. */
  title: string | null
  intro?: ReactNode
  /** A page that is read or filled in keeps to one column; a desk takes the window's width. */
  width?: 'column' | 'full'
  children: ReactNode
}

/** A page of the newsroom below its head. */
export function NewsroomPage({ title, intro, width = 'column', children }: Props) {
  return (
    <main id="content" tabIndex={-1} className="page-width pt-4 outline-none tablet:pt-6">
      <div className={width === 'column' ? 'max-w-[51.5rem]' : ''}>
        {title !== null && <h1 className="type-title">{title}</h1>}
        {intro !== undefined && <div className="type-meta mt-1">{intro}</div>}
        {children}
      </div>
    </main>
  )
}
