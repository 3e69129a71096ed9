import { eraWords, weekdayNumbers } from '@/lib/bangla/date-names'

export type StampRole = 'published' | 'updated'

/** What a word says of the moment that follows it. */
export const roleWords = new Map<string, StampRole>([
  ...['প্রকাশ', 'প্রকাশিত', 'প্রকাশকাল', 'প্রকাশের', 'প্রকাশনা', 'পোস্ট', 'আপলোড', 'published', 'posted'].map((word) => [word, 'published'] as const),
  ...['আপডেট', 'আপডেটের', 'আপডেটেড', 'হালনাগাদ', 'সংশোধিত', 'updated', 'update', 'modified'].map((word) => [word, 'updated'] as const),
])
/** Words that stand in date lines and change nothing. */
export const fillers = new Set([
  'সময়', 'তারিখ', 'সর্বশেষ', 'শেষ', 'বাংলাদেশ', 'সাল', 'ইং', 'খ্রি', 'খ্রিঃ', 'এ', 'হয়েছে', 'করা', 'অনলাইন', 'সংস্করণ', 'ডেট', 'bst', 'last', 'at', 'on',
  'date', 'time', 'am', 'pm', ...eraWords, ...weekdayNumbers.keys(),
])
/** Words of the Hijri months, which papers print as a third date. */
export const hijriWords = new Set([
  'মহররম', 'মুহাররম', 'মুহররম', 'সফর', 'রবিউল', 'রবিউস', 'আউয়াল', 'আওয়াল', 'আউয়াল', 'সানি', 'জমাদিউল', 'জমাদিউস', 'রজব', 'শাবান', 'রমজান', 'রমযান',
  'শাওয়াল', 'জিলকদ', 'জ্বিলকদ', 'জিলহজ', 'জিলহজ্জ', 'জ্বিলহজ',
])
/** Endings of a day's number: ১লা, ২৫শে. */
export const ordinalEndings = new Set(['লা', 'রা', 'ঠা', 'ই', 'শে', 'st', 'nd', 'rd', 'th'])
/** English months, shortened → 1–12. */
export const shortMonths = new Map(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, index) => [name, index + 1]))
/** Parts of the day that stand before an hour of twelve. */
export const dayParts = new Set(['ভোর', 'সকাল', 'বেলা', 'দুপুর', 'বিকেল', 'বিকাল', 'সন্ধ্যা', 'রাত', 'রাত্রি'])

/** The hour of 24 for an hour of twelve and what its half of the day adds (0 or 12). */
export function hourInHalf(hour: number, add: 0 | 12): number {
  if (hour > 12) return hour
  return hour === 12 ? add : hour + add
}

/** The hour of 24 for an hour and the part of the day before it, or null; an hour over twelve is one of 24 already. */
export function hourInPart(hour: number, part: string | null): number {
  if (part === null || hour > 12) return hour
  if (part === 'রাত' || part === 'রাত্রি') return hour === 12 ? 0 : hour >= 6 ? hour + 12 : hour
  if (part === 'ভোর' || part === 'সকাল') return hour
  if (part === 'বেলা' || part === 'দুপুর') return hour <= 5 ? hour + 12 : hour
  return hour === 12 ? hour : hour + 12
}
