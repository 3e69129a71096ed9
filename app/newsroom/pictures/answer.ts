import { getTranslations } from 'next-intl/server'
import type { ActingRefusal } from '@/lib/auth/editor'
import type { DescribeRefusal } from '@/lib/newsroom/describe-picture'
import type { TakeRefusal } from '@/lib/newsroom/take-picture'

export type PictureRefusal = ActingRefusal | TakeRefusal | DescribeRefusal | 'type'

const statuses: Record<PictureRefusal, number> = {
  'signed-out': 401, enrol: 403, 'second-factor': 403, wrong: 403, wait: 403, forbidden: 403,
  empty: 422, bytes: 413, pixels: 422, format: 415, animated: 415, shape: 422, damaged: 422, unreadable: 422,
  quota: 429, busy: 503, disk: 507, unavailable: 503, unknown: 404, invalid: 422, type: 415,
}

/** An answer that is for one person and is never kept. */
export function say(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store', ...headers } })
}

/**
 * A refusal, with its code for a program and in words for a person. `unread`: not everything that was sent has been read,
 * and nobody is going to, so the connection ends with the answer.
 */
export async function refuse(code: PictureRefusal, { locale, field = null, unread = false }: { locale: 'bn' | 'en'; field?: string | null; unread?: boolean }): Promise<Response> {
  const t = await getTranslations({ locale, namespace: 'newsroom.pictures.refusals' })
  const status = statuses[code]
  return say(status, { code, field, message: t(code as never) }, {
    ...(unread && { Connection: 'close' }),
    ...(status === 503 && { 'Retry-After': '30' }),
  })
}
