import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readVectors } from '../../tests/vectors/read'
import { banglaMonthNumbers, banglaMonthSlugs, halfDayHours, monthNumbers, monthSlugs, weekdayNumbers } from './date-names'
import {
  banglaDateAt, banglaMonthNames, dhakaClock, dhakaDate, dhakaInstant, formatBanglaDate, formatBanglaMonth, formatDate,
  formatDateTime, formatMonth, formatTime, formatWeekday, monthNames, weekdayNames,
} from './dates'
import { store } from './normalise'

const sample = new Date('2022-12-04T14:37:00Z')

describe('Dhaka time', () => {
  test.each(readVectors('bangla-instants.tsv'))('At $instant it is $midnight ($why)', row => {
    const instant = new Date(row.instant ?? '')
    const shown = (start: 'midnight' | 'sunrise') => formatBanglaDate(banglaDateAt(instant, start)!, 'bn')
    expect(shown('midnight')).toBe(row.midnight)
    expect(shown('sunrise')).toBe(row.sunrise)
  })

  test('The day turns at midnight in Dhaka, not in London', () => {
    expect(dhakaDate(new Date('2024-04-25T17:59:59Z'))).toEqual({ year: 2024, month: 4, day: 25 })
    expect(dhakaDate(new Date('2024-04-25T18:00:00Z'))).toEqual({ year: 2024, month: 4, day: 26 })
    expect(dhakaClock(new Date('2024-04-25T18:05:00Z'))).toEqual({ hour: 0, minute: 5 })
  })

  test('A time on the clock leads to its instant and back', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), instant => {
      const { hour, minute } = dhakaClock(instant)
      const again = dhakaInstant(dhakaDate(instant), hour, minute)
      expect(dhakaDate(again)).toEqual(dhakaDate(instant))
      expect(dhakaClock(again)).toEqual({ hour, minute })
    }))
  })

  test('Summer time in 2009 is known', () => {
    expect(dhakaInstant({ year: 2009, month: 7, day: 1 }, 12).toISOString()).toBe('2009-07-01T05:00:00.000Z')
    expect(dhakaInstant({ year: 2022, month: 12, day: 4 }, 20, 37)).toEqual(sample)
    expect(dhakaInstant({ year: 2009, month: 6, day: 19 }, 23, 30).toISOString()).toBe('2009-06-19T17:30:00.000Z')
    expect(dhakaInstant({ year: 2009, month: 6, day: 20 }).toISOString()).toBe('2009-06-19T17:00:00.000Z')
    expect(dhakaInstant({ year: 2009, month: 12, day: 31 }, 23, 30).toISOString()).toBe('2009-12-31T16:30:00.000Z')
    expect(dhakaInstant({ year: 2010, month: 1, day: 1 }).toISOString()).toBe('2009-12-31T18:00:00.000Z')
  })

  test('No Bangla date before the calendar was adopted', () => {
    expect(banglaDateAt(new Date('1987-04-13T17:59:59Z'), 'midnight')).toBeNull()
    expect(banglaDateAt(new Date('1987-04-13T18:00:00Z'), 'midnight')).toEqual({ year: 1394, month: 1, day: 1 })
    expect(banglaDateAt(new Date('1987-04-13T18:00:00Z'), 'sunrise')).toBeNull()
  })

  test('An invalid instant is an error, not a strange date', () => {
    expect(() => dhakaDate(new Date(NaN))).toThrow(RangeError)
  })
})

describe('written dates', () => {
  test('The line under a headline', () => {
    expect(formatDateTime(sample, 'bn')).toBe('০৪ ডিসেম্বর ২০২২, ২০:৩৭')
    expect(formatDateTime(sample, 'en')).toBe('4 December 2022, 20:37')
    expect(formatTime(new Date('2022-12-03T18:05:00Z'), 'bn')).toBe('০০:০৫')
  })

  test('A day without a time has no leading zero', () => {
    expect(formatDate({ year: 2022, month: 12, day: 4 }, 'bn')).toBe('৪ ডিসেম্বর ২০২২')
    expect(formatDate({ year: 2022, month: 12, day: 4 }, 'en')).toBe('4 December 2022')
    expect(formatBanglaDate({ year: 1431, month: 1, day: 13 }, 'bn')).toBe('১৩ বৈশাখ ১৪৩১')
    expect(formatBanglaDate({ year: 1431, month: 1, day: 13 }, 'en')).toBe('13 Boishakh 1431')
    expect(formatMonth(2022, 12, 'bn')).toBe('ডিসেম্বর ২০২২')
    expect(formatMonth(2022, 1, 'en')).toBe('January 2022')
    expect(formatBanglaMonth(1431, 12, 'bn')).toBe('চৈত্র ১৪৩১')
    expect(formatBanglaMonth(1431, 8, 'en')).toBe('Ogrohayon 1431')
  })

  test('Sunday is spelled as the paper spells it, and only Sunday', () => {
    const sunday = { year: 2022, month: 12, day: 4 }
    expect(formatWeekday(sunday, 'bn')).toBe('রবিবার')
    expect(formatWeekday(sunday, 'bn', 'রোববার')).toBe('রোববার')
    expect(formatWeekday(sunday, 'en', 'রোববার')).toBe('Sunday')
    expect(formatWeekday({ ...sunday, day: 5 }, 'bn', 'রোববার')).toBe('সোমবার')
  })
})

describe('names of months and days', () => {
  test('Every name and variant is in the stored form', () => {
    const names = [monthNames, banglaMonthNames, weekdayNames].flatMap(({ bn, en }) => [...bn, ...en])
    for (const name of [...names, ...monthNumbers.keys(), ...banglaMonthNumbers.keys(), ...weekdayNumbers.keys(), ...halfDayHours.keys()]) {
      expect(store(name)).toBe(name)
    }
  })

  test('Printed names and their variants are found', () => {
    monthNames.bn.forEach((name, at) => expect(monthNumbers.get(name)).toBe(at + 1))
    banglaMonthNames.bn.forEach((name, at) => expect(banglaMonthNumbers.get(name)).toBe(at + 1))
    weekdayNames.bn.forEach((name, at) => expect(weekdayNumbers.get(name)).toBe(at))
    expect(monthNumbers.get(store('ফেব্রুয়ারী'))).toBe(2)
    expect(monthNumbers.get('december')).toBe(12)
    expect(banglaMonthNumbers.get('অঘ্রান')).toBe(8)
    expect(weekdayNumbers.get('রোববার')).toBe(0)
  })

  test('Addresses name the months in English letters', () => {
    expect(banglaMonthSlugs.join(' ')).toBe('boishakh joishtho asharh shrabon bhadro ashwin kartik ogrohayon poush magh falgun choitro')
    expect(monthSlugs[11]).toBe('december')
  })
})
