import { actingEditor } from '@/lib/auth/editor'
import { describePicture } from '@/lib/newsroom/describe-picture'
import { findPicture } from '@/lib/newsroom/list-pictures'
import { withStore } from '@/lib/newsroom/with-store'
import { ok, refused, type Outcome } from '@/lib/outcome'
import type { NewsroomPicture } from '@/lib/news/newsroom-picture'
import { refuse, say } from '../answer'

/** Longer than all words of a picture together. */
const largest = 32 * 1024

interface At {
  params: Promise<{ id: string }>
}

/** A picture with what the newsroom knows of it. */
export async function GET(_: Request, { params }: At): Promise<Response> {
  const editor = await actingEditor('story.read')
  if (!editor.ok) return refuse(editor.code, { locale: 'bn' })
  const { id } = await params
  const found = await withStore(async (db): Promise<Outcome<{ picture: NewsroomPicture }, 'unknown'>> => {
    const picture = await findPicture(db, editor.value, id)
    return picture === null ? refused('unknown') : ok({ picture })
  })
  return found.ok ? say(200, found.value) : refuse(found.code, { locale: editor.value.locale })
}

/** Takes what somebody says of a picture: JSON with those of its fields that changed. */
export async function PATCH(request: Request, { params }: At): Promise<Response> {
  const editor = await actingEditor('picture.upload')
  if (!editor.ok) return refuse(editor.code, { locale: 'bn', unread: true })
  const { locale } = editor.value
  const { id } = await params
  if (!request.headers.get('content-type')?.startsWith('application/json')) return refuse('type', { locale, unread: true })
  const content = await readJson(request)
  if (content === null) return refuse('invalid', { locale, unread: true })
  const outcome = await withStore((db) => describePicture(db, editor.value, id, content.value, new Date()))
  return outcome.ok ? say(200, { picture: outcome.value.picture }) : refuse(outcome.code, { locale, field: outcome.field })
}

/** What the body says; null when it is too long or no JSON. It is not read past the limit, whatever it says of its length. */
async function readJson(request: Request): Promise<{ value: unknown } | null> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    length += piece.length
    if (length > largest) return null
    pieces.push(piece)
  }
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))) as unknown }
  } catch {
    return null
  }
}
