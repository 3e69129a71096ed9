import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { ok } from '@/lib/outcome'
import { readArchive, readEntries, type ArchiveRefusal, type Manifest } from './backup-file'
import { countsOf, type Counts } from './backup'
import { clientConfig, type Connection } from './connection'
import { bookkeeping, checksums, listMigrations, migrate, migrationLock, migrationsFolder, type Migration } from './migrations'
import { listEnums, listTables, passingTables, quoteName, type Table } from './tables'

const book = '_prisma_migrations'

/** What an empty store remembers of itself. */
const ownMemory = [book, 'installation', 'edition', 'edition_change', ...passingTables]

/**
 * Brings a backup into an empty store: one whose tables, if there are any, hold no row (what the installation remembers
 * of itself aside). Everything is checked before anything is written; then the database is built anew as the archive's
 * own migrations leave it, filled in one transaction, and brought to the state of the code. It begins a new history of
 * editions: pages that were kept before may be of the same number and another content. Pictures are laid down first,
 * since a file without a row harms nobody; they are taken away again when the database refuses.
 */
export async function restore(
  connection: Connection,
  dataDir: string,
  file: string,
  folder: string = migrationsFolder,
): Promise<{ ok: true; value: Counts } | ArchiveRefusal> {
  const archive = await readArchive(file)
  if (!archive.ok) return archive
  const manifest = archive.value
  const client = new pg.Client({ ...clientConfig(connection), connectionTimeoutMillis: 5_000, application_name: 'pathok-restore' })
  client.on('error', () => {})
  await client.connect()
  const laid: string[] = []
  try {
    const history = await migrationsOf(file, manifest, folder)
    if (!history.ok) return history
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
    const full = await firstFullTable(client)
    if (full) return refuse('notEmpty', full, `The store is not empty: its table ${full} holds rows. A backup comes back into an empty store only.`)
    await layPictures(file, join(dataDir, 'pictures'), laid)
    await rebuild(client, history.value)
    await load(client, file, manifest)
    await beginHistory(client)
    await client.query('commit')
    laid.length = 0
  } finally {
    // Ending the session undoes what was not committed.
    await client.end()
    for (const picture of laid) await rm(picture, { force: true })
  }
  const outcome = await migrate(connection, folder)
  if (!outcome.ok) return refuse('notMigrated', outcome.field, `The backup was brought back, but: ${outcome.message}`)
  return ok(countsOf(manifest))
}

// The migrations that had made the archived database, as this project has them.
async function migrationsOf(file: string, manifest: Manifest, folder: string): Promise<{ ok: true; value: Migration[] } | ArchiveRefusal> {
  const known = listMigrations(folder)
  const columns = manifest.tables.find(({ name }) => name === book)?.columns ?? []
  const names: string[] = []
  for await (const { name, data } of readEntries(file)) {
    if (!name.startsWith(`tables/${book}/`)) continue
    for (const line of linesOf(data)) {
      const row = Object.fromEntries((JSON.parse(line) as (string | null)[]).map((value, at) => [columns[at], value]))
      if (row.rolled_back_at !== null) continue
      const migration = known.find((one) => one.name === row.migration_name)
      if (!migration || !checksums(migration.sql).includes(row.checksum ?? '')) {
        return refuse('newerThanCode', file, `${file} comes from a version of the project that this one does not know (migration ${row.migration_name}). Update the project.`)
      }
      names.push(migration.name)
    }
  }
  return ok(known.filter(({ name }) => names.includes(name)))
}

async function firstFullTable(client: pg.Client): Promise<string | null> {
  for (const { name } of await listTables(client)) {
    if (ownMemory.includes(name)) continue
    await client.query(`lock table public.${quoteName(name)} in access exclusive mode`)
    const { rowCount } = await client.query(`select from public.${quoteName(name)} limit 1`)
    if (rowCount) return name
  }
  return null
}

