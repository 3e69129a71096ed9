import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { ok } from '@/lib/outcome'
import { readArchive, type ArchiveRefusal, type Manifest } from './backup-file'
import { clientConfig, type Connection } from './connection'
import { listSequences, listTables, passingTables, quoteName, type Table } from './tables'
import { writeTar, type Entry } from './tar'

/** What a backup holds, for the line that is printed. */
export interface Counts {
  readonly tables: number
  readonly rows: number
  readonly pictures: number
}

const pieceSize = 4 * 1024 * 1024
const rowsAtOnce = 200

/**
 * Writes the whole store, every table at one moment and the pictures, into one archive, while others read and write. The
 * file appears under its name only when it is whole, has been read back and lies on the disk; only its owner may read
 * it. It is refused where a file of that name exists. Secrets are not in it, nor is who was signed in (`passingTables`).
 */
export async function backup(
  connection: Connection,
  dataDir: string,
  file: string,
  now: Date,
): Promise<{ ok: true; value: Counts } | ArchiveRefusal> {
  if (existsSync(file)) return { ok: false, code: 'exists', field: file, message: `${file} exists already; a backup never replaces another.` }
  await mkdir(dirname(file), { recursive: true })
  const part = `${file}.part-${process.pid}`
  const client = new pg.Client({ ...clientConfig(connection), connectionTimeoutMillis: 5_000, application_name: 'pathok-backup' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const bytes = Readable.from(writeTar(collect(client, join(dataDir, 'pictures'), now), now))
    await pipeline(bytes, createGzip(), createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }))
    const whole = await readArchive(part)
    if (!whole.ok) return whole
    await rename(part, file)
    await syncFolder(dirname(file))
    return ok(countsOf(whole.value))
  } finally {
    await rm(part, { force: true })
    await client.end()
  }
}

/** How much an archive holds. */
export function countsOf({ tables, entries }: Manifest): Counts {
  return {
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    pictures: entries.filter(({ name }) => name.startsWith('pictures/')).length,
  }
}

// The list of contents comes last: an archive that was cut off has none.
async function* collect(client: pg.Client, pictures: string, now: Date): AsyncGenerator<Entry> {
  const entries: Manifest['entries'] = []
  const listed = (entry: Entry): Entry => {
    entries.push({ name: entry.name, sha256: createHash('sha256').update(entry.data).digest('hex') })
    return entry
  }
  const tables: Manifest['tables'] = []
  for (const table of await listTables(client)) {
    if (passingTables.includes(table.name)) continue
    let rows = 0
    let piece = 0
    for await (const lines of readTable(client, table)) {
      rows += lines.length
      yield listed({ name: `tables/${table.name}/${String(++piece).padStart(6, '0')}.ndjson`, data: Buffer.from(lines.join('')) })
    }
    tables.push({ name: table.name, columns: table.columns.map(({ name }) => name), rows })
  }
  const sequences = await listSequences(client)
  // Listed after the moment of the tables was fixed, so that no picture which they name is missing.
  for (const name of await listFiles(pictures)) {
    const data = await readFile(join(pictures, name)).catch(absent)
    if (data) yield listed({ name: posix.join('pictures', name), data })
  }
  const manifest: Manifest = { format: 'pathok-backup', version: 1, made: now.toISOString(), tables, sequences, entries }
  yield { name: 'manifest.json', data: Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`) }
}

// Each row is a line of JSON: an array of the columns' text forms, which PostgreSQL reads back exactly, null for NULL.
async function* readTable(client: pg.Client, { name, columns }: Table): AsyncGenerator<string[]> {
  const texts = columns.map((column) => `${quoteName(column.name)}::text`).join(', ')
  await client.query(`declare reader no scroll cursor for select to_json(array[${texts}]::text[])::text as line from public.${quoteName(name)}`)
  let lines: string[] = []
  let size = 0
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${rowsAtOnce} from reader`)
    for (const { line } of rows) {
      lines.push(`${line}\n`)
      size += Buffer.byteLength(line)
      if (size < pieceSize) continue
      yield lines
      lines = []
      size = 0
    }
    if (rows.length < rowsAtOnce) break
  }
  if (lines.length > 0) yield lines
  await client.query('close reader')
}

// Files whose names begin with a dot are being written.
async function listFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(absent)
  return (found ?? [])
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .sort()
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
