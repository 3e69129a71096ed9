import { actingEditor } from '@/lib/auth/editor'
import type { Editor } from '@/lib/news/roles'
import { suggestContributors, suggestStories, suggestTopics } from '@/lib/newsroom/suggest'
import { suggestWords } from '@/lib/newsroom/suggest-words'
import { withStore, type newsroomStore } from '@/lib/newsroom/with-store'
import { ok } from '@/lib/outcome'

/** What may be asked for, and who answers. */
const kinds: Readonly<Record<string, (db: ReturnType<typeof newsroomStore>, editor: Editor, words: string, now: Date) => Promise<unknown>>> = {
  topics: suggestTopics, contributors: suggestContributors, stories: suggestStories, words: suggestWords,
}

/** Answers what somebody types into a field of the writing page: `?kind=topics|contributors|stories|words&words=…`. */
export async function GET(request: Request): Promise<Response> {
  const editor = await actingEditor('story.create')
  if (!editor.ok) return answer(editor.code === 'signed-out' ? 401 : editor.code === 'unavailable' ? 503 : 403, { code: editor.code })
  const asked = new URL(request.url).searchParams
  const words = asked.get('words') ?? ''
  const kind = asked.get('kind') ?? ''
  const suggest = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  if (suggest === undefined) return answer(404, { code: 'unknown' })
  const found = await withStore(async (db) => ok(await suggest(db, editor.value, words, new Date())))
  return found.ok ? answer(200, found.value) : answer(503, { code: found.code })
}

function answer(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })
}
