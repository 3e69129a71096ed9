import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findDrift } from './drift'
import { listMigrations, migrate, migrationsFolder } from './migrations'
import { withScratchDatabase } from './scratch'

/** What came of asking for a new migration. `refused` carries a message for the terminal. */
export type NewMigration = { kind: 'written'; file: string } | { kind: 'nothing' } | { kind: 'refused'; message: string }

/**
 * Writes the next migration: the difference between what all migrations make (in a database of its own) and the schema.
 * With `empty`, a file for SQL written by hand when there is no difference. Names sort after those that are there.
 */
export async function writeNewMigration(name: string, empty: boolean, now: Date, folder: string = migrationsFolder, schema?: string): Promise<NewMigration> {
  if (!/^[a-z][a-z0-9_]{0,60}$/.test(name)) {
    return { kind: 'refused', message: 'A migration needs a name of small letters, digits and underscores: npm run db:new -- add_mood' }
  }
  const sql = await withScratchDatabase(async (connection) => {
    const outcome = await migrate(connection, folder)
    return outcome.ok ? { difference: await findDrift(connection, schema) } : { message: outcome.message }
  })
  if ('message' in sql) return { kind: 'refused', message: sql.message! }
  if (sql.difference === null && !empty) return { kind: 'nothing' }

  const last = listMigrations(folder).at(-1)?.name.slice(0, 14) ?? ''
  const moment = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const stamp = moment > last ? moment : String(BigInt(last) + 1n)
  const file = join(folder, `${stamp}_${name}`, 'migration.sql')
  mkdirSync(join(folder, `${stamp}_${name}`))
  writeFileSync(file, sql.difference ?? '-- Written by hand.\n', { flag: 'wx' })
  return { kind: 'written', file }
}
