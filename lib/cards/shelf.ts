import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoryId } from '@/lib/news/story'

/** What all kept cards may take of the disk, in bytes; the oldest go first, and are drawn again when somebody asks. */
const mostBytes = 200 * 2 ** 20

const nameOf = (id: StoryId, revision: string) => `${id}-${revision}.jpg`

/** A card that was kept, or null. */
export async function findCard(folder: string, id: StoryId, revision: string): Promise<Buffer | null> {
  return readFile(join(folder, nameOf(id, revision))).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return null
    throw fault
  })
}

/**
 * Keeps a card, so that whoever looks sees all of it or nothing, and lets go of the story's earlier ones and of the
 * oldest of all when there are more than `most` bytes. Throws what the disk says.
 */
export async function keepCard(folder: string, id: StoryId, revision: string, card: Buffer, most = mostBytes): Promise<void> {
  await mkdir(folder, { recursive: true })
  const passing = join(folder, `.${nameOf(id, revision)}.${randomBytes(6).toString('hex')}`)
  try {
    await writeFile(passing, card)
    await rename(passing, join(folder, nameOf(id, revision)))
  } catch (fault) {
    await rm(passing, { force: true })
    throw fault
  }
  const names = await readdir(folder)
  await Promise.all(names.filter((name) => name.startsWith(`${id}-`) && name !== nameOf(id, revision)).map((name) => rm(join(folder, name), { force: true })))
  const facts = await Promise.all(names.map(async (name) => ({ name, found: await stat(join(folder, name)).catch(() => null) })))
  const kept = facts.flatMap(({ name, found }) => (found === null ? [] : [{ name, bytes: found.size, at: found.mtimeMs }])).sort((one, other) => one.at - other.at)
  let bytes = kept.reduce((sum, one) => sum + one.bytes, 0)
  for (const one of kept) {
    if (bytes <= most) break
    await rm(join(folder, one.name), { force: true })
    bytes -= one.bytes
  }
}

/** Removes every card of these stories. */
export async function dropCards(folder: string, ids: readonly StoryId[]): Promise<void> {
  const names = await readdir(folder).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return []
    throw fault
  })
  const gone = new Set(ids)
  await Promise.all(names.filter((name) => gone.has(name.slice(0, 10))).map((name) => rm(join(folder, name), { force: true })))
}
