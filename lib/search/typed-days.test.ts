import { describe, expect, test } from 'vitest'
import { isoDay } from '@/lib/bangla/calendar'
import { readTypedDays } from './typed-days'

const today = { year: 2026, month: 11, day: 22 }

function read(text: string): string | null {
  const days = readTypedDays(text, today)
  if (days === null) return null
  const [first, last] = [isoDay(days.first), isoDay(days.last)]
  return first === last ? first : `${first}…${last}`
}

describe('a day that a reader types', () => {
  test.each([
    ['2022-12-04', '2022-12-04'], ['২০২২-১২-০৪', '2022-12-04'], ['৪/১২/২০২২', '2022-12-04'], ['4.12.2022', '2022-12-04'],
    ['৪ ডিসেম্বর ২০২২', '2022-12-04'], ['৪ঠা ডিসেম্বর, ২০২২', '2022-12-04'], ['December 4, 2022', '2022-12-04'], ['4th december 2022', '2022-12-04'],
    ['১৯ অগ্রহায়ণ ১৪২৯', '2022-12-04'], ['১৯শে অগ্রহায়ণ ১৪২৯ বঙ্গাব্দ', '2022-12-04'], ['১৯/৮/১৪২৯', '2022-12-04'], ['1429-08-19', '2022-12-04'],
    ['১লা বৈশাখ ১৪৩১', '2024-04-14'], ['আজ', '2026-11-22'], ['গতকাল', '2026-11-21'],
  ])('%s is one day', (text, day) => {
    expect(read(text)).toBe(day)
  })

  test.each([
    ['ডিসেম্বর ২০২২', '2022-12-01…2022-12-31'], ['2024-02', '2024-02-01…2024-02-29'], ['২০২২ সাল', '2022-01-01…2022-12-31'],
    ['১৪২৯', '2022-04-14…2023-04-13'], ['অগ্রহায়ণ ১৪২৯', '2022-11-16…2022-12-15'],
  ])('%s is all days of its month or year', (text, days) => {
    expect(read(text)).toBe(days)
  })

  test('without a year it is the last that was', () => {
    expect(read('৪ ডিসেম্বর')).toBe('2025-12-04')
    expect(read('২০ নভেম্বর')).toBe('2026-11-20')
    expect(read('১ বৈশাখ')).toBe('2026-04-14')
    expect(read('২৯ ফেব্রুয়ারি')).toBe('2024-02-29')
  })

  test.each(['', 'কখনো না', '৩১/২/২০২২', '32 ডিসেম্বর 2022', '১৩/১৩/২০২২', '4/12', '0', '99999', '৪ ডিসেম্বর ১৪২৯', '৪ অগ্রহায়ণ ২০২২', '৩২ বৈশাখ ১৪৩১', "'; drop table story; --", '১ '.repeat(80)])(
    '%s is none', (text) => {
      expect(read(text)).toBeNull()
    })
})
