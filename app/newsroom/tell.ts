import { redirect } from 'next/navigation'
import { newsroomRoutes } from '@/lib/routes'
import type { Outcome } from '@/lib/outcome'

/**
 * Ends an action by sending the browser to a page that says what became of it: so a page can be loaded again without
 * doing anything twice, with scripts and without. Whoever is no longer signed in comes back after the sign-in.
 */
export function tell(path: string, done: string, outcome: Outcome<unknown>): never {
  if (outcome.ok) redirect(withArguments(path, { done }))
  if (outcome.code === 'signed-out') redirect(newsroomRoutes.signIn(path))
  redirect(withArguments(path, { refused: outcome.code, ...(outcome.field !== null && { field: outcome.field.split('.')[0]! }) }))
}

export function withArguments(path: string, given: Record<string, string>): string {
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(given).toString()}`
}

/** A field of a form as text, line ends as in stored text and without NUL, which no database takes; empty where it is missing or a file. */
export function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').replaceAll('\0', '').trim() : ''
}
