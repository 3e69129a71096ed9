import { toBanglaDigits } from './digits'

/** The first hour of each part of the day, as the press counts them; before four it is still night. */
const parts: readonly (readonly [from: number, name: string])[] = [
  [20, 'রাত'], [18, 'সন্ধ্যা'], [15, 'বিকেল'], [12, 'দুপুর'], [6, 'সকাল'], [4, 'ভোর'], [0, 'রাত'],
]

/** The word for the part of the day an hour (0–23) lies in: ভোর, সকাল, দুপুর, বিকেল, সন্ধ্যা or রাত. */
export function partOfDay(hour: number): string {
  return parts.find(([from]) => hour >= from)?.[1] ?? 'রাত'
}

/**
 * A time of the clock as prose has it: `রাত ৮টা ৩৭ মিনিট`, on the hour `রাত ৮টা`; noon and midnight are 12. Throws
 * `RangeError` for what no clock shows (hour 0–23, minute 0–59).
 */
export function timeInWords({ hour, minute }: { hour: number; minute: number }): string {
  const shown = Number.isInteger(hour) && Number.isInteger(minute) && hour >= 0 && hour < 24 && minute >= 0 && minute < 60
  if (!shown) throw new RangeError(`no time of the clock: ${hour}:${minute}`)
  const start = `${partOfDay(hour)} ${toBanglaDigits(hour % 12 || 12)}টা`
  return minute === 0 ? start : `${start} ${toBanglaDigits(minute)} মিনিট`
}
