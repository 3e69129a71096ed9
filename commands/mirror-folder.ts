import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** What a mirror says of itself, in a file of its own; by this file a folder is known as one. */
export const manifestName = 'mirror.json'

export interface Manifest {
  /** When the last run that came to its end began. */
  made: string | null
  site: string | null
  counts: Record<string, number>
  /** Name and content of every file: the beginning of its SHA-256 in base64url. */
  files: Record<string, string>
}

/** A folder of files that only this command writes. */
export interface MirrorFolder {
  /** What the last run left; nothing in it for a new folder. */
  before: Manifest
  /** Writes a file where it is not there with the same content; says whether it did. A file is whole or not there. */
  keep: (name: string, content: Buffer) => Promise<boolean>
  /** Leaves a file as it is, when it is there. */
  keepIfThere: (name: string) => Promise<boolean>
  /** Takes a file away that must not stay, however the run ends; whether it was there. */
  drop: (name: string) => Promise<boolean>
  /** Takes away what this run has not kept; how many files that were. */
  sweep: () => Promise<number>
  finish: (manifest: Omit<Manifest, 'files'>) => Promise<void>
}

/** The folder cannot be used, for a reason that a person can act on. */
export class MirrorRefusal extends Error {}

/** Opens a folder that is new, empty or a mirror; any other is refused, since a mirror takes away what is not its own. */
export async function openMirror(folder: string): Promise<MirrorFolder> {
  await mkdir(folder, { recursive: true })
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => null)
  if (text === null && (await readdir(folder)).some((name) => !name.startsWith('.'))) {
    throw new MirrorRefusal(`${folder} holds something else than a mirror. Name an empty folder, or one that does not exist yet.`)
  }
  const before: Manifest = text === null ? { made: null, site: null, counts: {}, files: {} } : JSON.parse(text) as Manifest
  // From the first file on it is known for what it is, should this run be broken off.
  if (text === null) await place(manifestName, Buffer.from(`${JSON.stringify(before)}\n`))
  const kept = new Map<string, string>()

  async function place(name: string, content: Buffer): Promise<void> {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(`${path}.part`, content)
    await rename(`${path}.part`, path)
  }

  const sizeOf = async (name: string) => (await stat(join(folder, name)).catch(() => null))?.size ?? null

  return {
    before,
    async keep(name, content) {
      const hash = createHash('sha256').update(content).digest('base64url').slice(0, 22)
      kept.set(name, hash)
      if (before.files[name] === hash && await sizeOf(name) === content.length) return false
      // A run that was broken off has told nobody what it wrote.
      if (before.files[name] === undefined && (await readFile(join(folder, name)).catch(() => null))?.equals(content) === true) return false
      await place(name, content)
      return true
    },
    async keepIfThere(name) {
      const hash = before.files[name]
      if (hash === undefined || await sizeOf(name) === null) return false
      kept.set(name, hash)
      return true
    },
    async drop(name) {
      kept.delete(name)
      if (await sizeOf(name) === null) return false
      await rm(join(folder, name))
      await rmdir(dirname(join(folder, name))).catch(() => {})
      return true
    },
    async sweep() {
      let gone = 0
      const visit = async (inside: string): Promise<void> => {
        const entries = await readdir(join(folder, inside), { withFileTypes: true })
        for (const entry of entries) {
          const name = inside === '' ? entry.name : `${inside}/${entry.name}`
          // What begins with a dot stands in front of the mirror for a web server: .htaccess, .well-known.
          if (inside === '' && entry.name.startsWith('.') || name === manifestName) continue
          if (entry.isDirectory()) await visit(name)
          else if (!kept.has(name)) {
            await rm(join(folder, name))
            gone++
          }
        }
        // A folder with something in it stays.
        if (inside !== '') await rmdir(join(folder, inside)).catch(() => {})
      }
      await visit('')
      return gone
    },
    async finish(manifest) {
      const files = Object.fromEntries([...kept].sort(([a], [b]) => (a < b ? -1 : 1)))
      await place(manifestName, Buffer.from(`${JSON.stringify({ ...manifest, files }, null, 1)}\n`))
    },
  }
}
