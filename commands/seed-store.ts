import { readFile } from 'node:fs/promises'
import { importFeature, importFeatureWithin, type PreparedFiles } from '@/lib/newsroom/import-feature'
import { importPage, importPageWithin, type Imported, type ImportRefusal } from '@/lib/newsroom/import-page'
import { importing, type StoryChanges } from '@/lib/newsroom/story-changes'
import type { Outcome } from '@/lib/outcome'
import { PictureRefused, preparePicture } from '@/lib/pictures/rasterise'
import { recordSeeding, wasSeeded } from '@/lib/store/installation'
import { countStories } from '@/lib/store/stories'
import type { Db, DbClient } from '@/lib/store/transaction'
import { listSeedFiles, readSeedFile, type RefusedFile, type SeedFile } from './seed-files'

/** A file that was read, with its picture made. */
type Ready = { seed: Exclude<SeedFile, RefusedFile>; picture: PreparedFiles | null }

/** What became of one file. */
export type SeedOutcome = { seed: SeedFile; outcome: Outcome<Imported, ImportRefusal> | null }

export interface SeedProgress {
  done: number
  total: number
  file: string
}

/**
 * Fills an empty store with the project's own seed files, all or nothing, so that a start that was broken off begins
 * again. Null when there is a story already, or when a store that once had its seeds was emptied. Files that cannot be
 * read are left out and come back as refused. Pictures are drawn first, which is what takes time; `onProgress` hears of
 * each file before it is read.
 */
export async function seedEmptyStore(
  db: DbClient, { pictureFolder, documentsOnly = false, onProgress }: {
    pictureFolder: string
    documentsOnly?: boolean
    onProgress?: (progress: SeedProgress) => void
  },
): Promise<{ imported: number; refused: RefusedFile[] } | null> {
  if (!(await isToBeSeeded(db))) return null
  const files = await listSeedFiles({ documentsOnly })
  const ready: Ready[] = []
  const refused: RefusedFile[] = []
  for (const [done, file] of files.entries()) {
    onProgress?.({ done, total: files.length, file })
    const one = await prepare(await readSeedFile(file), pictureFolder)
    if ('seed' in one) ready.push(one)
    else refused.push(one)
  }
  return importing(db, async (within, changes) => {
    // Somebody else may have filled it while the pictures were drawn.
    if (!(await isToBeSeeded(within))) return null
    let imported = 0
    for (const one of ready) {
      if ((await importReadyWithin(within, changes, one)).ok) imported += 1
    }
    await recordSeeding(within, new Date())
    return { imported, refused }
  })
}

async function isToBeSeeded(db: Db): Promise<boolean> {
  return !(await wasSeeded(db)) && await countStories(db) === 0
}

/** Imports one file, as a transaction of its own. `outcome` is null for a file that cannot be read or drawn. */
export async function importSeed(db: DbClient, seed: SeedFile, pictureFolder: string): Promise<SeedOutcome> {
  const ready = await prepare(seed, pictureFolder)
  if (!('seed' in ready)) return { seed: ready, outcome: null }
  const outcome = ready.seed.kind === 'page'
    ? await importPage(db, ready.seed.page, { sample: ready.seed.sample })
    : await importFeature(db, ready.seed.feature, ready.picture)
  return { seed, outcome }
}

function importReadyWithin(db: Db, changes: StoryChanges, { seed, picture }: Ready): Promise<Outcome<Imported, ImportRefusal>> {
  return seed.kind === 'page'
    ? importPageWithin(db, changes, seed.page, { sample: seed.sample })
    : importFeatureWithin(db, changes, seed.feature, picture)
}

async function prepare(seed: SeedFile, pictureFolder: string): Promise<Ready | RefusedFile> {
  if (seed.kind === 'refused') return seed
  if (seed.kind === 'page' || seed.picture === null) return { seed, picture: null }
  try {
    return { seed, picture: await preparePicture(await readFile(seed.picture), pictureFolder) }
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (!missing && !(error instanceof PictureRefused)) throw error
    const message = missing ? `its picture ${seed.picture} is not there` : `its picture: ${(error as Error).message}`
    return { kind: 'refused', file: seed.file, line: 1, reason: 'picture', message }
  }
}
