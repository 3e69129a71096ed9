/** A day of the Gregorian calendar, without zone or clock; `month` 1–12. */
export interface CivilDate {
  year: number
  month: number
  day: number
}

/** A day of the Bangla calendar of Bangladesh; `month` 1 (বৈশাখ) – 12 (চৈত্র). */
export interface BanglaDate {
  year: number
  month: number
  day: number
}

/** 1 Boishakh 1394 is 14 April 1987, the first new year after the calendar's adoption. */
const firstYear = 1394
/** The year within which (on 31 Ashwin, 16 October 2019) the reform of 2019 came into force. */
const reformYear = 1426
const dayLength = 86_400_000

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Days since 1 January 1970; `setUTCFullYear` because `Date.UTC` takes the years 0–99 for 1900–1999. */
const dayNumber = ({ year, month, day }: CivilDate) => new Date(0).setUTCFullYear(year, month - 1, day) / dayLength

/** Number of days in a Gregorian month (1–12), by the full leap rule: 2100 is a common year. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Whether the three numbers name a day of the Gregorian calendar in the years 1–9999. */
export function isCivilDate({ year, month, day }: CivilDate): boolean {
  return [year, month, day].every(Number.isInteger) && year >= 1 && year <= 9999 &&
    month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Day of the week: 0 is Sunday (রবিবার), 6 is Saturday. */
export function weekdayOf(civil: CivilDate): number {
  return (((dayNumber(civil) + 4) % 7) + 7) % 7
}

/** The day `days` days later, or earlier when negative. */
export function addDays(civil: CivilDate, days: number): CivilDate {
  const moved = new Date((dayNumber(civil) + days) * dayLength)
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/** Negative when `a` is the earlier day, 0 for the same day; the right shape for `sort`. Works for both calendars. */
export function compareDates(a: CivilDate | BanglaDate, b: CivilDate | BanglaDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day
}

/** Days from one day to another: 1 from today to tomorrow. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from)
}

/**
 * Number of days in a month (1–12) of a Bangla year.
 *
 * Years from 1426 follow the Bangla Academy's reform of 2019, in force from 16 October 2019: six months of 31 days, then
 * 30, and Falgun 29. Earlier years follow the rules adopted in 1987 (the Shahidullah committee's): five months of 31,
 * then 30. Both lengthen Falgun by a day when the Gregorian year that contains it is a leap year. The year as a whole
 * decides: up to 15 October 2019 the two rules give the same days of 1426.
 */
export function daysInBanglaMonth(year: number, month: number): number {
  const reformed = year >= reformYear
  if (month <= 5) return 31
  if (month === 6) return reformed ? 31 : 30
  if (month === 11) return (reformed ? 29 : 30) + (isLeap(year + 594) ? 1 : 0)
  return 30
}

/**
 * The Bangla day of a Gregorian day, as printed in Bangladesh. Null for what is no date, and before 14 April 1987: until
 * then papers followed almanacs, and a computed day would be wrong by one about as often as right.
 */
export function banglaDateOf(civil: CivilDate): BanglaDate | null {
  if (!isCivilDate(civil)) return null
  const afterNewYear = civil.month > 4 || (civil.month === 4 && civil.day >= 14)
  const gregorian = afterNewYear ? civil.year : civil.year - 1
  const year = gregorian - 593
  if (year < firstYear) return null
  let day = daysBetween({ year: gregorian, month: 4, day: 14 }, civil) + 1
  let month = 1
  for (let length; day > (length = daysInBanglaMonth(year, month)); month += 1) day -= length
  return { year, month, day }
}

/** The Gregorian day of a Bangla day; null when there is no such day, or it lies before 1 Boishakh 1394. */
export function civilDateOf({ year, month, day }: BanglaDate): CivilDate | null {
  if (![year, month, day].every(Number.isInteger) || year < firstYear || month < 1 || month > 12) return null
  if (day < 1 || day > daysInBanglaMonth(year, month)) return null
  let days = day - 1
  for (let earlier = 1; earlier < month; earlier += 1) days += daysInBanglaMonth(year, earlier)
  return addDays({ year: year + 593, month: 4, day: 14 }, days)
}

/** The day as ISO 8601 writes it, in Latin digits: 2022-12-04. What `datetime` and programs want. */
export function isoDay({ year, month, day }: CivilDate): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
