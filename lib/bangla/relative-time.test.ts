import { expect, test } from 'vitest'
import { relativeTime } from './relative-time'

const now = new Date('2022-12-06T04:00:00Z')

test.each([
  ['2022-12-06T04:00:00Z', 'এইমাত্র', 'just now'],
  ['2022-12-06T03:59:01Z', 'এইমাত্র', 'just now'],
  ['2022-12-06T03:59:00Z', '১ মিনিট আগে', '1 minute ago'],
  ['2022-12-06T03:00:01Z', '৫৯ মিনিট আগে', '59 minutes ago'],
  ['2022-12-06T03:00:00Z', '১ ঘণ্টা আগে', '1 hour ago'],
  ['2022-12-05T04:00:01Z', '২৩ ঘণ্টা আগে', '23 hours ago'],
  ['2022-12-05T04:00:00Z', 'গতকাল ১০:০০', 'yesterday 10:00'],
  ['2022-12-04T18:00:00Z', 'গতকাল ০০:০০', 'yesterday 00:00'],
  ['2022-12-04T17:59:59Z', '২ দিন আগে', '2 days ago'],
  ['2022-11-29T18:00:00Z', '৬ দিন আগে', '6 days ago'],
  ['2022-11-29T17:59:00Z', '২৯ নভেম্বর ২০২২, ২৩:৫৯', '29 November 2022, 23:59'],
  ['2022-12-06T04:00:01Z', '০৬ ডিসেম্বর ২০২২, ১০:০০', '6 December 2022, 10:00'],
])('%s is %s', (instant, bangla, english) => {
  expect(relativeTime(new Date(instant), now, 'bn')).toBe(bangla)
  expect(relativeTime(new Date(instant), now, 'en')).toBe(english)
})
