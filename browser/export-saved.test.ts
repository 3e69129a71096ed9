import { expect, test } from 'vitest'
import { savedFileName } from './export-saved'

test('What a reader takes along is called by the day in Dhaka, also before the sun is up', () => {
  expect(savedFileName(new Date('2026-11-22T17:59:59Z'))).toBe('pathok-2026-11-22.html')
  expect(savedFileName(new Date('2026-11-22T18:00:00Z'))).toBe('pathok-2026-11-23.html')
})
