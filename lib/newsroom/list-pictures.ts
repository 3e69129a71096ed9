import { store } from '@/lib/bangla/normalise'
import type { NewsroomPicture } from '@/lib/news/newsroom-picture'
import { may, type Editor } from '@/lib/news/roles'
import { findKeptPicture, listKeptPictures } from '@/lib/store/pictures'
import type { Db } from '@/lib/store/transaction'
import { newsroomPicture } from './kept-picture'

const perPage = 24

/**
 * The newspaper's pictures, newest first, as many as a page of them shows, after the picture `after`; with `words`, those
 * whose own words have all of them. `more` says whether there are others. None for whoever may not read stories.
 */
export async function listPictures(
  db: Db, editor: Editor, { words, after }: { words: string; after: string | null },
): Promise<{ pictures: NewsroomPicture[]; more: boolean }> {
  if (!may(editor.role, 'story.read')) return { pictures: [], more: false }
  const asked = store(words.slice(0, 200)).split(/\s+/).filter((word) => word !== '').slice(0, 8)
  const found = await listKeptPictures(db, { words: asked, after, take: perPage + 1 })
  return { pictures: found.slice(0, perPage).map(newsroomPicture), more: found.length > perPage }
}

/** One picture with all that is known of it; null where there is none of that id, or for whoever may not read stories. */
export async function findPicture(db: Db, editor: Editor, id: string): Promise<NewsroomPicture | null> {
  if (!may(editor.role, 'story.read')) return null
  const kept = await findKeptPicture(db, id)
  return kept === null ? null : newsroomPicture(kept)
}
