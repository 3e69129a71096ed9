import { actingEditor } from '@/lib/auth/editor'
import { listPictures } from '@/lib/newsroom/list-pictures'
import { takePicture } from '@/lib/newsroom/take-picture'
import { withStore } from '@/lib/newsroom/with-store'
import { ok, type Outcome } from '@/lib/outcome'
import { refuse, say } from './answer'

const pictureId = /^[a-z0-9-]{1,80}$/

/** The newspaper's pictures: `words` to look for, `after` the picture from which on. */
export async function GET(request: Request): Promise<Response> {
  const editor = await actingEditor('story.read')
  if (!editor.ok) return refuse(editor.code, { locale: 'bn' })
  const asked = new URL(request.url).searchParams
  const after = asked.get('after')
  const listed = await withStore(async (db): Promise<Outcome<Awaited<ReturnType<typeof listPictures>>, never>> => ok(await listPictures(db, editor.value, {
    words: asked.get('words') ?? '', after: after !== null && pictureId.test(after) ? after : null,
  })))
  return listed.ok ? say(200, { ...listed.value }) : refuse(listed.code, { locale: editor.value.locale })
}

/** Takes an upload: the bytes of a picture as they are, and nothing around them. Its type and its name are not asked for. */
export async function POST(request: Request): Promise<Response> {
  const editor = await actingEditor('picture.upload')
  if (!editor.ok) return refuse(editor.code, { locale: 'bn', unread: true })
  const { locale } = editor.value
  const said = request.headers.get('content-length')
  const source = request.body
  if (source === null) return refuse('empty', { locale })

  const upload = { source: source as unknown as AsyncIterable<Uint8Array>, length: said === null ? null : Number(said) }
  try {
    const taken = await withStore((db) => takePicture(db, editor.value, upload, new Date()))
    if (taken.ok) return say(taken.value.known ? 200 : 201, { ...taken.value })
    return refuse(taken.code, { locale, field: taken.field, unread: true })
  } catch (error) {
    // The sender went away, and nobody hears this.
    if (request.signal.aborted || (error as NodeJS.ErrnoException | null)?.code === 'ECONNRESET') return refuse('unreadable', { locale, unread: true })
    throw error
  }
}
