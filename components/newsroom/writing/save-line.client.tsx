import { useTranslations } from 'next-intl'
import type { SaveState } from './autosave.client'

/** How the text stands, in a line that is read out when it changes. */
export function SaveLine({ state, signIn, onRetry }: { state: SaveState; signIn: string; onRetry(): void }) {
  const t = useTranslations('newsroom.writing.saving')
  const word = state.server === 'refused' ? state.reason ?? 'invalid' : state.server === 'waiting' && !state.kept ? 'lost' : state.server
  const bead = { saved: 'bg-leaf', saving: 'bg-turmeric-ink', waiting: 'bg-alta', refused: 'bg-alta', conflict: 'bg-alta' }[state.server]
  return (
    <p className="flex min-h-11 flex-wrap items-center gap-x-2" data-save-state={state.server}>
      <span className={`bead ${bead}`} aria-hidden="true" />
      <span role="status" aria-live="polite">
        {t(word)}
        {state.server === 'refused' && !state.kept && ` ${t('lost')}`}
      </span>
      {state.reason === 'signed-out' && <a className="tap underline" href={signIn} target="_blank" rel="noopener">{t('signIn')}</a>}
      {(state.server === 'waiting' || state.reason === 'signed-out') && <button type="button" className="tap cursor-pointer underline" onClick={onRetry}>{t('retry')}</button>}
    </p>
  )
}
