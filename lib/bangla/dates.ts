import { addDays, banglaDateOf, weekdayOf, type BanglaDate, type CivilDate } from './calendar'
import { toBanglaDigits } from './digits'

export type DateLocale = 'bn' | 'en'

/** When the Bangla day turns. Officially at midnight since 1 Boishakh 1402; some desks still expect sunrise (06:00). */
export type DayStart = 'midnight' | 'sunrise'

/** How the paper spells Sunday in Bengali. */
export type SundayName = 'রবিবার' | 'রোববার'

/** Names of the Gregorian months from January; spellings of the Bangla Academy. Index 0 is January. */
export const monthNames: Readonly<Record<DateLocale, readonly string[]>> = {
  bn: ['জানুয়ারি', 'ফেব্রুয়ারি', 'মার্চ', 'এপ্রিল', 'মে', 'জুন', 'জুলাই', 'আগস্ট', 'সেপ্টেম্বর', 'অক্টোবর', 'নভেম্বর', 'ডিসেম্বর'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
}

/** Names of the Bangla months from Boishakh. Index 0 is বৈশাখ. */
export const banglaMonthNames: Readonly<Record<DateLocale, readonly string[]>> = {
  bn: ['বৈশাখ', 'জ্যৈষ্ঠ', 'আষাঢ়', 'শ্রাবণ', 'ভাদ্র', 'আশ্বিন', 'কার্তিক', 'অগ্রহায়ণ', 'পৌষ', 'মাঘ', 'ফাল্গুন', 'চৈত্র'],
  en: ['Boishakh', 'Joishtho', 'Asharh', 'Shrabon', 'Bhadro', 'Ashwin', 'Kartik', 'Ogrohayon', 'Poush', 'Magh', 'Falgun', 'Choitro'],
}

/** Names of the days of the week; index 0 is Sunday. */
export const weekdayNames: Readonly<Record<DateLocale, readonly string[]>> = {
  bn: ['রবিবার', 'সোমবার', 'মঙ্গলবার', 'বুধবার', 'বৃহস্পতিবার', 'শুক্রবার', 'শনিবার'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}

// Only numbers are asked of Intl: its Bengali sentences differ between server and browser, and it has no Bangla calendar.
// The zone's database is asked because Dhaka was not always six hours ahead (summer time in 2009).
const dhakaParts = /* @__PURE__ */ new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
  timeZone: 'Asia/Dhaka', hourCycle: 'h23',
  year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
})

/** How far Dhaka is ahead of UTC, in ms, in years in which that did not change. Asked of the zone's database once a year. */
const steadyOffsets = new Map<number, number | null>()

function steadyOffset(year: number): number | null {
  const known = steadyOffsets.get(year)
  if (known !== undefined) return known
  // A little before and behind the year, and all its months: summer time lasts longer than one.
  const months = Array.from({ length: 14 }, (_, month) => Date.UTC(year, month, 1, -24))
  const offsets = new Set(months.map((millis) => {
    const { hour, minute, second, ...civil } = askZone(new Date(millis))
    return wallMillis(civil, hour, minute, second) - millis
  }))
  const offset = offsets.size === 1 ? [...offsets][0]! : null
  steadyOffsets.set(year, offset)
  return offset
}

function dhakaWall(instant: Date) {
  const year = instant.getUTCFullYear()
  // Before 1970 the zone had offsets of odd minutes, and nothing is as old.
  const offset = year >= 1970 && year < 2100 ? steadyOffset(year) : null
  if (offset === null) return askZone(instant)
  const shifted = new Date(instant.getTime() + offset)
  return {
    year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(), minute: shifted.getUTCMinutes(), second: shifted.getUTCSeconds(),
  }
}

function askZone(instant: Date) {
  const wall = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of dhakaParts.formatToParts(instant)) {
    if (type in wall) wall[type as keyof typeof wall] = Number(value)
  }
  return wall
}

const wallMillis = (date: CivilDate, hour: number, minute: number, second = 0) =>
  new Date(new Date(0).setUTCFullYear(date.year, date.month - 1, date.day)).setUTCHours(hour, minute, second)

function dhakaOffset(millis: number): number {
  const wall = dhakaWall(new Date(millis))
  return wallMillis(wall, wall.hour, wall.minute, wall.second) - Math.floor(millis / 1000) * 1000
}

