'use client'

import { startTransition, useActionState, useEffect, useRef, type FormEvent, type ReactNode } from 'react'

/** What a form is answered with on the page itself: words about a refusal, or something that is shown this once. */
export interface FormAnswer {
  words: string | null
  /** The field that the words are about. */
  field: string | null
  shown?: ReactNode
}

interface Props {
  action: (before: FormAnswer | null, form: FormData) => Promise<FormAnswer>
  submit: string
  quiet?: boolean
  children: ReactNode
}

/**
 * A form whose answer must not stand in an address: a refused password, or a link that is shown once. It works without
 * scripts; with them, what was typed stays where it is after a refusal.
 */
export function AnsweringForm({ action, submit, quiet = false, children }: Props) {
  const [answer, send, pending] = useActionState(action, null)
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    for (const field of form.current?.querySelectorAll('[aria-invalid]') ?? []) field.removeAttribute('aria-invalid')
    const field = answer?.field ? form.current?.elements.namedItem(answer.field) : null
    if (!(field instanceof HTMLElement)) return
    field.setAttribute('aria-invalid', 'true')
    field.focus()
  }, [answer])

  // Sent by hand, because a form with an action alone is emptied by whatever answer.
  const submitted = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const given = new FormData(event.currentTarget)
    startTransition(() => send(given))
  }

  if (answer?.shown !== undefined) return <div role="status" className="mt-3">{answer.shown}</div>
  return (
    <form ref={form} action={send} onSubmit={submitted} className="mt-3 space-y-4">
      <div role="alert">{answer?.words && <p className="notice">{answer.words}</p>}</div>
      {children}
      <button className={quiet ? 'command command-quiet' : 'command'} aria-disabled={pending || undefined}>{submit}</button>
    </form>
  )
}
