import type { DbClient } from '@/lib/store/transaction'
import { removeOrigin, type Removal } from './remove-documents'

/** Takes the sample paper away, with its topics, its byline and its pictures. Nothing happens when it is not there. */
export async function removeSamplePaper(db: DbClient): Promise<Removal> {
  return removeOrigin(db, 'paper')
}
