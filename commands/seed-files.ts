import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { readCrawledPage, type CrawledPage } from '@/lib/intake/crawled-page'
import { largestFile } from '@/lib/intake/encoding'
import { readFeature, type Feature } from '@/lib/intake/feature'

/** A file that cannot be imported, and why. */
export interface RefusedFile {
  kind: 'refused'
  file: string
  line: number
  reason: string
  message: string
}

/** What a seed file holds: a crawled page, a piece of the sample paper, or nothing that can be read. */
export type SeedFile =
  | { kind: 'page'; file: string; page: CrawledPage; sample: 'document' | null }
  | { kind: 'feature'; file: string; feature: Feature; picture: string | null }
  | RefusedFile

/** The project's folder: every script runs in it. */
const root = process.cwd()
const documents = join(root, 'seeds', 'documents')
const samplePaper = join(root, 'seeds', 'sample-paper')

/** The seed files that lie in the project, documents first, by name; none where they were taken out. */
export async function listSeedFiles({ documentsOnly }: { documentsOnly: boolean }): Promise<string[]> {
  const files = await filesIn(documents, '.txt')
  if (!documentsOnly) files.push(...await filesIn(samplePaper, '.json'))
  return files.map((file) => relative(root, file))
}

/** Reads one file: JSON as a piece of the sample paper, anything else as the text of a page. Never throws for what a file holds. */
export async function readSeedFile(file: string): Promise<SeedFile> {
  const path = resolve(root, file)
  let bytes: Uint8Array
  try {
    const about = await stat(path)
    if (!about.isFile()) return { kind: 'refused', file, line: 1, reason: 'unreadable', message: 'this is not a file' }
    if (about.size > largestFile) {
      return { kind: 'refused', file, line: 1, reason: 'too-large', message: `the file has ${about.size} bytes; the limit is ${largestFile}` }
    }
    bytes = await readFile(path)
  } catch (error) {
    return { kind: 'refused', file, line: 1, reason: 'unreadable', message: explain(error) }
  }
  if (file.toLowerCase().endsWith('.json')) {
    const reading = readFeature(file, bytes)
    if (!reading.ok) return { kind: 'refused', file, line: reading.line, reason: reading.reason, message: reading.message }
    const name = reading.feature.picture?.file
    return { kind: 'feature', file, feature: reading.feature, picture: name === undefined ? null : join(samplePaper, 'pictures', name) }
  }
  const reading = readCrawledPage(file, bytes)
  if (!reading.ok) return { kind: 'refused', file, line: reading.line, reason: reading.reason, message: reading.message }
  return { kind: 'page', file, page: reading.page, sample: path.startsWith(documents + sep) ? 'document' : null }
}

/**
 * Keeps a run from losing a story: within one run a source key belongs to one file, since a second file of that key with
 * other content would take the first one's place without a word. The same content again is let through.
 */
export class OneFileAKey {
  private readonly seen = new Map<string, { file: string; content: string }>()

  admit(seed: SeedFile): SeedFile {
    if (seed.kind === 'refused') return seed
    const value = seed.kind === 'page' ? seed.page : seed.feature
    const content = JSON.stringify({ ...value, file: null })
    const before = this.seen.get(value.sourceKey)
    if (before !== undefined && before.content !== content) {
      const message = `its key ${value.sourceKey} is that of ${before.file}, which holds another story; give one of them another name`
      return { kind: 'refused', file: seed.file, line: 1, reason: 'key-taken', message }
    }
    if (before === undefined) this.seen.set(value.sourceKey, { file: seed.file, content })
    return seed
  }
}

async function filesIn(folder: string, extension: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => name.endsWith(extension)).toSorted().map((name) => join(folder, name))
}

function explain(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES') return 'this user may not read it'
  return error instanceof Error ? error.message : String(error)
}
