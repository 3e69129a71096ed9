import type { Picture } from '@/lib/news/picture'
import type { StoryId } from '@/lib/news/story'
import { Prisma } from './generated/client'
import type { Db } from './transaction'
import { visible } from './visible'

/** A picture as it is kept. */
export interface KeptPicture extends Picture {
  rightsNote: string | null
  /** The moment from which it may no longer be used. */
  rightsExpire: Date | null
  /** A user's id and the name at that time; null for what came with an import. */
  uploadedBy: string | null
  uploadedByName: string | null
  uploaded: Date | null
}

/** The focal point of the picture `p` of a query, as JSON. */
export const focalPoint = Prisma.sql`case when p.focal_x is not null and p.focal_y is not null then jsonb_build_object('x', p.focal_x, 'y', p.focal_y) end`

/** The pictures of these ids, in no order; ids that are unknown are left out. No query for none. */
export async function listPictures(db: Db, ids: readonly string[]): Promise<Picture[]> {
  if (ids.length === 0) return []
  return db.$queryRaw<Picture[]>`
    select id, width, height, files, alt, caption, credit, ${focalPoint} as focal from picture p where id = any (${[...ids]}::text[])`
}

/**
 * The same, held until the transaction ends: their words stay as they are, so whoever would take one away waits, and then
 * finds the story that shows it. Any number may hold a picture.
 */
export async function holdPictures(db: Db, ids: readonly string[]): Promise<Picture[]> {
  if (ids.length === 0) return []
  await db.$queryRaw`select id from picture where id = any (${[...ids]}::text[]) order by id for share`
  // A statement of its own sees what whoever held one before has written.
  return listPictures(db, ids)
}

/** Keeps a picture, with these words in place of those it had; its focal point stays. Its files must lie in the picture folder already. */
export async function savePicture(db: Db, picture: Omit<Picture, 'focal'>): Promise<void> {
  const { id, ...rest } = picture
  const data = { ...rest, files: picture.files as unknown as Prisma.InputJsonValue }
  await db.picture.upsert({ where: { id }, create: { id, ...data }, update: data })
}

/**
 * Takes away the pictures among `ids` that no story shows, as its own or in its body, no draft or earlier version of one
 * names and nobody uploaded, and returns the names of the files that no picture needs any more, so that the caller can
 * delete them once the transaction holds.
 */
export async function removeUnusedPictures(db: Db, ids: readonly string[]): Promise<string[]> {
  const removed = await db.$queryRaw<{ file: string }[]>`
    with gone as (
      delete from picture p
      where p.id = any (${[...ids]}::text[]) and p.uploaded_by is null
        and not exists (select from story s where ${showing(Prisma.sql`p.id`)})
        and not exists (select from draft d where ${naming(Prisma.sql`d.content`, Prisma.sql`p.id`)})
        and not exists (select from revision r where ${naming(Prisma.sql`r.content`, Prisma.sql`p.id`)})
      returning p.id, p.files
    )
    select distinct f ->> 'file' as file from gone, jsonb_array_elements(gone.files) f
    where not exists (
      select from picture p, jsonb_array_elements(p.files) kept
      where p.id not in (select id from gone) and kept ->> 'file' = f ->> 'file')`
  return removed.map(({ file }) => file)
}

/** Whether the body `body` shows the picture `id`, alone or in a gallery; both are expressions of a query. */
function inBody(body: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    ${body} @> jsonb_build_array(jsonb_build_object('kind', 'picture', 'picture', ${id}))
    or ${body} @> jsonb_build_array(jsonb_build_object('kind', 'gallery', 'pictures', jsonb_build_array(${id}))))`
}

/** Whether the story `s` shows it. */
function showing(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(s.picture_id = ${id} or ${inBody(Prisma.sql`s.body`, id)})`
}

