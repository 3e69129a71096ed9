import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { ok } from '@/lib/outcome'
import { clientConfig, describeConnection, type Connection } from './connection'

/** A file of prisma/migrations. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/** Why a database cannot be brought to the state of the code; `message` says it in full to the operator. */
export interface MigrationRefusal {
  readonly ok: false
  readonly code:
    | 'serverTooOld'
    | 'notUtf8'
    | 'newerThanCode'
    | 'edited'
    | 'unfinished'
    | 'ownTransaction'
    | 'failed'
    | 'busy'
  /** The migration it is about, or null when it is about the database. */
  readonly field: string | null
  readonly message: string
}

export type MigrationOutcome = { ok: true; value: { applied: string[] } } | MigrationRefusal

interface Recorded {
  migration_name: string
  checksum: string
  finished_at: Date | null
}

/** Where the migrations are, seen from the project's folder, in which every script runs. */
export const migrationsFolder = join(process.cwd(), 'prisma', 'migrations')

const oldestServer = 15
/** The number that Prisma's own command line locks, so that the two also keep out of each other's way. */
export const migrationLock = 72707369
/** Prisma's table of what was applied. */
export const bookkeeping = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`

/** The migrations of a folder in Prisma's layout (`<name>/migration.sql`), in the order of their names. */
export function listMigrations(folder: string = migrationsFolder): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map((entry) => ({ name: entry.name, sql: readFileSync(join(folder, entry.name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Brings a database to the state of the code: each migration that is not recorded yet runs in one transaction with its
 * record, in Prisma's table and with Prisma's checksum, under Prisma's lock; two at once apply each file once. A refusal
 * leaves the database as it was before the file that it names. Throws what `pg` throws when the database is away.
 */
export async function migrate(connection: Connection, folder: string = migrationsFolder): Promise<MigrationOutcome> {
  const migrations = listMigrations(folder)
  const client = new pg.Client({ ...clientConfig(connection), connectionTimeoutMillis: 5_000, application_name: 'pathok-migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    const unfit = await unfitness(client, connection)
    if (unfit) return unfit
    if (!(await lock(client))) {
      return refuse('busy', null, 'Another process has been changing the database for more than a minute. Try again when it is done.')
    }
    await client.query(bookkeeping)
    const recorded = await listRecorded(client)
    const contrary = contradiction(migrations, recorded, folder)
    if (contrary) return contrary
    const applied: string[] = []
    for (const migration of migrations) {
      if (recorded.some((row) => row.migration_name === migration.name)) continue
      const refusal = await apply(client, migration, folder)
      if (refusal) return refusal
      applied.push(migration.name)
    }
    return ok({ applied })
  } finally {
    // Ending the session gives its lock back.
    await client.end().catch(() => {})
  }
}

async function unfitness(client: pg.Client, connection: Connection): Promise<MigrationRefusal | null> {
  const { rows } = await client.query<{ version: number; encoding: string; shown: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
            pg_encoding_to_char(encoding) as encoding
       from pg_database where datname = current_database()`,
  )
  const { version, encoding, shown } = rows[0]!
  if (version < oldestServer * 10_000) {
    return refuse('serverTooOld', null, `PostgreSQL ${oldestServer} or newer is needed; the server of ${describeConnection(connection)} is ${shown}.`)
  }
  if (encoding !== 'UTF8') {
    return refuse(
      'notUtf8',
      null,
      `The encoding of ${describeConnection(connection)} is ${encoding}, which cannot hold Bengali text. Make a database with: CREATE DATABASE pathok ENCODING 'UTF8' TEMPLATE template0`,
    )
  }
  return null
}

async function lock(client: pg.Client): Promise<boolean> {
  await client.query(`set lock_timeout = '60s'`)
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    return true
  } catch (error) {
    if ((error as { code?: string }).code === '55P03') return false
    throw error
  }
}

async function listRecorded(client: pg.Client): Promise<Recorded[]> {
  const { rows } = await client.query<Recorded>(
    'select migration_name, checksum, finished_at from "_prisma_migrations" where rolled_back_at is null order by started_at',
  )
  return rows
}

function contradiction(migrations: Migration[], recorded: Recorded[], folder: string): MigrationRefusal | null {
  for (const row of recorded) {
    const migration = migrations.find(({ name }) => name === row.migration_name)
    if (!row.finished_at) {
      return refuse(
        'unfinished',
        row.migration_name,
        `The migration ${row.migration_name} was begun by another tool and not finished. Settle it with: npx prisma migrate resolve`,
      )
    }
    if (!migration) {
      return refuse(
        'newerThanCode',
        row.migration_name,
        `The database is newer than this version of the project: it knows the migration ${row.migration_name}, which is not in ${folder}. Update the project.`,
      )
    }
    if (!checksums(migration.sql).includes(row.checksum)) {
      return refuse(
        'edited',
        row.migration_name,
        `${join(folder, row.migration_name, 'migration.sql')} was edited after it had been applied. Put it back as it was and write a new migration (npm run db:new -- name).`,
      )
    }
  }
  return null
}

async function apply(client: pg.Client, { name, sql }: Migration, folder: string): Promise<MigrationRefusal | null> {
  const file = join(folder, name, 'migration.sql')
  if (/^\s*(commit|rollback)\s*;/im.test(sql)) {
    return refuse('ownTransaction', name, `${file} ends a transaction by itself. Each migration runs in one transaction; take COMMIT and ROLLBACK out.`)
  }
  await client.query('begin')
  try {
    // A table in use must not keep readers waiting behind this migration for ever.
    await client.query(`set local lock_timeout = '30s'`)
    await client.query(sql)
    await client.query(
      `insert into "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksums(sql)[0], name],
    )
    await client.query('commit')
    return null
  } catch (error) {
    await client.query('rollback')
    if (!(error instanceof pg.DatabaseError)) throw error
    return refuse('failed', name, `${file} failed and was rolled back${lineOf(sql, error)}: ${error.message}${error.hint ? ` (${error.hint})` : ''}`)
  }
}

function lineOf(sql: string, error: pg.DatabaseError): string {
  return error.position ? `, line ${[...sql].slice(0, Number(error.position)).join('').split('\n').length}` : ''
}

/** Prisma's checksum of a file, first as with \n line ends, then as with \r\n: a checkout on Windows changes them. */
export function checksums(sql: string): [string, string] {
  const plain = sql.replaceAll('\r\n', '\n')
  const sum = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
  return [sum(plain), sum(plain.replaceAll('\n', '\r\n'))]
}

function refuse(code: MigrationRefusal['code'], field: string | null, message: string): MigrationRefusal {
  return { ok: false, code, field, message }
}
