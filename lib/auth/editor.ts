import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { env } from '@/lib/env'
import { may, type Editor, type Permission } from '@/lib/news/roles'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { newsroomRoutes } from '@/lib/routes'
import { db } from '@/lib/store/client'
import { findStanding } from '@/lib/store/sessions'
import { isUnavailable } from '@/lib/store/unavailable'
import { asking, type Asking } from './asking'
import { confirmSecondFactor, secondFactorOf, type SecondFactor } from './second-factor'
import { findSession } from './sign-in'

/** Whoever is signed in. */
export interface SignedIn extends Editor {
  email: string
  locale: 'bn' | 'en'
  /** Nothing beside the password; something that has not been shown lately; shown within the last twelve hours. */
  secondFactor: SecondFactor
  sessionId: string
}

/** What is done to readers or to colleagues waits for the second factor of whoever has enrolled one. */
const guarded: readonly Permission[] = ['story.publish', 'story.schedule', 'story.withdraw', 'people.manage']

/** The request that is being answered. Throws what the store throws. */
export async function currentAsking(): Promise<Asking> {
  return asking(db(), new Headers(await headers()), new Date())
}

/** Who asks, by the session of the request; null when nobody is signed in or whoever was is suspended. Asked anew each time. */
export async function findEditor(): Promise<SignedIn | null> {
  return findEditorOf(await currentAsking())
}

/** The same for a request at hand. */
export async function findEditorOf(asked: Asking): Promise<SignedIn | null> {
  const session = await findSession(asked)
  if (session === null) return null
  const standing = await findStanding(asked.db, session.sessionId, asked.now)
  if (standing === null || standing.suspended) return null
  const { id, name, role, email, locale } = standing
  return { id, name, role, email, locale, secondFactor: secondFactorOf(standing, asked.now), sessionId: session.sessionId }
}

/**
 * Who asks for a page, if they may see it. Otherwise it leads away and does not return: to the sign-in, from there back
 * to `here` (a path of the newsroom); to the page that says that a role does not go so far; or to the account, where an
 * installation demands a second factor (NEWSROOM_SECOND_FACTOR) and there is none.
 */
export async function requireEditor(permission: Permission | null = null, here: string | null = null): Promise<SignedIn> {
  const editor = await findEditor()
  if (editor === null) redirect(newsroomRoutes.signIn(here))
  if (permission !== null && !may(editor.role, permission)) redirect(`${newsroomRoutes.signIn()}?refused=forbidden`)
  if (isFactorDemanded() && editor.secondFactor === 'none' && here !== newsroomRoutes.account()) redirect(`${newsroomRoutes.account()}?refused=enrol`)
  return editor
}

export type ActingRefusal = 'signed-out' | 'forbidden' | 'enrol' | 'second-factor' | 'wait' | 'wrong' | 'unavailable'

/**
 * Who does something, if they may: for server actions and routes, which answer by the code. `second-factor` means that
 * this waits for a code; a form that has a field for it (components/newsroom/people/code-field.tsx) passes it on as
 * `code`, and then goes through in one step, or is refused with `wrong` (field 'code') or `wait`.
 */
export async function actingEditor(permission: Permission, code: string | null = null): Promise<Outcome<SignedIn, ActingRefusal>> {
  try {
    const asked = await currentAsking()
    const editor = await findEditorOf(asked)
    const refusal = refusalOf(editor, permission)
    if (refusal === null) return ok(editor!)
    if (refusal !== 'second-factor' || code === null || code.trim() === '') return refused(refusal)
    const shown = await confirmSecondFactor(asked, code.replace(/\s/g, ''))
    if (!shown.ok) return refused(shown.code === 'second-factor' ? 'wrong' : shown.code, shown.field)
    return ok({ ...editor!, secondFactor: 'verified' })
  } catch (error) {
    if (isUnavailable(error)) return refused('unavailable')
    throw error
  }
}

/** Why somebody may not do this now; null when they may. `isDemanded`: whether everybody has to have a second factor. */
export function refusalOf(
  editor: SignedIn | null, permission: Permission, isDemanded = isFactorDemanded(),
): 'signed-out' | 'forbidden' | 'enrol' | 'second-factor' | null {
  if (editor === null) return 'signed-out'
  if (!may(editor.role, permission)) return 'forbidden'
  if (isDemanded && editor.secondFactor === 'none') return 'enrol'
  return editor.secondFactor === 'enrolled' && guarded.includes(permission) ? 'second-factor' : null
}

/** Whether everybody of this newsroom has to have a second factor. */
export function isFactorDemanded(): boolean {
  return env.NEWSROOM_SECOND_FACTOR === 'required'
}

/** Hands cookies to the browser with the answer to a server action. */
export async function setCookies(lines: readonly string[]): Promise<void> {
  const jar = await cookies()
  for (const line of lines) {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
    const at = pair.indexOf('=')
    const given = new Map(attributes.map((attribute) => {
      const [name = '', value = ''] = attribute.split('=')
      return [name.toLowerCase(), value] as const
    }))
    const maxAge = given.get('max-age')
    jar.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)), {
      path: '/', httpOnly: true, sameSite: 'lax', secure: given.has('secure'), ...(maxAge !== undefined && { maxAge: Number(maxAge) }),
    })
  }
}
