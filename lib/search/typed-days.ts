import { store } from '@/lib/bangla/normalise'
import { toLatinDigits } from '@/lib/bangla/digits'
import { addDays, civilDateOf, compareDates, daysInBanglaMonth, daysInMonth, isCivilDate, banglaDateOf, type CivilDate } from '@/lib/bangla/calendar'
import { banglaMonthNumbers, eraWords, monthNumbers } from '@/lib/bangla/date-names'

/** The days that somebody means by what they typed: one day, or all days of a month or a year. */
export interface TypedDays {
  first: CivilDate
  last: CivilDate
}

const fillers = new Set([...eraWords, 'সাল', 'সালের', 'সন', 'তারিখ', 'of'])
const near: ReadonlyMap<string, number> = new Map([['আজ', 0], ['আজকে', 0], ['today', 0], ['গতকাল', -1], ['কাল', -1], ['yesterday', -1], ['পরশু', -2], ['গত পরশু', -2]])
/** What is written behind the number of a day: ১লা, ৪ঠা, ২১শে, 4th. */
const ordinal = /(?<=\d)(?:লা|রা|ঠা|ই|শে|এ|st|nd|rd|th)(?= |$)/g

/** Years that only the Bangla calendar has had while papers were printed by it; what lies above is Gregorian. */
const isBanglaYear = (year: number) => year >= 1394 && year < 1700
const isYear = (year: number) => isBanglaYear(year) || (year >= 1700 && year <= 2999)

/**
 * Reads a day, a month or a year in the Gregorian or the Bangla calendar, in digits of either kind: ৪ ডিসেম্বর ২০২২,
 * ১৯ অগ্রহায়ণ ১৪২৯, 4/12/2022, 2022-12-04, ডিসেম্বর ২০২২, ১৪২৯, আজ. In numbers alone the day comes before the month,
 * and the year says which calendar is meant. A day without a year is the last one that was, seen from `today`. Null for
 * what names no day.
 */
export function readTypedDays(text: string, today: CivilDate): TypedDays | null {
  if (text.length > 100) return null
  const plain = toLatinDigits(store(text).toLowerCase()).replace(/[,،।]/g, ' ').replace(/\s+/g, ' ').trim().replace(ordinal, '')
  const days = near.get(plain)
  if (days !== undefined) return oneDay(addDays(today, days))
  const numbers = /^(\d{1,4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,4}))?)?$/.exec(plain.replace(/ ?([-/.]) ?/g, '$1'))
  if (numbers !== null) return readNumbers(numbers.slice(1).map((one) => (one === undefined ? null : Number(one))))
  const parts = plain.split(/[ -]/).filter((part) => part !== '' && !fillers.has(part))
  const named = parts.findIndex((part) => monthNumbers.has(part) || banglaMonthNumbers.has(part))
  const rest = parts.filter((_, at) => at !== named).map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : NaN))
  if (named < 0) return parts.length === 1 && isYear(rest[0]!) ? readNumbers([rest[0]!, null, null]) : null
  if (rest.length > 2 || rest.some(Number.isNaN)) return null
  const bangla = !monthNumbers.has(parts[named]!)
  const month = (bangla ? banglaMonthNumbers : monthNumbers).get(parts[named]!)!
  const year = rest.find((one) => one > 31) ?? null
  const day = rest.find((one) => one >= 1 && one <= 31) ?? null
  if (rest.length !== (year === null ? 0 : 1) + (day === null ? 0 : 1)) return null
  if (year !== null) return isYear(year) && isBanglaYear(year) === bangla ? daysOf(year, month, day, bangla) : null
  // Of a day without a year the last that was.
  const here = bangla ? banglaDateOf(today)?.year : today.year
  if (here === undefined) return null
  for (const one of [here, here - 1, here - 2, here - 3, here - 4]) {
    const found = daysOf(one, month, day, bangla)
    if (found !== null && compareDates(found.first, today) <= 0) return found
  }
  return null
}

/** Year first or day first; one number is a year. */
function readNumbers([a, b, c]: (number | null | undefined)[]): TypedDays | null {
  if (a == null) return null
  if (b == null) return isYear(a) ? daysOf(a, null, null, isBanglaYear(a)) : null
  if (isYear(a)) return daysOf(a, b, c ?? null, isBanglaYear(a))
  // A month and its year, or a day with both.
  return c != null && isYear(c) ? daysOf(c, b, a, isBanglaYear(c)) : null
}

function daysOf(year: number, month: number | null, day: number | null, bangla: boolean): TypedDays | null {
  const at = (one: CivilDate) => (bangla ? civilDateOf(one) : isCivilDate(one) ? one : null)
  const lastMonth = month ?? 12
  if (lastMonth < 1 || lastMonth > 12) return null
  const lastDay = day ?? (bangla ? daysInBanglaMonth(year, lastMonth) : daysInMonth(year, lastMonth))
  const first = at({ year, month: month ?? 1, day: day ?? 1 })
  const last = at({ year, month: lastMonth, day: lastDay })
  return first === null || last === null ? null : { first, last }
}

const oneDay = (day: CivilDate): TypedDays => ({ first: day, last: day })
