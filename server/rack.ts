import { mkdir, open, readdir, readFile, rename, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { fileNameOf, readRackFile, readSlip, writeRackFile, type KeptPage, type Slip } from './rack-file'

/**
 * Where finished pages lie: in memory over a folder of files, both bounded by bytes, least recently used out. The rack
 * knows nothing of editions but their order; what is fresh, the press decides.
 */
export interface Rack {
  /** The page if it is in memory. */
  find(key: string): Shelved | undefined
  /** The page from the disk, put back into memory; null when it is not there or its file is not whole. */
  load(key: string): Promise<Shelved | null>
  /** Puts a page in memory and, for `disk`, writes it behind; `brief` pages lie apart and not for long. */
  keep(page: KeptPage, where: 'disk' | 'memory' | 'brief'): Shelved
  /**
   * Marks what was kept of these paths before the edition that each is given with: the next reader is to wait for a new
   * rendering.
   */
  touch(paths: ReadonlyMap<string, number>): void
  /**
   * Takes away every page of which `holds` is true, from memory and disk. Resolves when no kill can bring one back:
   * files written meanwhile are gone too, and the folder is synced. Rejects while a file cannot be removed; every later
   * call tries that one again.
   */
  remove(holds: (page: Facts) => boolean): Promise<number>
  /** The lowest number of an edition under which a page was kept; null when none is. */
  lowestEdition(): number | null
  facts(): RackFacts
  /** Waits for what is being written. */
  close(): Promise<void>
}

/** A page in memory, with what has happened to it since it was made. */
export interface Shelved extends KeptPage {
  /** A change since has touched its address. */
  touched: boolean
  /** When a rendering of it was last begun behind it, and when one last failed, in ms since the epoch. */
  attempted: number
  failed: number
}

/** A page as it is when it has just been made. */
export const shelve = (page: KeptPage): Shelved => ({ ...page, touched: false, attempted: page.made, failed: 0 })

/** What is known of a page wherever it lies. */
export type Facts = Omit<Slip, 'bytes'>

export interface RackFacts {
  memoryBytes: number
  memoryPages: number
  diskBytes: number
  diskPages: number
  /** Since when nothing can be written; null while all is well. */
  unwritableSince: Date | null
  /** Files that must go and could not be removed. */
  doomed: number
}

interface Bounds {
  /** Null keeps pages in memory alone. */
  folder: string | null
  memoryBytes: number
  diskBytes: number
  /** Told once when writing begins to fail. */
  report: (fault: string, error: unknown) => void
}

/** How long, in ms, and how much, in bytes, pages lie that are not worth more: those of what is not there. */
const brief = { ttl: 15_000, maxSize: 4 * 2 ** 20 }
/** A page's fields beside its body, roughly. */
const overhead = 1_000
/** Enough of a file to hold its header: a front page names some eighty stories. */
const headerBytes = 8_192
/** Pages that may wait to be written; beyond it they stay in memory alone. */
const mostWaiting = 500

const sizeOf = ({ key, full, stories }: KeptPage) =>
  full.bytes.length + 2 * key.length + 12 * stories.length + overhead

/** The path on the Bengali site, where a change names what it touched. */
export const pathOf = (key: string) => key.slice(3).split('?', 1)[0] || '/'

/** Opens the rack over `folder`, reading what an earlier process left there; a file that is torn or foreign is thrown away. */
export async function openRack({ folder, memoryBytes, diskBytes, report }: Bounds): Promise<Rack> {
  const memory = new LRUCache<string, Shelved>({ maxSize: memoryBytes, sizeCalculation: sizeOf })
  const passing = new LRUCache<string, Shelved>({ ...brief, maxSize: Math.min(brief.maxSize, memoryBytes), sizeCalculation: sizeOf })
  const onDisk = folder !== null && diskBytes > 0
  const disk = new LRUCache<string, Slip & { touched: boolean }>({
    maxSize: Math.max(diskBytes, 1),
    sizeCalculation: ({ bytes }) => bytes,
    dispose: (_, key, reason) => {
      if (reason === 'evict') forgetFile(key)
    },
  })
  const fileOf = (key: string) => join(folder!, fileNameOf(key))
  const doomed = new Set<string>()
  let unwritableSince: Date | null = null
  let writing: Promise<void> = Promise.resolve()
  let waiting = 0

  if (onDisk) await take(folder, disk).catch((error: unknown) => fail(error))
  // What nobody keeps up to date must not be there on the day when it is allowed again.
  else if (folder !== null) await rm(folder, { recursive: true, force: true }).catch((error: unknown) => fail(error))

  function fail(error: unknown): void {
    if (unwritableSince === null) report(`Pages cannot be kept in ${folder}`, error)
    unwritableSince ??= new Date()
  }

  async function write(page: KeptPage): Promise<void> {
    // Meanwhile renewed, or taken away.
    if (memory.peek(page.key)?.made !== page.made) return
    const bytes = writeRackFile(page)
    if (bytes.length > diskBytes) return
    const file = fileOf(page.key)
    try {
      await mkdir(folder!, { recursive: true })
      await writeSynced(`${file}.new`, bytes)
      // What is read from memory all day would count as unused on the disk.
      if (disk.calculatedSize + bytes.length > diskBytes) for (const key of memory.rkeys()) disk.get(key)
      await rename(`${file}.new`, file)
      const { key, edition, build, made, stories } = page
      // Known from the moment at which it can be found there, also if the next step fails.
      disk.set(key, { key, edition, build, made, stories, bytes: bytes.length, touched: memory.peek(key)?.touched ?? false })
      // While it was being written, the page turned out not to be there any more.
      if (passing.has(key) && disk.delete(key)) await unlink(file)
      await syncFolder(folder!)
      unwritableSince = null
    } catch (error) {
      await rm(`${file}.new`, { force: true }).catch(() => {})
      fail(error)
    }
  }

  return {
    find: (key) => memory.get(key) ?? passing.get(key),

    async load(key) {
      const slip = disk.get(key)
      if (slip === undefined) return null
      const bytes = await readFile(fileOf(key)).catch(() => null)
      const page = bytes === null ? null : readRackFile(bytes)
      // Renewed or taken away while it was being read.
      if (disk.peek(key) !== slip) return memory.get(key) ?? null
      if (page === null || page.key !== key) {
        disk.delete(key)
        await unlink(fileOf(key)).catch(() => {})
        return null
      }
      const shelved = { ...shelve(page), touched: slip.touched }
      memory.set(key, shelved)
      return shelved
    },

    keep(page, where) {
      const shelved = shelve(page)
      if (where === 'brief') {
        memory.delete(page.key)
        passing.set(page.key, shelved)
        if (disk.delete(page.key)) forgetFile(page.key)
        return shelved
      }
      passing.delete(page.key)
      memory.set(page.key, shelved)
      if (where === 'disk' && onDisk && waiting < mostWaiting) {
        waiting++
        writing = writing.then(() => write(page)).finally(() => waiting--)
      }
      return shelved
    },

    touch(paths) {
      for (const shelf of [memory, disk]) {
        for (const page of shelf.values()) if ((paths.get(pathOf(page.key)) ?? 0) > page.edition.number) page.touched = true
      }
      passing.clear()
    },

    async remove(holds) {
      const gone = new Set<string>()
      const sweep = () => {
        for (const shelf of [memory, passing, disk]) {
          for (const { key } of [...shelf.values()].filter(holds)) {
            shelf.delete(key)
            gone.add(key)
            if (shelf === disk) doomed.add(fileOf(key))
          }
        }
      }
      // In memory at once; a page under way to the disk is caught when it has arrived.
      sweep()
      await writing
      sweep()
      if (doomed.size === 0) return gone.size
      for (const file of doomed) {
        await unlink(file).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOENT') throw error
        })
        doomed.delete(file)
      }
      await syncFolder(folder!)
      return gone.size
    },

    lowestEdition() {
      let lowest: number | null = null
      for (const shelf of [memory, disk]) for (const { edition } of shelf.values()) lowest = Math.min(lowest ?? Infinity, edition.number)
      return lowest
    },

    facts: () => ({
      memoryBytes: memory.calculatedSize + passing.calculatedSize,
      memoryPages: memory.size + passing.size,
      diskBytes: onDisk ? disk.calculatedSize : 0,
      diskPages: disk.size,
      unwritableSince,
      doomed: doomed.size,
    }),

    async close() {
      // A page that is written may push another out, whose file is removed in its turn.
      for (let last; last !== writing;) await (last = writing)
    },
  }

  /** Removes the file in its turn, unless the page has been written again by then. */
  function forgetFile(key: string): void {
    const file = fileOf(key)
    writing = writing.then(() => (disk.has(key) ? undefined : unlink(file).catch((error: NodeJS.ErrnoException) => {
      // Nobody knows any more which stories stand on it.
      if (error.code !== 'ENOENT') doomed.add(file)
    })))
  }
}