/** Whether the content of a draft names it. */
function naming(content: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${content} ->> 'picture' = ${id} or ${inBody(Prisma.sql`(${content} -> 'body')`, id)})`
}

const columns = {
  id: true, width: true, height: true, files: true, alt: true, caption: true, credit: true, focalX: true, focalY: true,
  rightsNote: true, rightsExpire: true, uploadedBy: true, uploadedByName: true, uploaded: true,
} as const

function toKept({ focalX, focalY, files, ...rest }: Prisma.PictureGetPayload<{ select: typeof columns }>): KeptPicture {
  const focal = focalX === null || focalY === null ? null : { x: focalX, y: focalY }
  return { ...rest, files: files as unknown as Picture['files'], focal }
}

/** The picture of that id with everything that the newsroom knows of it, or null. */
export async function findKeptPicture(db: Db, id: string): Promise<KeptPicture | null> {
  const row = await db.picture.findUnique({ where: { id }, select: columns })
  return row === null ? null : toKept(row)
}

/** The same of all of these ids, in no order; ids that are unknown are left out. */
export async function listKeptByIds(db: Db, ids: readonly string[]): Promise<KeptPicture[]> {
  return ids.length === 0 ? [] : (await db.picture.findMany({ where: { id: { in: [...ids] } }, select: columns })).map(toKept)
}

/** One picture, held until the transaction ends. */
export async function lockPicture(db: Db, id: string): Promise<KeptPicture | null> {
  await db.$queryRaw`select id from picture where id = ${id} for update`
  // A statement of its own sees what whoever held it before has written.
  return findKeptPicture(db, id)
}

/**
 * Uploaded pictures, newest first, those that came with an import behind them; `take` of them, from after picture `after`
 * on. With `words` those in whose alternative text, caption, credit or uploader's name each of them stands.
 */
export async function listKeptPictures(
  db: Db, { words, after, take }: { words: readonly string[]; after: string | null; take: number },
): Promise<KeptPicture[]> {
  const rows = await db.picture.findMany({
    where: {
      AND: words.map((word) => {
        const contains = { contains: word, mode: 'insensitive' as const }
        return { OR: [{ alt: contains }, { caption: contains }, { credit: contains }, { uploadedByName: contains }] }
      }),
    },
    orderBy: [{ uploaded: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
    ...(after !== null && { cursor: { id: after }, skip: 1 }), take, select: columns,
  })
  return rows.map(toKept)
}

/**
 * Adds an uploaded picture, without words. Resolves with false where these bytes are a picture already: what is known of
 * it stays, and who uploaded it first. Its files must lie in the picture folder.
 */
export async function addPicture(
  db: Db, { id, width, height, files }: Pick<Picture, 'id' | 'width' | 'height' | 'files'>, by: { id: string; name: string }, now: Date,
): Promise<boolean> {
  const added = await db.picture.createMany({
    data: [{ id, width, height, files: files as unknown as Prisma.InputJsonValue, alt: '', uploadedBy: by.id, uploadedByName: by.name, uploaded: now }],
    skipDuplicates: true,
  })
  return added.count > 0
}

/** Writes what is known of a picture; what is left out stays. */
export async function savePictureWords(
  db: Db, id: string, { focal, ...words }: Partial<Pick<KeptPicture, 'alt' | 'caption' | 'credit' | 'focal' | 'rightsNote' | 'rightsExpire'>>,
): Promise<void> {
  const point = focal === undefined ? {} : { focalX: focal?.x ?? null, focalY: focal?.y ?? null }
  await db.picture.update({ where: { id }, data: { ...words, ...point } })
}

/** The stories that readers see with this picture on them, and those that they will at a time that is set. */
export async function listStoriesShowing(db: Db, id: string): Promise<{ id: StoryId; seen: boolean }[]> {
  return db.$queryRaw<{ id: StoryId; seen: boolean }[]>`
    select s.id, ${visible} as seen from story s
    where s.state in ('published', 'scheduled') and ${showing(Prisma.sql`${id}::text`)} order by s.id`
}

/**
 * How many pictures somebody has uploaded since a moment. Until the transaction ends nobody else's count of the same
 * person's begins, so that two uploads at once are not both the last that is allowed.
 */
export async function countUploads(db: Db, userId: string, since: Date): Promise<number> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`upload:${userId}`}, 0))`
  return db.audit.count({ where: { actorId: userId, action: 'picture.upload', at: { gt: since } } })
}
