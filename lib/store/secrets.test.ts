import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadSecrets } from './secrets'

let DATA_DIR: string
const file = () => join(DATA_DIR, 'secrets.json')

beforeEach(() => {
  DATA_DIR = mkdtempSync(join(tmpdir(), 'pathok-secrets-'))
})
afterEach(() => rmSync(DATA_DIR, { recursive: true, force: true }))

test('A secret that nobody set is made once, for its owner only', () => {
  const made = loadSecrets({ DATA_DIR, PATHOK_SECRET: null })
  expect(Buffer.from(made.signing, 'base64url')).toHaveLength(32)
  expect(loadSecrets({ DATA_DIR, PATHOK_SECRET: null })).toEqual(made)
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  expect(readdirSync(DATA_DIR)).toEqual(['secrets.json'])
})

test('A file that others could read is closed', () => {
  loadSecrets({ DATA_DIR, PATHOK_SECRET: null })
  chmodSync(file(), 0o644)
  loadSecrets({ DATA_DIR, PATHOK_SECRET: null })
  expect(statSync(file()).mode & 0o777).toBe(0o600)
})

test('A secret from the environment wins, and nothing is written', () => {
  const PATHOK_SECRET = 'x'.repeat(32)
  expect(loadSecrets({ DATA_DIR, PATHOK_SECRET })).toEqual({ signing: PATHOK_SECRET })
  expect(readdirSync(DATA_DIR)).toEqual([])
})

test('A damaged file is said, not replaced', () => {
  writeFileSync(file(), '{"signing": "sho')
  expect(() => loadSecrets({ DATA_DIR, PATHOK_SECRET: null })).toThrow(/secrets\.json is damaged/)
  expect(readFileSync(file(), 'utf8')).toBe('{"signing": "sho')
})
