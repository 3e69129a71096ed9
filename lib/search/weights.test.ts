import { expect, test } from 'vitest'
import { averageLength, frequencies, lengthOf, weightOf } from './weights'

test('a weight is a byte that is never nothing', () => {
  for (const count of [0.1, 1, 3, 7.5, 500]) {
    for (const length of [0, 1, 20, 300, 100_000]) {
      const weight = weightOf(count, length)
      expect(Number.isInteger(weight)).toBe(true)
      expect(weight).toBeGreaterThanOrEqual(1)
      expect(weight).toBeLessThanOrEqual(255)
    }
  }
})

test('a weight keeps count and length, about', () => {
  const plain = frequencies(200, 0)
  for (const count of [1, 2, 3, 5, 12, 40]) expect(plain[weightOf(count, 300)]! / count).toBeGreaterThan(0.75)
  for (const count of [1, 2, 3, 5, 12, 40]) expect(plain[weightOf(count, 300)]! / count).toBeLessThan(1.34)
  for (const length of [10, 100, 400, 2_000]) expect(Math.abs(Math.log(lengthOf(weightOf(1, length)) / length))).toBeLessThan(0.25)
})

test('the same count is worth more in a shorter story, unless length is not to matter', () => {
  const scale = frequencies(200, 0.9, 40)
  expect(scale[weightOf(2, 80)]!).toBeGreaterThan(scale[weightOf(2, 800)]!)
  const flat = frequencies(200, 0)
  expect(flat[weightOf(2, 80)]).toBe(flat[weightOf(2, 800)])
})

test('the average length follows the stories that turn up, corrected for long ones turning up more', () => {
  const short = Uint8Array.from({ length: 5_000 }, () => weightOf(1, 20))
  const long = Uint8Array.from({ length: 5_000 }, () => weightOf(1, 600))
  expect(averageLength([{ weights: short }])).toBeLessThan(30)
  expect(averageLength([{ weights: long }])).toBeGreaterThan(450)
  expect(averageLength([{ weights: short }, { weights: long }])).toBeLessThan(100)
  expect(averageLength([])).toBeCloseTo(200)
})
