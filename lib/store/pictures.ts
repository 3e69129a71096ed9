import type { Picture } from '@/lib/news/picture'
import type { Prisma } from './generated/client'
import type { Db } from './transaction'

/** The pictures of these ids, in no order; ids that are unknown are left out. No query for none. */
export async function listPictures(db: Db, ids: readonly string[]): Promise<Picture[]> {
  if (ids.length === 0) return []
  return db.$queryRaw<Picture[]>`
    select id, width, height, files, alt, caption, credit from picture where id = any (${[...ids]}::text[])`
}

/** Keeps a picture, with these words in place of those it had. Its files must lie in the picture folder already. */
export async function savePicture(db: Db, picture: Picture): Promise<void> {
  const { id, ...rest } = picture
  const data = { ...rest, files: picture.files as unknown as Prisma.InputJsonValue }
  await db.picture.upsert({ where: { id }, create: { id, ...data }, update: data })
}

/**
 * Takes away the pictures among `ids` that no story shows, as its own or in its body, and returns the names of the files
 * that no picture needs any more, so that the caller can delete them once the transaction holds.
 */
export async function removeUnusedPictures(db: Db, ids: readonly string[]): Promise<string[]> {
  const removed = await db.$queryRaw<{ file: string }[]>`
    with gone as (
      delete from picture p
      where p.id = any (${[...ids]}::text[])
        and not exists (select from story s where s.picture_id = p.id)
        and not exists (
          select from story s where s.body @> jsonb_build_array(jsonb_build_object('kind', 'picture', 'picture', p.id)))
      returning p.id, p.files
    )
    select distinct f ->> 'file' as file from gone, jsonb_array_elements(gone.files) f
    where not exists (
      select from picture p, jsonb_array_elements(p.files) kept
      where p.id not in (select id from gone) and kept ->> 'file' = f ->> 'file')`
  return removed.map(({ file }) => file)
}
