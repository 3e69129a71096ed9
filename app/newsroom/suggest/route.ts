import { actingEditor } from '@/lib/auth/editor'
import { suggestContributors, suggestStories, suggestTopics } from '@/lib/newsroom/suggest'
import { withStore } from '@/lib/newsroom/with-store'
import { ok } from '@/lib/outcome'

/** Answers what somebody types into a field of the writing page: `?kind=topics|contributors|stories&words=…`. */
export async function GET(request: Request): Promise<Response> {
  const editor = await actingEditor('story.create')
  if (!editor.ok) return answer(editor.code === 'signed-out' ? 401 : editor.code === 'unavailable' ? 503 : 403, { code: editor.code })
  const asked = new URL(request.url).searchParams
  const words = asked.get('words') ?? ''
  const kind = asked.get('kind')
  const suggest = kind === 'topics' ? suggestTopics : kind === 'contributors' ? suggestContributors : kind === 'stories' ? suggestStories : null
  if (suggest === null) return answer(404, { code: 'unknown' })
  const found = await withStore(async (db) => ok(await suggest(db, editor.value, words, new Date())))
  return found.ok ? answer(200, found.value) : answer(503, { code: found.code })
}

function answer(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })
}
