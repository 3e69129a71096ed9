import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Draft } from '@/lib/news/draft'
import type { Role } from '@/lib/news/roles'
import { newsroomRoutes } from '@/lib/routes'
import { createInvitation } from '@/lib/store/invitations'
import type { DbClient } from '@/lib/store/transaction'
import { until } from '../faults/paper-process'

/** Somebody of the newsroom at a browser of their own: its address and the cookie of their session. */
export interface Desk {
  name: string
  /** Sends what an editor's browser sends while they type. */
  save: (id: string, save: { version: number; content: Draft; keep: boolean }) => Promise<SaveAnswer>
}

/** `nothing`: no answer, or one of a server that could not say. Whether it was saved is not known. */
export type SaveAnswer =
  | { code: 'saved'; version: number }
  | { code: 'conflict'; version: number; content: Draft }
  | { code: 'nothing'; why: string }
  | { code: 'refused'; why: string }

/** Makes somebody one of the newsroom as a browser without scripts does: by the form behind an invitation's link. */
export async function joinNewsroom(origin: string, db: DbClient, name: string, role: Role): Promise<Desk> {
  const token = randomBytes(32).toString('base64url')
  const by = { id: randomUUID(), name: 'পরীক্ষা', role: 'administrator' as const }
  await createInvitation(db, {
    id: randomUUID(), tokenHash: createHash('sha256').update(token).digest('hex'), role, name: null, email: null, by, expires: new Date(Date.now() + 3_600_000),
  }, new Date())

  const address = origin + newsroomRoutes.join(token)
  let page = ''
  // A server that has just been started, on a machine that has much to do, may have to say once that it cannot yet.
  await until('the form of an invitation is there', async () => {
    page = await (await fetch(address)).text()
    return page.includes('name="$ACTION_')
  }, 60_000)
  const form = new FormData()
  for (const [, field] of page.matchAll(/<input type="hidden"([^>]*)>/g)) {
    const attribute = (which: string) => new RegExp(`\\b${which}="([^"]*)"`).exec(field!)?.[1] ?? ''
    form.append(unescaped(attribute('name')), unescaped(attribute('value')))
  }
  form.append('name', name)
  form.append('email', `${randomUUID()}@example.org`)
  form.append('password', `একটি দীর্ঘ বাক্য ${randomUUID()}`)
  const answer = await fetch(address, { method: 'POST', body: form, headers: { Origin: origin }, redirect: 'manual' })
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]!).join('; ')
  if (answer.status !== 303 || cookie === '') throw new Error(`Nobody could join the newsroom: ${answer.status} ${await answer.text()}`)
  return { name, save: (id, save) => send(origin + newsroomRoutes.draft(id), { Origin: origin, Cookie: cookie, 'Content-Type': 'application/json' }, save) }
}

async function send(address: string, headers: Record<string, string>, save: object): Promise<SaveAnswer> {
  let status: number
  let said: { version?: number; content?: Draft; code?: string; field?: string | null }
  try {
    const answer = await fetch(address, { method: 'PUT', headers, body: JSON.stringify(save), signal: AbortSignal.timeout(60_000) })
    status = answer.status
    if (status >= 500) return { code: 'nothing', why: `${status}` }
    // Cut off in the middle, it is no answer.
    said = await answer.json() as typeof said
  } catch (error) {
    return { code: 'nothing', why: error instanceof Error ? error.name : String(error) }
  }
  if (status === 200) return { code: 'saved', version: said.version! }
  if (status === 409) return { code: 'conflict', version: said.version!, content: said.content! }
  return { code: 'refused', why: `${status} ${said.code} ${said.field ?? ''}` }
}

function unescaped(text: string): string {
  return text.replace(/&quot;/g, '"').replace(/&#x27;|&#39;/g, '\'').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}
