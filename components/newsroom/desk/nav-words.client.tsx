'use client'

import { useSyncExternalStore } from 'react'

interface Word {
  href: string
  word: string
}

const never = () => () => {}

/** The words that lead through the newsroom. Where one is, only the browser knows: a layout is the same for every address. */
export function NavWords({ label, words }: { label: string; words: Word[] }) {
  const here = useSyncExternalStore(never, () => window.location.pathname, () => null)
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
