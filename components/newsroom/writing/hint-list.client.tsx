import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { useTranslations } from 'next-intl'
import { applyHintAt, type TextHint } from './hints.client'

/** The underlined places as a list: each can be gone to, and put right by one press. */
export function HintList({ view, hints, title }: { view: EditorView; hints: readonly TextHint[]; title: string }) {
  const t = useTranslations('newsroom.writing.hints')
  if (hints.length === 0) return null
  const show = (hint: TextHint) => {
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, hint.from, hint.to)).scrollIntoView())
    view.focus()
  }
  return (
    <details className="fold mt-3 font-desk">
      <summary>{title}</summary>
      <ul lang="bn">
        {hints.slice(0, 60).map((hint) => (
          <li key={`${hint.from}-${hint.code}`} className="row-rule flex min-h-11 flex-wrap items-center gap-x-3">
            <button type="button" className="tap min-w-0 flex-1 cursor-pointer text-left" onClick={() => show(hint)}>
              <span>
                <del className="word">{visible(hint.text)}</del> → <ins className="word">{visible(hint.replacement)}</ins>
              </span>
            </button>
            <button type="button" className="tap cursor-pointer px-1" aria-label={t('fixOne', { text: hint.text, replacement: hint.replacement })} onClick={() => applyHintAt(view, hint)}>{t('fix')}</button>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Spaces and joiners are what some hints are about; here they can be seen. */
function visible(text: string): string {
  return text === '' ? '∅' : text.replace(/ /g, '␣').replace(/[\u200B-\u200D\u2060\uFEFF]/g, '◌')
}
