import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { trimLog } from './cluster-log'

test('A log that grew is cut, its end is kept once, and a small one is left alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pathok-log-'))
  const log = join(folder, 'pg.log')
  trimLog(log)
  writeFileSync(log, 'small')
  trimLog(log)
  expect(readFileSync(log, 'utf8')).toBe('small')
  appendFileSync(log, 'x'.repeat(5_000_000) + 'the end')
  trimLog(log)
  expect(statSync(log).size).toBe(0)
  expect(readFileSync(`${log}.1`, 'utf8')).toMatch(/^x+the end$/)
  expect(statSync(`${log}.1`).size).toBeLessThan(1_100_000)
  expect(existsSync(`${log}.2`)).toBe(false)
  rmSync(folder, { recursive: true })
})
