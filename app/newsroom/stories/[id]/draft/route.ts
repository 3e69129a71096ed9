import { actingEditor } from '@/lib/auth/editor'
import { isStoryId } from '@/lib/news/story-id'
import { findDraft, saveDraft } from '@/lib/newsroom/save-draft'
import { newsroomStore, withStore } from '@/lib/newsroom/with-store'

/** A draft of the greatest length in every field is shorter. */
const largest = 4 * 1024 * 1024

/** Takes an autosave: `{version, content, keep?}`, the version being the one that the text was written upon. */
export async function PUT(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const editor = await actingEditor('story.read')
  if (!editor.ok) return answer(editor.code === 'signed-out' ? 401 : editor.code === 'unavailable' ? 503 : 403, { code: editor.code })
  if (!isStoryId(id)) return answer(404, { code: 'unknown' })
  if (!request.headers.get('content-type')?.startsWith('application/json')) return answer(415, { code: 'type' })
  const asked = await readJson(request)
  if (asked === 'too large') return answer(413, { code: 'too-large' })
  if (asked === null || !Number.isSafeInteger(asked.version)) return answer(422, { code: 'invalid', field: null })

  const outcome = await withStore((db) =>
    saveDraft(db, editor.value, id, { version: asked.version as number, content: asked.content, keep: asked.keep === true }, new Date()))
  if (outcome.ok) return answer(200, { version: outcome.value.version })
  switch (outcome.code) {
    case 'conflict': {
      const newer = await findDraft(newsroomStore(), editor.value, id)
      return newer === null
        ? answer(404, { code: 'unknown' })
        : answer(409, { code: 'conflict', version: newer.version, content: newer.content, savedBy: newer.savedBy })
    }
    case 'invalid':
      return answer(422, { code: 'invalid', field: outcome.field })
    case 'unknown':
      return answer(404, { code: 'unknown' })
    case 'unavailable':
      return answer(503, { code: 'unavailable' })
    default:
      return answer(403, { code: outcome.code })
  }
}

function answer(status: number, body: Record<string, unknown>): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })
}

/** The body as an object, null when it is none; it is not read past the limit, whatever it says of its length. */
async function readJson(request: Request): Promise<Record<string, unknown> | 'too large' | null> {
  if (Number(request.headers.get('content-length') ?? 0) > largest) return 'too large'
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  if (reader === undefined) return null
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > largest) {
      await reader.cancel()
      return 'too large'
    }
    chunks.push(value)
  }
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)))
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed as Record<string, unknown> : null
  } catch {
    return null
  }
}
