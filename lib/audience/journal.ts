import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { viewForms, type Tally } from '@/lib/news/audience'
import type { StoryId } from '@/lib/news/story'

/**
 * Views on their way to the database, in files to which is only ever added. Each file is one batch, its name the batch's
 * id: whoever applies it, and however often, the database takes it once. A process that was killed leaves its files to the
 * next one.
 */
export interface Journal {
  /** Adds to the open file. Rejects where that cannot be; then nothing of it is in there. */
  append(tallies: readonly Tally[]): Promise<void>
  /** Bytes in the open file. */
  readonly openBytes: number
  /**
   * Closes the open file for good, on the disk; the id of its batch, or null where nothing had been added. Rejects where
   * that cannot be; then nothing of it counts from there any more.
   */
  seal(): Promise<string | null>
  /** What lies in a closed file; null when another process has taken it away. Lines that were cut are left out. */
  read(id: string): Promise<Tally[] | null>
  remove(id: string): Promise<void>
  /** Sets aside what the database refuses, for a person to look at. */
  setAside(id: string): Promise<void>
  /** The closed files that earlier processes left: their own and, after a while, those of others. */
  adopt(now: Date): Promise<string[]>
}

/** After this long, in ms, without a change an open file has nobody who writes it. */
const abandoned = 600_000
/** The database knows for thirty days which batches it has; what is older might get in twice. */
const tooOld = 25 * 86_400_000

const openName = /^(.+)-([0-9a-f-]{36})\.open$/
const sealedName = /^([0-9a-f-]{36})\.batch$/

/** The journal in `folder`, which it makes. `owner` tells apart the servers that share it; a server that comes back has the same. */
export function openJournal(folder: string, owner: string): Journal {
  let current: { id: string; file: FileHandle; bytes: number } | null = null
  const openPath = (id: string) => join(folder, `${owner}-${id}.open`)
  const sealedPath = (id: string) => join(folder, `${id}.batch`)

  async function begin() {
    await mkdir(folder, { recursive: true })
    const id = randomUUID()
    return (current = { id, file: await open(openPath(id), 'ax'), bytes: 0 })
  }

  return {
    async append(tallies) {
      const { file, bytes } = current ?? await begin()
      const lines = Buffer.from(tallies.map(lineOf).join(''))
      try {
        for (let sent = 0; sent < lines.length;) sent += (await file.write(lines, sent, lines.length - sent, bytes + sent)).bytesWritten
      } catch (error) {
        // A full disk takes a part. What is left of it would count together with what is told again.
        await file.truncate(bytes)
        throw error
      }
      current!.bytes = bytes + lines.length
    },

    get openBytes() {
      return current?.bytes ?? 0
    },

    async seal() {
      if (current === null || current.bytes === 0) return null
      const { id, file } = current
      current = null
      try {
        await file.datasync()
        await rename(openPath(id), sealedPath(id))
      } catch (error) {
        // Who wrote it tells it in another way. What is left of it would count a second time.
        await file.truncate(0).catch(() => {})
        await rm(openPath(id), { force: true }).catch(() => {})
        throw error
      } finally {
        await file.close().catch(() => {})
      }
      return id
    },

    async read(id) {
      const text = await readFile(sealedPath(id), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
      return text === null ? null : text.split('\n').flatMap((line) => readLine(line) ?? [])
    },

    async remove(id) {
      await rm(sealedPath(id), { force: true })
    },

    async setAside(id) {
      await rename(sealedPath(id), join(folder, `${id}.refused`))
    },

    async adopt(now) {
      const names = await readdir(folder).catch(() => [] as string[])
      const ids: string[] = []
      for (const name of names.sort()) {
        const [, of, id] = openName.exec(name) ?? []
        const sealed = sealedName.exec(name)?.[1]
        if (sealed === undefined && (id === undefined || id === current?.id)) continue
        const path = join(folder, name)
        const changed = await stat(path).then(({ mtimeMs }) => mtimeMs, () => null)
        if (changed === null) continue
        const age = now.getTime() - changed
        if (age > tooOld) await rename(path, join(folder, `${sealed ?? id}.refused`)).catch(() => {})
        else if (sealed !== undefined) ids.push(sealed)
        if (sealed !== undefined || id === undefined || age > tooOld || (of !== owner && age < abandoned)) continue
        // Another process may have been quicker.
        await rename(path, sealedPath(id)).then(() => ids.push(id), () => {})
      }
      return ids
    },
  }
}

const lineOf = ({ storyId, hour, form, from, views, ranked }: Tally) => `${storyId} ${hour} ${form} ${views} ${ranked} ${from} .\n`

const line = new RegExp(`^([0-9a-hjkmnp-tv-z]{10}) (\\d{6}) (${viewForms.join('|')}) (\\d{1,9}) (\\d{1,9}) ([a-z0-9.-]{1,100}) \\.$`)

/** Only what stands there from its first to its last sign counts: a machine may lose its power in the middle of a line. */
function readLine(text: string): Tally | null {
  const [, storyId, hour, form, views, ranked, from] = line.exec(text) ?? []
  if (storyId === undefined) return null
  return { storyId: storyId as StoryId, hour: Number(hour), form: form as Tally['form'], views: Number(views), ranked: Number(ranked), from: from! }
}
