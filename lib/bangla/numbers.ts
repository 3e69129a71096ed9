import { toBanglaDigits } from './digits'

// In all of these: a negative number carries U+2212 in front; what is no finite number is shown as a dash, the mark of a
// missing figure in a table, since one bad count should not take a page down.
const missing = '–'
const minus = '\u2212'

/** A finite number as sign, whole digits and decimal digits, never in exponent form. */
function partsOf(n: number): { sign: string; whole: string; decimals: string } {
  const plain = Math.abs(n).toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
  const [whole = '0', decimals = ''] = plain.split('.')
  return { sign: n < 0 && plain !== '0' ? minus : '', whole, decimals }
}

const group = (whole: string) => whole.replace(/\d(?=(?:\d{2})*\d{3}$)/g, '$&,')

/** `১২,৩৪,৫৬৭`: by thousand, lakh and crore, decimals kept as they are. Not for years and telephone numbers. */
export function groupDigits(n: number): string {
  if (!Number.isFinite(n)) return missing
  const { sign, whole, decimals } = partsOf(n)
  return sign + toBanglaDigits(group(whole) + (decimals && `.${decimals}`))
}

function wholeInLakhs(whole: string): string {
  const digits = whole.replace(/^0+(?=\d)/, '')
  const take = (from: number, to: number) => digits.slice(Math.max(0, digits.length - from), Math.max(0, digits.length - to))
  const crore = take(digits.length, 7)
  const named = [
    crore && `${wholeInLakhs(crore)} কোটি`,
    ...([[7, 5, ' লাখ'], [5, 3, ' হাজার'], [3, 0, '']] as const).map(([from, to, name]) => {
      const count = Number(take(from, to))
      return count > 0 ? toBanglaDigits(count) + name : ''
    }),
  ].filter(part => part !== '')
  return named.join(' ') || '০'
}

/**
 * `১২ লাখ ৩৪ হাজার ৫৬৭`: a number as prose has it, `১ লাখ কোটি` and beyond included; zero is `০`. Decimals stay on the last
 * number (`৫.৫`); where nothing is left to carry them they follow a zero (`১ লাখ ০.৫`).
 */
export function numberInLakhs(n: number): string {
  if (!Number.isFinite(n)) return missing
  const { sign, whole, decimals } = partsOf(n)
  if (decimals === '') return sign + wholeInLakhs(whole)
  const last = toBanglaDigits(`${Number(whole.slice(-3))}.${decimals}`)
  return sign + (whole.length > 3 ? `${wholeInLakhs(`${whole.slice(0, -3)}000`)} ${last}` : last)
}

/** `৳১,৫০০`, for tables and prices: the sign in front, no space; poisha as two decimals, and only when there are any. */
export function taka(n: number): string {
  if (!Number.isFinite(n)) return missing
  const { sign, whole, poisha } = inPoisha(n)
  return `${sign}৳${toBanglaDigits(group(whole) + (poisha === '00' ? '' : `.${poisha}`))}`
}

/** `১২ লাখ ৩৪ হাজার টাকা`, for prose; poisha follow when there are any: `১০ টাকা ৫০ পয়সা`. */
export function takaInWords(n: number): string {
  if (!Number.isFinite(n)) return missing
  const { sign, whole, poisha } = inPoisha(n)
  const amount = `${sign}${wholeInLakhs(whole)} টাকা`
  return poisha === '00' ? amount : `${amount} ${toBanglaDigits(Number(poisha))} পয়সা`
}

function inPoisha(n: number): { sign: string; whole: string; poisha: string } {
  const rounded = Math.abs(n) < 1e15 ? Math.sign(n) * Number(`${Math.round(Number(`${Math.abs(n)}e2`) || 0)}e-2`) : n
  const { sign, whole, decimals } = partsOf(rounded)
  return { sign, whole, poisha: decimals.padEnd(2, '0') }
}

const ordinalEndings = ['', 'ম', 'য়', 'য়', 'র্থ', 'ম', 'ষ্ঠ', 'ম', 'ম', 'ম', 'ম']

/**
 * `১ম`, `২য়`, `৪র্থ`, `৬ষ্ঠ`, `১১তম`: the general ordinals (CLDR's classes), not those of dates (১লা). What cannot be
 * counted with, as a fraction, zero or a negative number, is given without an ending.
 */
export function ordinal(n: number): string {
  if (!Number.isInteger(n) || n < 1) return groupDigits(n)
  return groupDigits(n) + (ordinalEndings[n] ?? 'তম')
}
