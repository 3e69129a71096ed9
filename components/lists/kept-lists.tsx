import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { KeptRoom } from '@/components/paper/kept-room'
import { HangingLabel } from '@/components/ui/hanging-label'

interface Props {
  /** Which lists, with their names, in their order. */
  lists: readonly { kind: 'saved' | 'today' | 'opened' | 'pages'; title: string }[]
  /** What is said where there is nothing yet. */
  none: string
  /** Commands of this page. */
  children: ReactNode
}

/** Lists of what lies on the reader's device: the server knows nothing of them, so browser/on-device.ts fills them in. */
export function KeptLists({ lists, none, children }: Props) {
  const t = useTranslations('kept')
  return (
    <>
      <p className="type-list mt-4 max-w-[33em]" data-if="needs">{t('needs')}</p>
      <p className="type-second mt-6 max-w-[33em] text-soft" hidden data-full="" data-if="none">{none}</p>
      <div className="mt-3 flex flex-wrap items-center gap-x-6" hidden data-full="" data-if="found">{children}</div>
      {lists.map(({ kind, title }) => (
        <section key={kind} aria-labelledby={kind} className="mt-9" hidden data-full="" data-list={kind}>
          <HangingLabel id={kind}>{title}</HangingLabel>
          <ul />
        </section>
      ))}
      <template data-full="">
        <li className="not-first:row-rule flex items-center gap-x-4 py-3">
          <div className="min-w-0 flex-1">
            <p className="type-kicker" lang="bn" data-part="section" />
            <p className="type-list" lang="bn" data-part="headline" />
            <p className="type-meta" data-part="when" />
          </div>
          <button type="button" className="tap type-meta cursor-pointer" data-part="remove">{t('remove')}</button>
        </li>
      </template>
      <template data-full="">
        <li className="not-first:row-rule flex items-center gap-x-4 py-3">
          <p role="status" className="type-meta min-w-0 flex-1" />
          <button type="button" className="tap cursor-pointer"><span className="border-b border-alta">{t('undo')}</span></button>
        </li>
      </template>
      <KeptRoom />
    </>
  )
}
