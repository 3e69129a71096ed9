import { expect, test } from 'vitest'
import { jumpOf } from './sudden-jump'

const day = (usual: number, last: number) => [...Array.from({ length: 24 }, () => usual), last]

test.each([
  ['quiet all day', day(0, 99), day(0, 99), null],
  ['read all at once', day(0, 100), day(0, 100), 'sudden'],
  ['as ever', day(300, 900), day(300, 900), null],
  ['five times as much', day(100, 500), day(100, 500), 'sudden'],
  ['just below', day(100, 499), day(100, 499), null],
  ['by a few networks', day(0, 9_000), day(0, 1_400), 'few-networks'],
  ['by many, of whom some are many', day(0, 9_000), day(0, 4_500), 'sudden'],
  ['new', [400], [400], 'sudden'],
  ['not at all', [], [], null],
] as const)('A story read %s is said to be so', (_, views, ranked, expected) => {
  expect(jumpOf(views, ranked)).toBe(expected)
})