async function rebuild(client: pg.Client, migrations: Migration[]): Promise<void> {
  // Only what a store consists of goes; a shared server may keep extensions, functions and grants in the same schema.
  for (const { name } of await listTables(client)) await client.query(`drop table public.${quoteName(name)} cascade`)
  for (const name of await listEnums(client)) await client.query(`drop type public.${quoteName(name)}`)
  await client.query(bookkeeping)
  for (const { sql } of migrations) await client.query(sql)
}

async function load(client: pg.Client, file: string, manifest: Manifest): Promise<void> {
  const tables = new Map((await listTables(client)).map((table) => [table.name, table]))
  const links = await dropForeignKeys(client)
  // A migration may have put rows of its own into what it made; the archive has them, as they were later. What is empty
  // is left alone: the audit refuses to be emptied even then.
  for (const name of tables.keys()) {
    const { rowCount } = await client.query(`select from public.${quoteName(name)} limit 1`)
    if (rowCount) await client.query(`truncate public.${quoteName(name)}`)
  }
  for await (const { name, data } of readEntries(file)) {
    const from = /^tables\/([^/]+)\//.exec(name)?.[1]
    if (from) await insert(client, manifest, tables.get(from), from, data)
  }
  for (const { name, value, called } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2, $3)', [`public.${quoteName(name)}`, value, called])
  }
  for (const link of links) await client.query(link)
  for (const { name, rows } of manifest.tables) {
    const { rows: found } = await client.query<{ count: string }>(`select count(*) from public.${quoteName(name)}`)
    if (Number(found[0]!.count) !== rows) throw new Error(`The table ${name} should hold ${rows} rows, not ${found[0]!.count}.`)
  }
}

// An archive from before there were editions gets its own from the migration that made them.
async function beginHistory(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ known: boolean }>(`select to_regclass('public.edition') is not null as known`)
  if (rows[0]!.known) await client.query('update public.edition set history = gen_random_uuid()')
}

// Tables come in the order of their names, not of their links: those are taken away and put back, which checks them all.
async function dropForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`,
  )
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${quoteName(name)}`)
  return rows.map(({ table, name, definition }) => `alter table ${table} add constraint ${quoteName(name)} ${definition}`)
}

async function insert(client: pg.Client, manifest: Manifest, table: Table | undefined, name: string, data: Buffer): Promise<void> {
  const given = manifest.tables.find((one) => one.name === name)?.columns
  const wanted = table?.columns.map((column) => column.name)
  if (!table || !given || [...given].sort().join() !== [...wanted!].sort().join()) {
    throw new Error(`The archived table ${name} does not have the columns that its migrations make.`)
  }
  const names = given.map(quoteName).join(', ')
  const values = given.map((column, at) => `(line->>${at})::${table.columns.find((one) => one.name === column)!.type}`).join(', ')
  await client.query(
    `insert into public.${quoteName(name)} (${names}) overriding system value
     select ${values} from json_array_elements($1::json) as line`,
    [`[${linesOf(data).join(',')}]`],
  )
}

// Names are made from content, so a picture that is there already is the same picture.
async function layPictures(file: string, folder: string, laid: string[]): Promise<void> {
  for await (const { name, data } of readEntries(file)) {
    if (!name.startsWith('pictures/')) continue
    const path = join(folder, name.slice('pictures/'.length))
    if (existsSync(path)) continue
    await mkdir(dirname(path), { recursive: true })
    const half = join(dirname(path), `.${process.pid}.restore`)
    const handle = await open(half, 'w', 0o644)
    try {
      await handle.writeFile(data)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(half, path)
    laid.push(path)
  }
}

function linesOf(data: Buffer): string[] {
  return data.toString('utf8').split('\n').filter(Boolean)
}

function refuse(code: ArchiveRefusal['code'], field: string | null, message: string): ArchiveRefusal {
  return { ok: false, code, field, message }
}
