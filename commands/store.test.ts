import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pathok-commands-'))
  chmodSync(folder, 0o755)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function command(name: string, args: string[], set: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', `commands/${name}.ts`, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: '', INIT_CWD: folder, ...set },
  })
  return { status, stdout, stderr }
}

describe('The commands of the store', { timeout: 90_000 }, () => {
  test('A new folder is migrated, backed up, and brought back into another one', () => {
    const one = { DATA_DIR: join(folder, 'one') }
    const two = { DATA_DIR: join(folder, 'two') }
    expect(command('db-migrate', [], one)).toMatchObject({ status: 0, stdout: expect.stringContaining('Applied 20261122000000_first_edition') })
    expect(command('db-migrate', [], one)).toMatchObject({ status: 0, stdout: expect.stringContaining('Nothing to apply') })
    expect(command('backup', ['here.tar.gz'], one)).toMatchObject({ status: 0, stdout: expect.stringContaining(`Wrote ${join(folder, 'here.tar.gz')}`) })
    expect(command('backup', ['here.tar.gz'], one)).toMatchObject({ status: 1, stderr: expect.stringContaining('never replaces another') })
    expect(command('backup', [], one).status).toBe(0)
    expect(readdirSync(join(one.DATA_DIR, 'backups'))).toEqual([expect.stringMatching(/^pathok-\d{4}-\d\d-\d\d-\d{6}\.tar\.gz$/)])
    expect(command('restore', ['here.tar.gz'], two)).toMatchObject({ status: 0, stdout: expect.stringContaining('Brought back') })
    expect(command('restore', ['none.tar.gz'], two)).toMatchObject({ status: 1, stderr: expect.stringContaining('cannot be read') })
    expect(command('restore', [], two).status).toBe(2)
    for (const { DATA_DIR } of [one, two]) expect(existsSync(join(DATA_DIR, 'pg', 'postmaster.pid'))).toBe(false)
  })

  test('A first start fills a new store; what a person has emptied since is left empty', () => {
    const store = { DATA_DIR: join(folder, 'seeded') }
    const first = command('seed', ['--when-empty', '--documents-only'], store)
    expect(first).toMatchObject({ status: 0, stdout: expect.stringMatching(/ stories put in\n$/) })
    expect(command('seed', ['--remove-documents'], store)).toMatchObject({ status: 0 })
    expect(command('seed', ['--when-empty', '--documents-only'], store)).toMatchObject({ status: 0, stdout: '' })
    expect(command('seed', ['--when-empty', '--remove-documents'], store).status).toBe(2)
  })

  test('They refuse a server that is away, in one line and without its password', () => {
    const away = { DATABASE_URL: 'postgresql://pathok:hunter2@127.0.0.1:1/pathok' }
    for (const [name, file] of [['db-migrate'], ['backup', 'new.tar.gz'], ['restore', 'here.tar.gz']] as const) {
      const { status, stderr } = command(name, file ? [file] : [], away)
      expect(stderr.trim()).toMatch(/^The database pathok at 127\.0\.0\.1:1 cannot be reached: .*$/)
      expect(stderr).not.toContain('hunter2')
      expect(status).toBe(1)
    }
    expect(readdirSync(folder)).not.toContain('new.tar.gz')
  })

  test('A wrong environment is said in lines, without a stack', () => {
    const { status, stderr } = command('db-migrate', [], { PORT: 'abc' })
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'The environment (or the file .env) has wrong values:\n  PORT must be a number between 0 and 65535\n',
    })
  })

  test('Schema, migrations and store are held together', () => {
    const { status, stdout } = command('db-check', [], { DATA_DIR: join(folder, 'checked') })
    expect(stdout).toBe('The migrations and prisma/schema.prisma agree.\nThe store and prisma/schema.prisma agree.\n')
    expect(status).toBe(0)
  })

  test('There is nothing to write while schema and migrations agree', () => {
    expect(command('db-new', ['change'], {})).toMatchObject({ status: 0, stdout: expect.stringContaining('already make') })
    expect(command('db-new', [], {})).toMatchObject({ status: 1, stderr: expect.stringContaining('needs a name') })
  })
})
