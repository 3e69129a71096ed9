import { afterEach, expect, test, vi } from 'vitest'
import { StoreRefusal } from '@/lib/store/refusal'
import { runCommand } from './run'

const said = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => {
  said.mockClear()
  process.exitCode = undefined
})

async function printed(error: unknown): Promise<unknown> {
  await runCommand(() => Promise.reject(error))
  expect(process.exitCode).toBe(1)
  return said.mock.calls[0]![0]
}

test('A full disk is told in a sentence, whether Node or PostgreSQL met it', async () => {
  const write = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', path: '/data/pictures/a.avif' })
  expect(await printed(write)).toMatch(/^The disk is full \(\/data\/pictures\/a\.avif\)\. /)
  said.mockClear()
  expect(await printed(new Error('could not extend file "base/5/16385": No space left on device'))).toMatch(/^The disk is full\. /)
})

test('A refusal is its message alone, and what nobody expected keeps its stack', async () => {
  expect(await printed(new StoreRefusal('notOurs', 'This is not ours.'))).toBe('This is not ours.')
  said.mockClear()
  const bug = new TypeError('x is not a function')
  expect(await printed(bug)).toBe(bug)
})