/** Reads the slips of what lies in the folder, the oldest first, so that it is the first to go. */
async function take(folder: string, disk: LRUCache<string, Slip & { touched: boolean }>): Promise<void> {
  await mkdir(folder, { recursive: true })
  const slips: Slip[] = []
  const names = await readdir(folder)
  const read = async (name: string) => {
    const path = join(folder, name)
    const slip = name.endsWith('.page') ? await readSlipOf(path) : null
    if (slip !== null && fileNameOf(slip.key) === name && slip.bytes <= disk.maxSize) slips.push(slip)
    else await rm(path, { recursive: true, force: true }).catch(() => {})
  }
  for (let at = 0; at < names.length; at += 64) await Promise.all(names.slice(at, at + 64).map(read))
  slips.sort((a, b) => a.made - b.made)
  for (const slip of slips) disk.set(slip.key, { ...slip, touched: false })
}

async function readSlipOf(path: string): Promise<Slip | null> {
  const file = await open(path).catch(() => null)
  if (file === null) return null
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, headerBytes)), 0, Math.min(size, headerBytes), 0)
    const slip = readSlip(buffer.subarray(0, bytesRead), size)
    return slip ?? (size > headerBytes ? readSlip(await readFile(path), size) : null)
  } catch {
    return null
  } finally {
    await file.close()
  }
}

async function writeSynced(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A name in a folder is on the disk only when the folder is. */
async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder, and keeps names in its own journal.
  if (process.platform === 'win32') return
  const opened = await open(folder)
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
