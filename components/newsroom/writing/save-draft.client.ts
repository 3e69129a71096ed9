import type { Draft } from '@/lib/news/draft'

/** What came of sending a draft to the server. */
export type SaveResult =
  | { kind: 'saved'; version: number }
  /** Somebody saved in between; this is what they saved. */
  | { kind: 'conflict'; version: number; content: Draft; savedBy: string | null }
  | { kind: 'invalid'; field: string | null }
  | { kind: 'signed-out' }
  | { kind: 'forbidden' }
  | { kind: 'unknown' }
  /** No answer, or none that says anything about the draft: worth another try. */
  | { kind: 'unreachable' }

/** Sends a draft that was made from `version`. `leaving` when the page is being closed and cannot wait for an answer. */
export type SaveDraft = (version: number, content: Draft, leaving?: boolean) => Promise<SaveResult>

/** How long an answer may take; a phone that changes its network would otherwise wait for minutes. */
const patience = 20_000

/** Saves to PUT /newsroom/stories/{id}/draft. Never rejects: what went wrong is a result. */
export function saveDraftOverHttp(id: string): SaveDraft {
  return async (version, content, leaving = false) => {
    try {
      const answer = await fetch(`/newsroom/stories/${id}/draft`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ version, content }),
        redirect: 'manual',
        keepalive: leaving,
        signal: leaving ? null : AbortSignal.timeout(patience),
      })
      return await resultOf(answer)
    } catch {
      return { kind: 'unreachable' }
    }
  }
}

async function resultOf(answer: Response): Promise<SaveResult> {
  // The sign-in page is where somebody without a session is sent.
  if (answer.type === 'opaqueredirect' || answer.status === 401) return { kind: 'signed-out' }
  if (answer.status === 403) return { kind: 'forbidden' }
  if (answer.status === 404 || answer.status === 410) return { kind: 'unknown' }
  if (answer.status === 413) return { kind: 'invalid', field: null }
  if (answer.status !== 200 && answer.status !== 409 && answer.status !== 422) return { kind: 'unreachable' }
  const said = await answer.json() as Record<string, unknown>
  if (answer.status === 422) return { kind: 'invalid', field: typeof said.field === 'string' ? said.field : null }
  if (typeof said.version !== 'number') return { kind: 'unreachable' }
  if (answer.status === 200) return { kind: 'saved', version: said.version }
  if (typeof said.content !== 'object' || said.content === null) return { kind: 'unreachable' }
  const { savedBy } = said
  const name = typeof savedBy === 'string' ? savedBy : (savedBy as { name?: unknown } | null | undefined)?.name
  return { kind: 'conflict', version: said.version, content: said.content as Draft, savedBy: typeof name === 'string' ? name : null }
}
