import { z } from 'zod'
import type { Picture } from './picture'

/** A picture as the newsroom has it: with what readers see of it, and what only colleagues do. Times are ISO 8601 in UTC. */
export interface NewsroomPicture extends Picture {
  /** Under which terms it may be used. */
  rightsNote: string | null
  /** The last day in Dhaka on which it may be used, as YYYY-MM-DD; null: no such day is known. */
  rightsUntil: string | null
  /** Who brought it and when; null for what came with an import. */
  uploadedByName: string | null
  uploaded: string | null
}

const words = (most: number) => z.string().max(most).nullable()
const thousandths = z.int().min(0).max(1000)

/** What somebody says of a picture; what is left out stays as it was. */
export const pictureWordsSchema = z.strictObject({
  /** Empty while nobody has described it. */
  alt: z.string().max(500),
  caption: words(1_000),
  credit: words(200),
  focal: z.strictObject({ x: thousandths, y: thousandths }).nullable(),
  rightsNote: words(1_000),
  rightsUntil: z.iso.date().nullable(),
}).partial()

export type PictureWords = z.infer<typeof pictureWordsSchema>

/** How many days before the last one colleagues are warned. */
const warningDays = 14

/**
 * Whether a picture may still be used on `today` (both days as YYYY-MM-DD, in Dhaka): `soon` says that its last day is
 * near, `over` that it has passed; `open` that no day is near or known.
 */
export function rightsOn(today: string, until: string | null): 'open' | 'soon' | 'over' {
  if (until === null) return 'open'
  if (until < today) return 'over'
  const days = (Date.parse(until) - Date.parse(today)) / 86_400_000
  return days <= warningDays ? 'soon' : 'open'
}
