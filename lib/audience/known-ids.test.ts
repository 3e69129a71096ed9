import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownIds } from './known-ids'

const ids = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{10}$/)

test('Of all ids exactly those are known that were added, however many', () => {
  fc.assert(fc.property(fc.uniqueArray(ids, { minLength: 2, maxLength: 400 }), (all) => {
    const known = knownIds(4)
    const half = all.slice(0, all.length / 2)
    for (const id of [...half, ...half]) known.add(id)
    expect(known.size).toBe(half.length)
    expect(all.filter((id) => known.has(id))).toEqual(half)
  }))
})

test('The first and the last id there can be are ids like any other', () => {
  const known = knownIds()
  expect(known.has('0000000000')).toBe(false)
  known.add('0000000000')
  known.add('zzzzzzzzzz')
  expect(['0000000000', 'zzzzzzzzzz', 'zzzzzzzzzy'].map((id) => known.has(id))).toEqual([true, true, false])
})
