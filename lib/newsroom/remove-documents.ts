import { removeUnusedPictures } from '@/lib/store/pictures'
import { listSamples, removeSamples } from '@/lib/store/removals'
import type { DbClient } from '@/lib/store/transaction'
import { importing } from './story-changes'

/** What a removal did. The files are named, not deleted: they may go only when this holds. */
export interface Removal {
  stories: number
  /** Names of files in the picture folder that nothing needs any more. */
  pictureFiles: string[]
}

/**
 * Takes the supplied documents out of the newspaper, with the headlines, lists, desks and topics that came with them
 * alone. Nothing happens when there are none.
 */
export async function removeDocuments(db: DbClient): Promise<Removal> {
  return removeOrigin(db, 'document')
}

/** Takes away the samples of one origin, and whatever has no use without them. */
export async function removeOrigin(db: DbClient, origin: 'document' | 'paper'): Promise<Removal> {
  return importing(db, async (within, changes) => {
    const { full, headlines } = await listSamples(within, origin)
    await changes.takeBack(full)
    await changes.watch(headlines)
    const { stories, pictureIds } = await removeSamples(within, origin)
    return { stories, pictureFiles: await removeUnusedPictures(within, pictureIds) }
  })
}
