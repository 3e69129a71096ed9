import { expect, test } from 'vitest'
import { countWords, readingMinutes } from './reading-time'

test('Words are what stands between spaces and can be read', () => {
  expect(countWords('র‍্যাব – উপ-প্রতিরক্ষামন্ত্রী বলেন, “৫টি ড্রোন”।\nপরে')).toBe(6)
  expect(countWords('')).toBe(0)
  expect(countWords(' — … ')).toBe(0)
})

test('Reading takes a minute for every 180 words begun, and never none', () => {
  expect(readingMinutes('')).toBe(1)
  expect(readingMinutes('কথা '.repeat(180))).toBe(1)
  expect(readingMinutes('কথা '.repeat(181))).toBe(2)
})
