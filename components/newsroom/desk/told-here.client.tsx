'use client'

import { useEffect, useRef, type ReactNode } from 'react'

/**
 * What an action has come to. It takes the focus: the button that was pressed is often gone with what it did, and on a
 * phone the head of the page is far from it.
 */
export function ToldHere({ mark, children }: { mark: string; children: ReactNode }) {
  const told = useRef<HTMLParagraphElement>(null)
  useEffect(() => told.current?.focus(), [mark])
  return <p ref={told} tabIndex={-1} className="notice mt-3">{children}</p>
}
