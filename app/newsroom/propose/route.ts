import { z } from 'zod'
import { actingEditor } from '@/lib/auth/editor'
import { propose } from '@/lib/newsroom/propose'
import { withStore } from '@/lib/newsroom/with-store'
import { ok } from '@/lib/outcome'

/** What is read of a text, and what a request around it can be. */
const longest = 20_000
const largest = 200_000
const written = z.object({
  id: z.string().max(20),
  headline: z.string().max(500),
  standfirst: z.string().max(2_000),
  text: z.string().transform((text) => text.slice(0, longest)),
})

/** Answers what a story may be filed under, by what is written of it so far: `{id, headline, standfirst, text}`. */
export async function POST(request: Request): Promise<Response> {
  const editor = await actingEditor('story.create')
  if (!editor.ok) return answer(editor.code === 'signed-out' ? 401 : editor.code === 'unavailable' ? 503 : 403, { code: editor.code })
  if (!request.headers.get('content-type')?.startsWith('application/json')) return answer(415, { code: 'type' })
  if (Number(request.headers.get('content-length') ?? Infinity) > largest) return answer(413, { code: 'too-large' })
  const asked = written.safeParse(await request.json().catch(() => null))
  if (!asked.success) return answer(422, { code: 'invalid' })
  const found = await withStore(async (db) => ok(await propose(db, editor.value, asked.data, new Date())))
  return found.ok ? answer(200, found.value) : answer(503, { code: found.code })
}

function answer(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })
}
