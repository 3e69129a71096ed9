import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '@/lib/env'

/** Where pictures lie, and where an upload lies until it is one; the second is nothing that a backup needs. */
export interface PictureFolders {
  pictures: string
  uploads: string
}

/** Those of this installation. */
export function pictureFolders(): PictureFolders {
  return { pictures: join(env.DATA_DIR, 'pictures'), uploads: join(env.DATA_DIR, 'uploads') }
}

/** The content of a file in the picture folder; null when it is not there. `name` is one that a picture of the store names. */
export async function readPictureFile(name: string): Promise<Buffer | null> {
  return readFile(join(pictureFolders().pictures, name)).catch(() => null)
}

/** What a process that was killed left behind is not from today's work after this long. */
const abandoned = 3_600_000

/**
 * Does `work` in an empty folder of its own below `uploads`, which is gone afterwards, whatever became of the work. What
 * earlier processes could not take away goes as well.
 */
export async function inUploadFolder<Value>(uploads: string, work: (folder: string) => Promise<Value>): Promise<Value> {
  await mkdir(uploads, { recursive: true, mode: 0o700 })
  await sweep(uploads)
  const folder = await mkdtemp(join(uploads, 'upload-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function sweep(uploads: string): Promise<void> {
  for (const name of await readdir(uploads)) {
    const path = join(uploads, name)
    const found = await stat(path).catch(() => null)
    if (found !== null && Date.now() - found.mtimeMs > abandoned) await rm(path, { recursive: true, force: true })
  }
}

/**
 * Brings finished files from `from` into the picture folder. Each is on the disk and whole before it has its name there;
 * one whose name is taken is there already, since names are made from content.
 */
export async function keepPictureFiles(from: string, names: readonly string[], pictures: string): Promise<void> {
  await mkdir(pictures, { recursive: true })
  for (const name of names) {
    const path = join(pictures, name)
    if (await stat(path).then(() => true, () => false)) continue
    const passing = `${path}.${randomBytes(6).toString('hex')}.part`
    try {
      // Copied and not renamed, because several servers may share a picture folder that is a disk of its own.
      const file = await open(passing, 'wx', 0o644)
      try {
        await file.writeFile(await readFile(join(from, name)))
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(passing, path)
    } catch (fault) {
      await rm(passing, { force: true })
      throw fault
    }
  }
}
