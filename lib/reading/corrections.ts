import 'server-only'
import * as corrections from '@/lib/store/corrections'
import { ask, found, unknown, type Found } from './found'

export type { ListedCorrection } from '@/lib/store/corrections'

/**
 * What was corrected in stories that readers see, newest first. `from` is what an address gives for `?from=`, null
 * without it: it must be the number of a correction after which there are more, else the page is unknown.
 */
export async function listCorrections(
  from: string | null,
): Promise<Found<{ corrections: corrections.ListedCorrection[]; next: number | null }>> {
  // A number of the database has ten digits at most; what is no number costs no query.
  if (from !== null && !/^[1-9]\d{0,8}$/.test(from)) return unknown
  return ask(async (db) => {
    const list = await corrections.listCorrections(db, from === null ? null : Number(from))
    return from !== null && list.corrections.length === 0 ? unknown : found(list)
  })
}
