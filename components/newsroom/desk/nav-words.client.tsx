'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'

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
  const row = useRef<HTMLUListElement>(null)
  useEffect(() => {
    // On a phone the word may lie outside the row; the page itself stays where it is.
    const word = row.current?.querySelector('[aria-current]')?.getBoundingClientRect()
    const shown = row.current?.getBoundingClientRect()
    if (word && shown) row.current!.scrollLeft += word.left + word.width / 2 - shown.left - shown.width / 2
  }, [here])
  return (
    <nav aria-label={label} className="min-w-0 flex-1">
      <ul ref={row} className="word-row">
        {words.map(({ href, word }) => (
          <li key={href}><a className="tap" href={href} aria-current={here === href ? 'page' : undefined}>{word}</a></li>
        ))}
      </ul>
    </nav>
  )
}
