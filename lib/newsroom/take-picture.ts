import { join } from 'node:path'
import { mkdir } from 'node:fs/promises'
import type { NewsroomPicture } from '@/lib/news/newsroom-picture'
import { may, type Editor } from '@/lib/news/roles'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { oneAtATime } from '@/lib/pictures/one-at-a-time'
import { prepareApart } from '@/lib/pictures/prepare-apart'
import { receiveUpload } from '@/lib/pictures/receive-upload'
import { uploadLimits, type UploadRefusal } from '@/lib/pictures/upload'
import { recordAct } from '@/lib/store/people-acts'
import { inUploadFolder, keepPictureFiles, pictureFolders, type PictureFolders } from '@/lib/store/picture-files'
import { addPicture, countUploads, findKeptPicture } from '@/lib/store/pictures'
import { inChange, type DbClient } from '@/lib/store/transaction'
import { newsroomPicture } from './kept-picture'

/** How many pictures somebody may bring within a day: more than anybody needs, and few enough for the disk. */
export const uploadsADay = 200
const day = 86_400_000

/** How many uploads may be on their way through this process, being received, waiting and being decoded. */
const atOnce = 12
let onTheirWay = 0
// A decoder takes a core and much memory, and readers need both.
const inTurn = oneAtATime(atOnce, 120_000)

export type TakeRefusal = UploadRefusal | 'forbidden' | 'quota' | 'busy' | 'disk'

/** A picture that was taken. `known`: these very bytes were a picture of this newspaper before, and it has kept its words. */
export interface Taken {
  picture: NewsroomPicture
  known: boolean
}

/**
 * Takes an uploaded picture: receives it into a file, decodes it once in a process of its own, and keeps what was made of
 * its pixels; its own bytes are not kept. `length` is what the sender says of its length, null where it says nothing; an
 * upload that says too much is refused unread. `quota`: this editor has brought as many as a day allows. `busy`: too many
 * are on their way. `disk`: there is no room. A refusal leaves no file and no row. Throws what `source` throws, as when
 * the sender goes away, with nothing left either.
 */
export async function takePicture(
  db: DbClient, editor: Editor, { source, length }: { source: AsyncIterable<Uint8Array>; length: number | null }, now: Date,
  { pictures, uploads }: PictureFolders = pictureFolders(),
): Promise<Outcome<Taken, TakeRefusal>> {
  if (!may(editor.role, 'picture.upload')) return refused('forbidden')
  if (length !== null && length > uploadLimits.bytes) return refused('bytes')
  if (onTheirWay >= atOnce) return refused('busy')
  onTheirWay += 1
  try {
    // Asked twice: now, before anything is received, and when it counts.
    if (!await inChange(db, (within) => isAllowed(within, editor, now))) return refused('quota')
    return await inUploadFolder(uploads, (folder) => take(db, editor, source, now, folder, pictures))
  } catch (fault) {
    if (/^(ENOSPC|EDQUOT|EROFS)$/.test(String((fault as NodeJS.ErrnoException | null)?.code))) return refused('disk')
    throw fault
  } finally {
    onTheirWay -= 1
  }
}

async function take(
  db: DbClient, editor: Editor, source: AsyncIterable<Uint8Array>, now: Date, folder: string, pictures: string,
): Promise<Outcome<Taken, TakeRefusal>> {
  const path = join(folder, 'source')
  const received = await receiveUpload(source, path)
  if (typeof received === 'string') return refused(received)
  const made = join(folder, 'made')
  await mkdir(made)
  const prepared = await inTurn(() => prepareApart(path, received.sha256, made))
  if (typeof prepared === 'string') return refused(prepared)

  return inChange(db, async (within) => {
    if (!await isAllowed(within, editor, now)) return refused('quota')
    // Files come before the row that names them.
    await keepPictureFiles(made, prepared.files.map(({ file }) => file), pictures)
    const added = await addPicture(within, prepared, editor, now)
    const detail = { bytes: received.bytes, known: !added }
    await recordAct(within, { by: editor, action: 'picture.upload', target: prepared.id, detail }, now)
    const kept = await findKeptPicture(within, prepared.id)
    return ok({ picture: newsroomPicture(kept!), known: !added })
  })
}

async function isAllowed(db: Parameters<typeof countUploads>[0], editor: Editor, now: Date): Promise<boolean> {
  return await countUploads(db, editor.id, new Date(now.getTime() - day)) < uploadsADay
}
