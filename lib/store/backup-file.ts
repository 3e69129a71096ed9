import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { ok } from '@/lib/outcome'
import { ArchiveError, readTar, type Entry } from './tar'

const rules = z.object({
  format: z.literal('pathok-backup'),
  version: z.literal(1),
  made: z.iso.datetime(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  entries: z.array(z.object({ name: z.string(), sha256: z.string() })),
})

/** What an archive says about itself: its tables, its sequences, and the checksum of each file in it. */
export type Manifest = z.infer<typeof rules>

/** Why an archive was not written or not brought back; nothing was changed. */
export interface ArchiveRefusal {
  readonly ok: false
  readonly code: 'exists' | 'foreign' | 'damaged' | 'newerThanCode' | 'notEmpty' | 'notMigrated'
  readonly field: string | null
  readonly message: string
}

// Names that this program writes: nothing else may come out of an archive, least of all a path that climbs.
const entryName = /^(tables\/[A-Za-z_][\w$]*\/\d{6}\.ndjson|pictures\/(?!\.)[\w.-]+(\/(?!\.)[\w.-]+)*|manifest\.json)$/

/** The entries of an archive file, one after the other. Throws when it cannot be read to its end. */
export async function* readEntries(file: string): AsyncGenerator<Entry> {
  const unpacked = createGunzip()
  const reading = pipeline(createReadStream(file), unpacked)
  // Its error comes through the stream, too.
  reading.catch(() => {})
  yield* readTar(unpacked)
}

/**
 * Reads an archive to its end and holds every file in it against its checksum, without keeping anything. Refused when it
 * is not a backup of this program, or when anything in it is missing, changed or too much.
 */
export async function readArchive(file: string): Promise<{ ok: true; value: Manifest } | ArchiveRefusal> {
  const seen = new Map<string, string>()
  let manifest: Manifest | null = null
  try {
    for await (const { name, data } of readEntries(file)) {
      if (!entryName.test(name) || seen.has(name) || manifest) return refuse('foreign', file, 'it is not a backup of this program')
      if (name === 'manifest.json') {
        const parsed = rules.safeParse(JSON.parse(data.toString()))
        if (!parsed.success) return refuse('foreign', file, 'it is not a backup that this version of the program knows')
        manifest = parsed.data
      } else {
        seen.set(name, createHash('sha256').update(data).digest('hex'))
      }
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') return refuse('foreign', file, 'it cannot be read')
    if (code === 'Z_DATA_ERROR' && seen.size === 0) return refuse('foreign', file, 'it is not a backup of this program')
    if (code?.startsWith('Z_') || error instanceof ArchiveError || error instanceof SyntaxError) {
      return refuse('damaged', file, 'it is damaged or was cut off')
    }
    throw error
  }
  if (!manifest) return refuse('damaged', file, 'it was cut off')
  const whole = manifest.entries.length === seen.size && manifest.entries.every(({ name, sha256 }) => seen.get(name) === sha256)
  return whole ? ok(manifest) : refuse('damaged', file, 'its files differ from its list of contents')
}

function refuse(code: ArchiveRefusal['code'], file: string, why: string): ArchiveRefusal {
  return { ok: false, code, field: file, message: `${file} cannot be used: ${why}.` }
}