/** The day it is in Dhaka at an instant. Throws `RangeError` for an invalid `Date`, as all functions of instants here. */
export function dhakaDate(instant: Date): CivilDate {
  const { year, month, day } = dhakaWall(instant)
  return { year, month, day }
}

/** What the clock in Dhaka shows at an instant: hour 0–23, minute 0–59. */
export function dhakaClock(instant: Date): { hour: number; minute: number } {
  const { hour, minute } = dhakaWall(instant)
  return { hour, minute }
}

/**
 * The instant at which Dhaka's clock shows this time on this day. Of a time shown twice (the last hour of 2009) the
 * first; of a time never shown (23:00–23:59 on 19 June 2009) the instant as if the clock had not been put forward.
 */
export function dhakaInstant(civil: CivilDate, hour = 0, minute = 0): Date {
  const wall = wallMillis(civil, hour, minute)
  const before = wall - dhakaOffset(wall - 86_400_000)
  const after = wall - dhakaOffset(wall + 86_400_000)
  const shown = [before, after].filter(millis => millis + dhakaOffset(millis) === wall)
  return new Date(shown.length > 0 ? Math.min(...shown) : before)
}

/**
 * The Bangla day at an instant, in Dhaka. Null before 14 April 1987. With `midnight` the official day (Bangla Academy:
 * from 00:00 since 14 April 1995); with `sunrise` the day turns at 06:00, the older habit.
 */
export function banglaDateAt(instant: Date, dayStart: DayStart): BanglaDate | null {
  const { hour, ...civil } = dhakaWall(instant)
  return banglaDateOf(dayStart === 'sunrise' && hour < 6 ? addDays(civil, -1) : civil)
}

const digitsFor = (value: string | number, locale: DateLocale) => (locale === 'bn' ? toBanglaDigits(value) : String(value))
const twoDigits = (value: number) => String(value).padStart(2, '0')
const nameOf = (names: Readonly<Record<DateLocale, readonly string[]>>, index: number, locale: DateLocale) => names[locale][index] ?? ''

/** `৪ ডিসেম্বর ২০২২` / `4 December 2022`: a day without a time; no comma before the year. */
export function formatDate(civil: CivilDate, locale: DateLocale): string {
  return `${digitsFor(civil.day, locale)} ${formatMonth(civil.year, civil.month, locale)}`
}

/** `২০:৩৭` / `20:37`: Dhaka's clock, 24 hours. */
export function formatTime(instant: Date, locale: DateLocale): string {
  const { hour, minute } = dhakaClock(instant)
  return digitsFor(`${twoDigits(hour)}:${twoDigits(minute)}`, locale)
}

/** `০৪ ডিসেম্বর ২০২২, ২০:৩৭` / `4 December 2022, 20:37`: the line under a headline, in Dhaka's time. */
export function formatDateTime(instant: Date, locale: DateLocale): string {
  const { year, month, day } = dhakaDate(instant)
  const shownDay = locale === 'bn' ? twoDigits(day) : day
  return `${digitsFor(shownDay, locale)} ${formatMonth(year, month, locale)}, ${formatTime(instant, locale)}`
}

/** `রবিবার` / `Sunday`; `sunday` is the paper's Bengali spelling of that one day. */
export function formatWeekday(civil: CivilDate, locale: DateLocale, sunday: SundayName = 'রবিবার'): string {
  const weekday = weekdayOf(civil)
  return weekday === 0 && locale === 'bn' ? sunday : nameOf(weekdayNames, weekday, locale)
}

/** `১৩ বৈশাখ ১৪৩১` / `13 Boishakh 1431`; date lines carry no ordinal ending. */
export function formatBanglaDate(bangla: BanglaDate, locale: DateLocale): string {
  return `${digitsFor(bangla.day, locale)} ${formatBanglaMonth(bangla.year, bangla.month, locale)}`
}

/** `ডিসেম্বর ২০২২` / `December 2022`; `month` 1–12. */
export function formatMonth(year: number, month: number, locale: DateLocale): string {
  return `${nameOf(monthNames, month - 1, locale)} ${digitsFor(year, locale)}`
}

/** `বৈশাখ ১৪৩১` / `Boishakh 1431`; `month` 1–12. */
export function formatBanglaMonth(year: number, month: number, locale: DateLocale): string {
  return `${nameOf(banglaMonthNames, month - 1, locale)} ${digitsFor(year, locale)}`
}
