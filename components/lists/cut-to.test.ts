import { describe, expect, test } from 'vitest'
import { cutTo } from './cut-to'

/** The part of the picture that is seen, as [left, top, width, height] in parts of it, as `object-position` cuts. */
function seen(width: number, height: number, ratio: number, x: number, y: number): [number, number, number, number] {
  const position = String(cutTo({ width, height, focal: { x, y } }, ratio)?.objectPosition)
  const [across, down] = position.split(' ').map((part) => Number.parseFloat(part) / 100)
  const [w, h] = [Math.min(1, (height / width) * ratio), Math.min(1, width / height / ratio)]
  return [(1 - w) * across!, (1 - h) * down!, w, h]
}

describe('A picture that is cut', () => {
  test.each([[900, 1400, 1], [900, 1400, 3 / 2], [4000, 1000, 1], [1600, 900, 3 / 2], [1000, 1000, 4 / 3], [640, 640, 1]])('%i × %i at %f shows its focal point, in the middle where its edges allow', (width, height, ratio) => {
    for (const x of [0, 100, 333, 500, 900, 1000]) {
      for (const y of [0, 250, 500, 870, 1000]) {
        const [left, top, w, h] = seen(width, height, ratio, x, y)
        for (const [point, start, part] of [[x / 1000, left, w], [y / 1000, top, h]] as const) {
          const wanted = Math.min(1 - part, Math.max(0, point - part / 2))
          expect(start).toBeCloseTo(wanted, 2)
          expect(point).toBeGreaterThanOrEqual(start - 0.001)
          expect(point).toBeLessThanOrEqual(start + part + 0.001)
        }
      }
    }
  })

  test('is cut around its middle where nobody chose', () => {
    expect(cutTo({ width: 900, height: 1400, focal: null }, 1)).toBeUndefined()
  })
})
