import type { ReactNode } from 'react'

/** A list page: its name on the line, then one column of rows, with room for lists beside it on a desk. */
export function ListPage({ title, titleLang, intro, rail, children }: { title: string; titleLang?: 'bn'; intro?: ReactNode; rail?: ReactNode; children: ReactNode }) {
  return (
    <div className="page-width page-grid gap-y-9">
      <div className="tablet:col-span-8 desk:col-span-8">
        <h1 className="type-headline pt-4 desk:pt-6" lang={titleLang}>{title}</h1>
        {intro !== undefined && <div className="type-meta mt-2">{intro}</div>}
        {children}
      </div>
      {rail !== undefined && <div className="space-y-9 pt-6 tablet:col-span-8 desk:column-rule desk:col-span-3 desk:col-start-10">{rail}</div>}
    </div>
  )
}
