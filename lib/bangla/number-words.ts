import { toLatinDigits } from './digits'
import { numberInLakhs, ordinal } from './numbers'

// Bengali has a word of its own for every number below a hundred. In the texts here and below digits are Latin, as code has
// them; what reads a text for somebody turns its digits first.
const belowHundred = `শূন্য এক দুই তিন চার পাঁচ ছয় সাত আট নয়
দশ এগারো বারো তেরো চৌদ্দ পনেরো ষোলো সতেরো আঠারো উনিশ
বিশ একুশ বাইশ তেইশ চব্বিশ পঁচিশ ছাব্বিশ সাতাশ আটাশ উনত্রিশ
ত্রিশ একত্রিশ বত্রিশ তেত্রিশ চৌত্রিশ পঁয়ত্রিশ ছত্রিশ সাঁইত্রিশ আটত্রিশ উনচল্লিশ
চল্লিশ একচল্লিশ বিয়াল্লিশ তেতাল্লিশ চুয়াল্লিশ পঁয়তাল্লিশ ছেচল্লিশ সাতচল্লিশ আটচল্লিশ উনপঞ্চাশ
পঞ্চাশ একান্ন বায়ান্ন তিপ্পান্ন চুয়ান্ন পঞ্চান্ন ছাপ্পান্ন সাতান্ন আটান্ন উনষাট
ষাট একষট্টি বাষট্টি তেষট্টি চৌষট্টি পঁয়ষট্টি ছেষট্টি সাতষট্টি আটষট্টি উনসত্তর
সত্তর একাত্তর বাহাত্তর তিয়াত্তর চুয়াত্তর পঁচাত্তর ছিয়াত্তর সাতাত্তর আটাত্তর উনআশি
আশি একাশি বিরাশি তিরাশি চুরাশি পঁচাশি ছিয়াশি সাতাশি অষ্টআশি উননব্বই
নব্বই একানব্বই বিরানব্বই তিরানব্বই চুরানব্বই পঁচানব্বই ছিয়ানব্বই সাতানব্বই আটানব্বই নিরানব্বই`.split(/\s/)

const firstTen = ['প্রথম', 'দ্বিতীয়', 'তৃতীয়', 'চতুর্থ', 'পঞ্চম', 'ষষ্ঠ', 'সপ্তম', 'অষ্টম', 'নবম', 'দশম']
const firstDays = ['পহেলা', 'দোসরা', 'তেসরা', 'চৌঠা']
/** More digits than this are a code and no number. */
const mostDigits = 15

/** Counts hundreds, also more than nine. */
function inHundreds(n: number): string {
  const [hundreds, rest] = [Math.floor(n / 100), n % 100]
  if (hundreds === 0) return belowHundred[rest]!
  return `${belowHundred[hundreds]}শো${rest === 0 ? '' : ` ${belowHundred[rest]}`}`
}

/** Each digit by its name, as a telephone number is read: `017` is শূন্য এক সাত. Whatever is no digit is dropped. */
export function digitWords(digits: string): string {
  return [...digits.replace(/\D/g, '')].map(digit => belowHundred[Number(digit)]!).join(' ')
}

/** A whole number in words, `1234567` as বারো লাখ চৌত্রিশ হাজার পাঁচশো সাতষট্টি. Beyond fifteen digits they are named one by one. */
export function numberWords(digits: string): string {
  if (digits.length > mostDigits) return digitWords(digits)
  return toLatinDigits(numberInLakhs(Number(digits))).replace(/\d+/g, part => inHundreds(Number(part)))
}

/** A number with a decimal point in words; behind the point each digit by its name: `3.14` is তিন দশমিক এক চার. */
export function decimalWords(whole: string, decimals: string): string {
  return `${numberWords(whole)} দশমিক ${digitWords(decimals)}`
}

/** A year as it is said: from 1100 to 1999 in hundreds (উনিশশো একাত্তর), any other as a number (দুই হাজার চব্বিশ). */
export function yearWords(digits: string): string {
  const year = Number(digits)
  return year >= 1100 && year < 2000 ? inHundreds(year) : numberWords(digits)
}

/** The word for a place in an order: প্রথম to দশম, then with তম (এগারোতম). Null for what has no such place (0). */
export function ordinalWords(digits: string): string | null {
  const n = Number(digits)
  return n < 1 ? null : firstTen[n - 1] ?? `${numberWords(digits)}তম`
}

/** Whether `1ম`, `2য়`, `11তম` are written with the ending that belongs to them. */
export function isOrdinal(digits: string, ending: string): boolean {
  return toLatinDigits(ordinal(Number(digits))).replace(/[\d,]/g, '') === ending
}

/** A day of a month with the ending of dates: `1`, `লা` is পহেলা, `7`, `ই` সাতই, `21`, `শে` একুশে. Null for any other ending. */
export function dayWords(digits: string, ending: string): string | null {
  const n = Number(digits)
  const right = n === 1 ? 'লা' : n === 2 || n === 3 ? 'রা' : n === 4 ? 'ঠা' : n >= 5 && n <= 18 ? 'ই' : n >= 19 && n <= 31 ? 'শে' : null
  if (ending !== right) return null
  return firstDays[n - 1] ?? (n < 19 ? `${numberWords(digits)}ই` : `${numberWords(digits)}ে`)
}
