import { describe, expect, test } from 'vitest'
import type { StorySummary } from '@/lib/news/story'
import { balanceTop, columnHeights } from './balance'
import { stripShapes } from './strip-shapes'

const story = (headline: string, more: Partial<StorySummary> = {}): StorySummary => ({
  id: headline, kind: 'full', section: 'news', headline, standfirst: null, opening: null, bylines: [], published: new Date('2022-12-04T12:00:00Z'),
  captured: null, picture: null, sample: null, shortHeadline: null, breakingUntil: null, ...more,
})
const words = (n: number) => Array.from({ length: n }, () => 'নদীর').join(' ')

describe('the top of the front page', () => {
  test('its columns end within 60 px of one another when there is enough to choose from', () => {
    const top = {
      lead: story(words(7), { standfirst: words(30) }),
      seconds: [story(words(8), { opening: words(20) }), story(words(5), { opening: words(20) }), story(words(6), { opening: words(20) })],
      besideLead: [story(words(6)), story(words(7))],
      latest: Array.from({ length: 7 }, (_, at) => story(words(6 + (at % 3)))),
    }
    const heights = columnHeights(balanceTop(top))
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(60)
  })

  test('keeps every story it has when that is all there is', () => {
    const top = { lead: story(words(5)), seconds: [], besideLead: [], latest: [story('ক')] }
    expect(balanceTop(top)).toMatchObject(top)
  })

  test('stands without any story', () => {
    expect(balanceTop({ lead: null, seconds: [], besideLead: [], latest: [] })).toMatchObject({ lead: null, latest: [] })
  })
})

describe('strips down the front page', () => {
  test('no two neighbours with enough stories have the same shape', () => {
    const shapes = stripShapes([7, 7, 7, 7, 7, 3, 4, 3, 3, 7])
    for (const [at, shape] of shapes.entries()) expect(shape).not.toBe(shapes[at + 1])
  })

  test('a section with fewer than three stories is quiet', () => {
    expect(stripShapes([1, 2])).toEqual(['quiet', 'quiet'])
  })
})
