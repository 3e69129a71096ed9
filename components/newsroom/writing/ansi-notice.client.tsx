import type { EditorView } from '@tiptap/pm/view'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { cutGraphemes } from '@/lib/bangla/cut'
import type { PastedAnsi } from './paste.client'

/** Old Bengali text was pasted: how it stood, how it reads, and the way back. */
export function AnsiNotice({ found, view, onClose }: { found: PastedAnsi; view: EditorView; onClose(): void }) {
  const t = useTranslations('newsroom.writing.ansi')
  const [tooLate, setTooLate] = useState(false)
  const swap = () => (found.swap(view) ? onClose() : setTooLate(true))
  return (
    <section role="status" className="notice mt-3 font-desk" aria-label={t('title')}>
      <p>{t(found.converted ? 'converted' : 'unsure')}</p>
      <dl className="mt-2 grid gap-2 tablet:grid-cols-2">
        <div>
          <dt className="text-[0.875rem]">{t('before')}</dt>
          <dd lang="en" className="break-words whitespace-pre-line">{cutGraphemes(found.before, 300)}</dd>
        </div>
        <div>
          <dt className="text-[0.875rem]">{t('after')}</dt>
          <dd lang="bn" className="break-words whitespace-pre-line">{cutGraphemes(found.after, 300)}</dd>
        </div>
      </dl>
      {tooLate && <p className="mt-2">{t('tooLate')}</p>}
      <p className="mt-2 flex flex-wrap gap-x-4">
        <button type="button" className="tap cursor-pointer underline" onClick={swap}>{t(found.converted ? 'undo' : 'convert')}</button>
        <button type="button" className="tap cursor-pointer underline" onClick={onClose}>{t('keep')}</button>
      </p>
    </section>
  )
}
