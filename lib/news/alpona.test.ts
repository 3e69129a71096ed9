import { describe, expect, test, vi } from 'vitest'
import { alponaOf } from './alpona'
import type { Alpona, Motif } from './alpona'

vi.setConfig({ testTimeout: 30_000 })

const many = Array.from({ length: 10_000 }, (_, place) => alponaOf((place * 7919).toString(32).padStart(10, '0')))
const reach = ({ x, y }: { x: number; y: number }) => Math.hypot(x, y)

describe('a story and its drawing', () => {
  test('The same id has the same drawing, today and in a hundred years', () => {
    expect(alponaOf('6hdq9m0v2k')).toEqual(alponaOf('6hdq9m0v2k'))
    expect(alponaOf('6hdq9m0v2k').rings).toEqual(alponaOf('6hdq9m0v2k').rings)
    expect(alponaOf('6hdq9m0v2k')).not.toEqual(alponaOf('6hdq9m0v2j'))
  })

  test('Of ten thousand stories at least 9,900 have a drawing of their own', () => {
    expect(new Set(many.map((drawing) => JSON.stringify(drawing))).size).toBeGreaterThanOrEqual(9_900)
  })

  test('An address in Bengali, and an empty one, have a drawing too', () => {
    expect(alponaOf('/জাতীয়/নেই').strokes.length).toBeGreaterThanOrEqual(3)
    expect(alponaOf('').strokes.length).toBeGreaterThanOrEqual(3)
  })
})

describe('the rules of the motifs', () => {
  const allowed: readonly Motif[][] = [
    ['petal', 'shapla', 'leaf', 'kalka'],
    ['vine', 'arch', 'petal', 'fish', 'kalka'],
    ['shapla', 'kalka', 'paddy', 'petal', 'arch', 'leaf'],
  ]

  test('Each of the three rings keeps to its motifs, and all of them occur', () => {
    for (const [place, motifs] of allowed.entries()) {
      expect([...new Set(many.map(({ rings }) => rings[place]!.motif))].sort()).toEqual([...motifs].sort())
    }
    expect(many.every(({ rings }) => rings.length === 3)).toBe(true)
  })

  test('No motif stands twice in a row', () => {
    for (const { rings: [inner, middle, outer] } of many) {
      expect(inner!.motif).not.toBe(middle!.motif)
      expect(middle!.motif).not.toBe(outer!.motif)
    }
  })

  test('The outer ring is never sparse', () => {
    for (const { rings } of many) expect([10, 12, 16]).toContain(rings[2]!.cells)
  })

  test('One or two circles part neighbouring rings', () => {
    for (const { circles } of many) {
      const strong = circles.filter(({ width }) => width === 0.9)
      expect(strong).toHaveLength(2)
      for (const { r } of circles.filter(({ width }) => width === 0.6)) {
        expect(strong.some((one) => Math.abs(r - one.r - 1.6) < 0.01)).toBe(true)
      }
    }
  })
})

describe('the drawing in its square', () => {
  const points = ({ strokes }: Alpona) => strokes.flatMap(({ d }) => [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)]
    .map(([, x, y]) => ({ x: Number(x), y: Number(y) })))

  test('Nothing reaches beyond the view box', () => {
    for (const drawing of many.slice(0, 500)) {
      expect(Math.max(...points(drawing).map(reach))).toBeLessThan(60)
      expect(Math.max(...drawing.dots.map((dot) => reach(dot) + dot.r))).toBeLessThan(61.2)
    }
  })

  test('Every number is short and finite', () => {
    for (const { strokes } of many.slice(0, 500)) {
      for (const { d } of strokes) expect(d).toMatch(/^(?:[MC]-?\d+(?:\.\d{1,2})?,-?\d+(?:\.\d{1,2})?(?: -?\d+(?:\.\d{1,2})?,-?\d+(?:\.\d{1,2})?)*)+$/)
    }
  })
})
