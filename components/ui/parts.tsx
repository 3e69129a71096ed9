import { Children, type ReactNode } from 'react'

/** A quiet line of a few facts with points between them, a fact a child. No fact is broken in two, and no line ends in a point. */
export function Parts({ className = '', children }: { className?: string; children: ReactNode }) {
  return (
    <p className={`type-meta parts ${className}`}>
      {Children.toArray(children).map((part, at) => (
        <span key={at}>{at > 0 && <span className="part-dot"> · </span>}{part}</span>
      ))}
    </p>
  )
}
