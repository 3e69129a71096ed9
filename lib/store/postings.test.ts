import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heaviest, packNumbers, packPostings, unpackNumbers, unpackPostings } from './postings'

const postings = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 31 }), { maxLength: 300 })
  .map((stories) => stories.sort((one, other) => one - other))
  .chain((stories) => fc.record({
    stories: fc.constant(stories),
    weights: fc.array(fc.integer({ min: 1, max: heaviest }), { minLength: stories.length, maxLength: stories.length }),
  }))

describe('the stories of a word', () => {
  test('come back as they were', () => {
    fc.assert(fc.property(postings, ({ stories, weights }) => {
      const back = unpackPostings(packPostings(stories, weights), stories.length)
      expect([...back.stories]).toEqual(stories)
      expect([...back.weights]).toEqual(weights)
    }))
  })

  test('take two characters where the word is common, and none that PostgreSQL refuses', () => {
    const stories = Array.from({ length: 5_000 }, (_, index) => 1 + index * 3)
    expect(packPostings(stories, stories.map(() => 9))).toHaveLength(10_000)
    fc.assert(fc.property(postings, ({ stories: some, weights }) => {
      expect(packPostings(some, weights)).toMatch(/^[\u0001-\u007f]*$/)
    }))
  })

  test('are refused in another order, twice, or with a weight out of bounds', () => {
    expect(() => packPostings([5, 4], [1, 1])).toThrow(RangeError)
    expect(() => packPostings([5, 5], [1, 1])).toThrow(RangeError)
    expect(() => packPostings([0], [1])).toThrow(RangeError)
    expect(() => packPostings([1.5], [1])).toThrow(RangeError)
    for (const weight of [0, heaviest + 1, Number.NaN]) expect(() => packPostings([1], [weight])).toThrow(RangeError)
    expect(() => packPostings([1, 2], [1])).toThrow(RangeError)
  })
})

test('Numbers in any order come back as they were', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 31 - 1 })), (numbers) => {
    const packed = packNumbers(numbers)
    expect(packed).toMatch(/^[\u0001-\u007f]*$/)
    expect([...unpackNumbers(packed)]).toEqual(numbers)
  }))
})
