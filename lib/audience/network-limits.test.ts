import { describe, expect, test } from 'vitest'
import { networkOf, openLimits } from './network-limits'

const noon = Date.parse('2026-03-26T06:00:00Z')
const story = '0123456789'

describe('What one network may add', () => {
  test('to a story counts in full at first, then every eighth for the list, then not at all, until the hour is over', () => {
    const limits = openLimits({ story: 40, inFull: 8, all: 1_000 })
    const taken = Array.from({ length: 50 }, (_, n) => limits.take(`203.0.113.${n}`, story, noon))
    expect(taken.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 'ranked'))
    expect(taken.map((one, n) => (one === 'ranked' ? n + 1 : 0)).filter((n) => n > 8)).toEqual([16, 24, 32, 40])
    expect(taken.slice(40)).toEqual(Array.from({ length: 10 }, () => 'refused'))
    expect(limits.take('203.0.113.9', story, noon + 3_599_999)).toBe('refused')
    expect(limits.take('203.0.113.9', story, noon + 3_600_000)).toBe('ranked')
  })

  test('takes nothing from another network, or from its own other stories', () => {
    const limits = openLimits({ story: 5, inFull: 5, all: 1_000 })
    for (let n = 0; n < 9; n++) limits.take('203.0.113.1', story, noon)
    expect(limits.take('203.0.114.1', story, noon)).toBe('ranked')
    expect(limits.take('203.0.113.1', '0123456788', noon)).toBe('ranked')
  })

  test('in all has a bound too', () => {
    const limits = openLimits({ story: 5, inFull: 5, all: 20 })
    const taken = Array.from({ length: 40 }, (_, n) => limits.take('203.0.113.1', `00000000${10 + n}`, noon))
    expect(taken.filter((one) => one === 'refused')).toHaveLength(20)
  })

  test('a hundred thousand readers of ninety stories in five hundred networks are all counted in full', () => {
    const limits = openLimits()
    let ranked = 0
    for (let n = 0; n < 100_000; n++) {
      if (limits.take(`103.${n % 4}.${n % 250}.7`, `00000000${10 + (n * 7) % 90}`, noon) === 'ranked') ranked++
    }
    expect(ranked).toBe(100_000)
  })
})

test.each([
  ['203.0.113.77', '203.0.113'],
  ['2001:db8:abcd:12::1', '2001:db8:abcd'],
  ['2001:0DB8:abcd:ffff:0:0:0:1', '2001:db8:abcd'],
  ['2001:db8::1', '2001:db8:0'],
  ['::1', '0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0'],
  ['', ''],
])('The network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
