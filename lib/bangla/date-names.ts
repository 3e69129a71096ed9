import { banglaMonthNames, monthNames, weekdayNames } from './dates'

// Spellings met in print and on older pages, for reading dates; what is written out comes from `dates`.
// All Bengali here is in the stored form (NFC), and so must be the text that is looked up.

const monthVariants: Readonly<Record<number, readonly string[]>> = {
  1: ['জানুয়ারী'],
  2: ['ফেব্রুয়ারী'],
  8: ['আগষ্ট', 'অগাস্ট', 'অগস্ট', 'অগাষ্ট', 'আগাস্ট'],
  9: ['সেপ্টেম্বার'],
  10: ['অক্টোবার'],
  11: ['নভেম্বার'],
  12: ['ডিসেম্বার'],
}

const banglaMonthVariants: Readonly<Record<number, readonly string[]>> = {
  2: ['জ্যৈষ্ঠ্য'],
  3: ['আষাড়'],
  8: ['অঘ্রান', 'অঘ্রাণ'],
  11: ['ফাগুন'],
  12: ['চৈত'],
}

const weekdayVariants: Readonly<Record<number, readonly string[]>> = {
  0: ['রোববার', 'রবি'],
  1: ['সোম'],
  2: ['মঙ্গল'],
  3: ['বুধ'],
  4: ['বৃহস্পতি', 'বৃহঃ'],
  5: ['শুক্র'],
  6: ['শনি'],
}

function lookup(names: Readonly<Record<'bn' | 'en', readonly string[]>>, variants: Readonly<Record<number, readonly string[]>>, first: 0 | 1) {
  const numbers = new Map<string, number>()
  for (const name of names.bn) numbers.set(name, names.bn.indexOf(name) + first)
  for (const name of names.en) numbers.set(name.toLowerCase(), names.en.indexOf(name) + first)
  for (const [number, spellings] of Object.entries(variants)) {
    for (const spelling of spellings) numbers.set(spelling, Number(number))
  }
  return numbers as ReadonlyMap<string, number>
}

/** Every accepted name of a Gregorian month (Bengali as stored, English in lower case) → 1–12. */
export const monthNumbers = lookup(monthNames, monthVariants, 1)

/** Every accepted name of a Bangla month (Bengali as stored, English in lower case) → 1 (Boishakh) – 12. */
export const banglaMonthNumbers = lookup(banglaMonthNames, banglaMonthVariants, 1)

/** Every accepted name of a day of the week, long and short (English long only, lower case) → 0 (Sunday) – 6. */
export const weekdayNumbers = lookup(weekdayNames, weekdayVariants, 0)

/** The Bangla months in addresses, from Boishakh: `boishakh` … `choitro`. */
export const banglaMonthSlugs: readonly string[] = banglaMonthNames.en.map(name => name.toLowerCase())

/** The Gregorian months in addresses, from January: `january` … `december`. */
export const monthSlugs: readonly string[] = monthNames.en.map(name => name.toLowerCase())

/** Words for the halves of the day on older pages → hours to add to a 12-hour clock (12 itself counts as 0). */
export const halfDayHours: ReadonlyMap<string, 0 | 12> = new Map<string, 0 | 12>([
  ['এএম', 0], ['পূর্বাহ্ণ', 0], ['পূর্বাহ্ন', 0], ['am', 0],
  ['পিএম', 12], ['অপরাহ্ণ', 12], ['অপরাহ্ন', 12], ['pm', 12],
])

/** Words for calendars that may follow a year and say nothing more: ১৪৩১ বঙ্গাব্দ, ২০২৪ খ্রিষ্টাব্দ. */
export const eraWords: readonly string[] = ['বঙ্গাব্দ', 'বাংলা', 'খ্রিষ্টাব্দ', 'খ্রিস্টাব্দ', 'খ্রীষ্টাব্দ', 'ইংরেজি', 'ইংরেজী', 'হিজরি']
