import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readVectors } from '../../tests/vectors/read'
import {
  addDays, banglaDateOf, civilDateOf, compareDates, daysBetween, daysInBanglaMonth, daysInMonth, isCivilDate, weekdayOf,
  type CivilDate,
} from './calendar'
import { formatBanglaDate, weekdayNames } from './dates'

const parse = (text: string): CivilDate => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return { year, month, day }
}
const vectors = [...readVectors('bangla-dates.tsv'), ...readVectors('bangla-dates-more.tsv')]
const firstDay = { year: 1987, month: 4, day: 14 }
const lastDay = { year: 2100, month: 12, day: 31 }
const anyDay = fc.integer({ min: 0, max: daysBetween(firstDay, lastDay) }).map(days => addDays(firstDay, days))

describe('the Bangla calendar', () => {
  test.each(vectors)('$gregorian is $bangla ($source)', row => {
    const civil = parse(row.gregorian ?? '')
    const bangla = banglaDateOf(civil)
    expect(bangla).toEqual({ year: Number(row.bs_year), month: Number(row.bs_month), day: Number(row.bs_day) })
    expect(bangla && formatBanglaDate(bangla, 'bn')).toBe(row.bangla)
    expect(weekdayNames.bn[weekdayOf(civil)]).toBe(row.weekday_bn)
  })

  test('Every day from 1987 to 2100 is one Bangla day after the day before, and leads back', () => {
    let civil = firstDay
    let before = banglaDateOf(civil)
    expect(before).toEqual({ year: 1394, month: 1, day: 1 })
    while (compareDates(civil, lastDay) < 0 && before) {
      civil = addDays(civil, 1)
      const bangla = banglaDateOf(civil)
      const sameMonth = { ...before, day: before.day + 1 }
      const nextMonth = before.month === 12 ? { year: before.year + 1, month: 1, day: 1 } : { ...before, month: before.month + 1, day: 1 }
      const ended = before.day === daysInBanglaMonth(before.year, before.month)
      if (JSON.stringify(bangla) !== JSON.stringify(ended ? nextMonth : sameMonth)) throw new Error(JSON.stringify({ civil, bangla }))
      if (bangla && compareDates(civilDateOf(bangla)!, civil) !== 0) throw new Error(JSON.stringify({ civil, bangla }))
      before = bangla
    }
    expect(before).toEqual({ year: 1507, month: 9, day: 16 })
  })

  test('A Bangla year has as many days as lie between its new years, on 14 April', () => {
    for (let year = 1394; year <= 1507; year += 1) {
      const days = Array.from({ length: 12 }, (_, at) => daysInBanglaMonth(year, at + 1)).reduce((sum, length) => sum + length)
      const begins = { year: year + 593, month: 4, day: 14 }
      expect(civilDateOf({ year, month: 1, day: 1 })).toEqual(begins)
      expect(days).toBe(daysBetween(begins, { ...begins, year: begins.year + 1 }))
      expect([365, 366]).toContain(days)
    }
  })

  test('The national days keep their Bangla dates since 1426', () => {
    for (let year = 1426; year <= 1500; year += 1) {
      expect(banglaDateOf({ year: year + 594, month: 2, day: 21 })).toEqual({ year, month: 11, day: 8 })
      expect(banglaDateOf({ year: year + 594, month: 3, day: 26 })).toEqual({ year, month: 12, day: 12 })
      expect(banglaDateOf({ year: year + 593, month: 12, day: 16 })).toEqual({ year, month: 9, day: 1 })
    }
  })

  test('No date is given before the calendar was adopted, nor for what is no day', () => {
    expect(banglaDateOf({ year: 1987, month: 4, day: 13 })).toBeNull()
    expect(banglaDateOf({ year: 1971, month: 12, day: 16 })).toBeNull()
    expect(banglaDateOf({ year: 2023, month: 2, day: 29 })).toBeNull()
    expect(civilDateOf({ year: 1393, month: 12, day: 30 })).toBeNull()
    expect(civilDateOf({ year: 1427, month: 11, day: 30 })).toBeNull()
    expect(civilDateOf({ year: 1430, month: 11, day: 30 })).toEqual({ year: 2024, month: 3, day: 14 })
    expect(civilDateOf({ year: 1425, month: 6, day: 31 })).toBeNull()
    expect(civilDateOf({ year: 1431, month: 13, day: 1 })).toBeNull()
    expect(civilDateOf({ year: 1431, month: 1, day: 0 })).toBeNull()
    expect(civilDateOf({ year: 1431, month: 1, day: 1.5 })).toBeNull()
  })
})

describe('Gregorian days', () => {
  test('Only days that exist are dates', () => {
    expect(isCivilDate({ year: 2024, month: 2, day: 29 })).toBe(true)
    expect(isCivilDate({ year: 2100, month: 2, day: 29 })).toBe(false)
    expect(isCivilDate({ year: 2000, month: 2, day: 29 })).toBe(true)
    expect(isCivilDate({ year: 2024, month: 4, day: 31 })).toBe(false)
    expect(isCivilDate({ year: 2024, month: 13, day: 1 })).toBe(false)
    expect(isCivilDate({ year: 0, month: 1, day: 1 })).toBe(false)
    expect(isCivilDate({ year: 2024, month: NaN, day: 1 })).toBe(false)
    expect(daysInMonth(1900, 2)).toBe(28)
  })

  test('Adding days and counting them agree, and the weekday moves with them', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (civil, days) => {
      const moved = addDays(civil, days)
      expect(isCivilDate(moved)).toBe(true)
      expect(daysBetween(civil, moved)).toBe(days)
      expect(Math.sign(compareDates(moved, civil))).toBe(Math.sign(days))
      expect((((weekdayOf(civil) + days) % 7) + 7) % 7).toBe(weekdayOf(moved))
    }))
  })

  test('Years before 100 are not taken for the twentieth century', () => {
    expect(addDays({ year: 1, month: 1, day: 1 }, 31)).toEqual({ year: 1, month: 2, day: 1 })
    expect(weekdayOf({ year: 1, month: 1, day: 1 })).toBe(1)
  })
})
