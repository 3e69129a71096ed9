import type { NewsroomPicture, PictureWords } from '@/lib/news/newsroom-picture'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { newsroomRoutes } from '@/lib/routes'

/** The most that the newsroom takes, so that nobody sends for minutes what is refused at the end. */
export const largestUpload = 25 * 2 ** 20

/** A code of `newsroom.pictures.refusals`. */
type Refusal = string

export interface Sending {
  /** `cancelled`: `cancel` was called. */
  done: Promise<Outcome<{ picture: NewsroomPicture; known: boolean }, Refusal>>
  cancel(): void
}

/** Sends a picture's bytes and tells `onProgress` how much of them has gone, from 0 to 1. A fetch could not tell. */
export function sendPicture(file: Blob, onProgress: (part: number) => void): Sending {
  const request = new XMLHttpRequest()
  const done = new Promise<Awaited<Sending['done']>>((resolve) => {
    if (file.size === 0) return resolve(refused('empty'))
    if (file.size > largestUpload) return resolve(refused('bytes'))
    request.open('POST', newsroomRoutes.pictures())
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total)
    request.upload.onload = () => onProgress(1)
    request.onload = () => resolve(outcomeOf(request.status, request.response))
    request.onerror = () => resolve(refused('connection'))
    request.onabort = () => resolve(refused('cancelled'))
    request.send(file)
  })
  return { done, cancel: () => request.abort() }
}

/** Pictures that are there, with these words, after the picture `after`. */
export async function fetchPictures(words: string, after: string | null): Promise<Outcome<{ pictures: NewsroomPicture[]; more: boolean }, Refusal>> {
  const asked = new URLSearchParams({ ...(words !== '' && { words }), ...(after !== null && { after }) })
  return answered(fetch(`${newsroomRoutes.pictures()}?${asked.toString()}`))
}

/** Writes what somebody says of a picture. */
export async function sendPictureWords(id: string, words: PictureWords): Promise<Outcome<{ picture: NewsroomPicture }, Refusal>> {
  return answered(fetch(newsroomRoutes.picture(id), {
    method: 'PATCH', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(words),
  }))
}

async function answered<Value>(asked: Promise<Response>): Promise<Outcome<Value, Refusal>> {
  try {
    const response = await asked
    return outcomeOf<Value>(response.status, await response.json().catch(() => null))
  } catch {
    return refused('connection')
  }
}

function outcomeOf<Value>(status: number, said: unknown): Outcome<Value, Refusal> {
  if (status >= 200 && status < 300 && said !== null) return ok(said as Value)
  const { code, field } = (said ?? {}) as { code?: string; field?: string | null }
  // A proxy in front refuses what is too large in its own words.
  return refused(code ?? (status === 413 ? 'bytes' : 'connection'), field ?? null)
}
