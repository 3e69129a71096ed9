import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { schemaFile } from './drift'
import { migrationsFolder } from './migrations'
import { writeNewMigration } from './new-migration'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pathok-new-'))
  cpSync(migrationsFolder, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const longAgo = new Date('2020-01-01T00:00:00Z')

test('A changed schema becomes the next migration, after which there is nothing more to write', { timeout: 30_000 }, async () => {
  const schema = readFileSync(schemaFile, 'utf8').replace(/^ {2}place +String\?\n/m, '$&  mood String?\n')
  const made = await writeNewMigration('add_mood', false, longAgo, folder, schema)
  if (made.kind !== 'written') throw new Error(made.kind)
  expect(readFileSync(made.file, 'utf8')).toContain('ALTER TABLE "story" ADD COLUMN     "mood" TEXT')
  // A clock that is wrong does not put it before those that are there.
  expect(readdirSync(folder).filter((name) => /^\d/.test(name)).sort().at(-1)).toBe(basename(dirname(made.file)))
  expect(await writeNewMigration('again', false, new Date(), folder, schema)).toEqual({ kind: 'nothing' })
})

test('Without a difference nothing is written, unless a file to write by hand is wanted', { timeout: 30_000 }, async () => {
  const before = readdirSync(folder)
  expect(await writeNewMigration('nothing', false, new Date(), folder)).toEqual({ kind: 'nothing' })
  expect(readdirSync(folder)).toEqual(before)
  expect(await writeNewMigration('by_hand', true, new Date(), folder)).toMatchObject({ kind: 'written' })
})

test('A name that could not be a folder is refused', async () => {
  for (const name of ['', '../up', 'Add Mood', 'মুড']) expect(await writeNewMigration(name, false, new Date(), folder)).toMatchObject({ kind: 'refused' })
})
