'use client'

import { useSyncExternalStore } from 'react'

interface Word {
  href: string
  word: string
}

/** An action that leads on changes the address without loading the page anew. */
function watchAddress(changed: () => void): () => void {
  const { navigation } = window as { navigation?: EventTarget }
  // The entry changes while React is at work, when nothing may be drawn yet.
  const later = () => queueMicrotask(changed)
  navigation?.addEventListener('currententrychange', later)
  window.addEventListener('popstate', later)
  return () => {
    navigation?.removeEventListener('currententrychange', later)
    window.removeEventListener('popstate', later)
  }
}

/** The words that lead through the newsroom. Where one is, only the browser knows: a layout is the same for every address. */
export function NavWords({ label, words }: { label: string; words: Word[] }) {
  const here = useSyncExternalStore(watchAddress, () => window.location.pathname, () => null)
  return (
    <nav aria-label={label} className="min-w-0 flex-1">
      <ul className="word-row">
        {words.map(({ href, word }) => (
          <li key={href}><a className="tap" href={href} aria-current={here === href ? 'page' : undefined}>{word}</a></li>
        ))}
      </ul>
    </nav>
  )
}
