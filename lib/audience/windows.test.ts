import { describe, expect, test } from 'vitest'
import type { ReadWindow } from '@/lib/news/audience'
import { weightsOf } from './windows'

/** Hours since 1970 at 10:00 UTC of a day. */
const ten = Date.parse('2026-03-26T10:00:00Z') / 3_600_000
const at = (time: string) => new Date(`2026-03-26T${time}Z`)
const rounded = (window: ReadWindow, time: string) => weightsOf(window, at(time)).map(({ hour, weight }) => [hour - ten, Math.round(weight * 1000) / 1000])

describe('What the hours count for', () => {
  // Share of the hour that lies in the window, times a half for each half hour to the middle of that part.
  test.each([
    ['10:00:00', [[-1, 0.5], [0, 1]]],
    ['10:15:00', [[-1, 0.75 * 0.5 ** (37.5 / 30)], [0, 0.5 ** (7.5 / 30)]]],
    ['10:20:00', [[-1, 2 / 3 * 0.5 ** (40 / 30)], [0, 0.5 ** (10 / 30)]]],
    ['10:30:00', [[-1, 0.5 * 0.5 ** (45 / 30)], [0, 0.5 ** (15 / 30)]]],
    ['10:59:59.999', [[-1, 0], [0, 0.5 ** (30 / 30)]]],
  ])('in the last hour at %s', (time, expected) => {
    expect(rounded('1h', time)).toEqual(expected.map(([hour, weight]) => [hour, Math.round(weight! * 1000) / 1000]))
  })

  test('in a day are those of twenty-five hours, the first and the last in part, and half as much twelve hours back', () => {
    const weights = weightsOf('24h', at('10:30:00'))
    expect(weights.map(({ hour }) => hour - ten)).toEqual(Array.from({ length: 25 }, (_, n) => n - 24))
    expect(weights[0]!.weight).toBeCloseTo(0.5 * 0.5 ** (23.75 / 12), 6)
    // From 22:00 to 23:00, the middle twelve hours before.
    expect(weights.find(({ hour }) => hour === ten - 12)!.weight).toBeCloseTo(0.5, 6)
    expect(weights.at(-1)!.weight).toBeCloseTo(0.5 ** (0.25 / 12), 6)
  })

  test('in a week reach back seven days and no further', () => {
    const weights = weightsOf('7d', at('10:00:00'))
    expect([weights[0]!.hour - ten, weights.length]).toEqual([-168, 169])
    expect(weights.at(-1)).toEqual({ hour: ten, weight: 1 })
  })

  test('never counts the same reading for more as it grows older', () => {
    for (const window of ['1h', '24h', '7d'] as const) {
      let before = Infinity
      for (let minutes = 0; minutes < 11_000; minutes += 7) {
        const weight = weightsOf(window, new Date(at('10:00:00').getTime() + minutes * 60_000)).find(({ hour }) => hour === ten)?.weight ?? 0
        if (minutes >= 60) expect(weight).toBeLessThanOrEqual(before)
        before = weight
      }
      expect(before).toBe(0)
    }
  })
})
