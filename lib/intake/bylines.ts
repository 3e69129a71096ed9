export interface Byline {
  name: string
  kind: 'person' | 'desk'
}

/** What a line says about who wrote the story and from where. One of the two may be missing, never both. */
export interface BylineLine {
  bylines: Byline[]
  place: string | null
}

/**
 * How much the place of a line vouches for it. `anywhere`: only forms that are nothing else (a desk, a known role, an
 * agency, a name after লিখেছেন). `under-headline`: also a place or another unknown word before the role (বাগেরহাট প্রতিনিধি,
 * ট্রিবিউন রিপোর্ট). `beside-time`: also bare names.
 */
export type BylinePosition = 'anywhere' | 'under-headline' | 'beside-time'

const longestByline = 120
const roles = new Set(['প্রতিবেদক', 'প্রতিনিধি', 'সংবাদদাতা', 'রিপোর্টার', 'করেসপন্ডেন্ট', 'করেসপনডেন্ট', 'ব্যুরো'])
const roleAdjectives = new Set([
  'নিজস্ব', 'জ্যেষ্ঠ', 'বিশেষ', 'প্রধান', 'সহকারী', 'স্টাফ', 'সিনিয়র', 'জুনিয়র', 'চিফ', 'স্পেশাল', 'ডিস্ট্রিক্ট', 'জেলা', 'উপজেলা', 'আঞ্চলিক', 'নগর', 'মহানগর',
  'ক্রীড়া', 'বিনোদন', 'কূটনৈতিক', 'অর্থনৈতিক', 'রাজনৈতিক', 'আদালত', 'সংসদ', 'অপরাধ', 'শিক্ষা', 'স্বাস্থ্য', 'প্রযুক্তি', 'বাণিজ্য', 'আন্তর্জাতিক', 'সাংস্কৃতিক',
  'বিশ্ববিদ্যালয়', 'ক্যাম্পাস', 'অনলাইন', 'মাল্টিমিডিয়া', 'ভ্রাম্যমাণ', 'সংবাদ', 'নিউজ',
])
const agencies = new Set([
  'বাসস', 'ইউএনবি', 'এএফপি', 'রয়টার্স', 'এপি', 'পিটিআই', 'এএনআই', 'সিনহুয়া', 'আনাদোলু', 'আল জাজিরা', 'আলজাজিরা', 'বিবিসি', 'বিবিসি বাংলা', 'ডয়চে ভেলে',
  'সিএনএন', 'তাস', 'ডিপিএ', 'এনএনবি', 'আইএসপিআর', 'ভয়েস অব আমেরিকা',
])
const outletWords = /\.|[a-z]|টিভি|টেলিভিশন|নিউজ|টোয়েন্টিফোর|ডটকম|বার্তা|ট্রিবিউন|টাইমস|পত্রিকা|সংস্করণ|রিপোর্ট/i
const writtenBy = /^(?:লিখেছেন|লেখক|লেখা|প্রতিবেদক|প্রতিবেদন|অনুবাদ|by)(?: ?[:\u0983\u2013\u2014-] ?| )(?=\S)/i
/** Signs of a sentence, a question or speech: no byline has them. */
const sentenceSigns = /[।?!;"“”:]/
const separators = /[,|/•·]| [\u2013\u2014-] /
const nameForm = /^[\u0980-\u09E5.\u200C\u200D-]+$/

type Part =
  | { is: 'desk' | 'role' | 'agency'; name: string }
  | { is: 'placed'; name: string; place: string | null }
  | { is: 'other'; words: string[] }

/**
 * Reads a byline: a desk (আন্তর্জাতিক ডেস্ক), a role (নিজস্ব প্রতিবেদক, রাজশাহী), an outlet's own (ট্রিবিউন রিপোর্ট), a place
 * (বাগেরহাট প্রতিনিধি), an agency, or persons (রহিমা খাতুন ও করিম আহমেদ). A person who gives a role besides is named without it.
 * `text` in stored form; null when the line is none, judged by how much `position` vouches for it.
 */
export function readByline(text: string, position: BylinePosition): BylineLine | null {
  if (text.length > longestByline) return null
  const bare = text.replace(/^[\s•●▪■*\u2013\u2014|-]+/, '').replace(/[\s|,\u2013\u2014-]+$/, '')
  const label = writtenBy.exec(bare)
  const names = label === null ? bare : bare.slice(label[0].length)
  if (names === '' || sentenceSigns.test(names)) return null
  const parts = names.split(separators).flatMap(splitPair).map((part) => partOf(part.trim())).filter((part) => part !== null)
  if (parts.length === 0) return null
  // A bare role after its label is the label's own word: প্রতিবেদক, জেলা.
  const certain = parts.some(({ is }) => is === 'desk' || is === 'role' || is === 'agency')
  const placed = parts.some(({ is }) => is === 'placed')
  if (label !== null && /[:\u0983\u2013\u2014-] ?$/.test(label[0])) return compose(parts, true)
  if (certain) return compose(parts, false)
  if (placed && position !== 'anywhere') return compose(parts, false)
  if (position === 'beside-time' && !placed) return compose(parts, true)
  return null
}

/** নাম ও নাম: two, unless either half is no name. */
function splitPair(part: string): string[] {
  const halves = part.split(/ (?:ও|এবং) /)
  return halves.length > 1 && halves.every((half) => isName(half.trim().split(' '))) ? halves : [part]
}

function partOf(part: string): Part | null {
  if (part === '') return null
  const words = part.split(' ')
  const last = words[words.length - 1]!
  const before = words.slice(0, -1)
  if (agencies.has(part)) return { is: 'agency', name: part }
  if (words.length <= 5 && words.length > 1 && (last === 'ডেস্ক' || (last === 'রিপোর্ট' || last === 'নিউজ') && words[words.length - 2] === 'ডেস্ক')) {
    return { is: 'desk', name: part }
  }
  if (part === 'ডেস্ক রিপোর্ট') return { is: 'desk', name: part }
  if (last === 'রিপোর্ট' && before.length > 0 && before.length <= 3) return { is: 'placed', name: part, place: null }
  if (roles.has(last)) {
    const place = before.filter((word) => !roleAdjectives.has(word))
    if (place.length === 0 && (last !== 'ব্যুরো' || before.length > 0)) return { is: 'role', name: part }
    if (place.length > 0 && before.length <= 4 && place.length <= 3 && !place.some((word) => /ের$/.test(word))) {
      // A campus (ঢাবি, শাবিপ্রবি) is no place of a dateline.
      return { is: 'placed', name: part, place: place.some((word) => /বি$/.test(word)) ? null : place.join(' ') }
    }
  }
  return { is: 'other', words }
}

function compose(parts: readonly Part[], named: boolean): BylineLine | null {
  const bylines: Byline[] = []
  let place: string | null = null
  let persons = false
  let afterRole = false
  for (const part of parts) {
    if (part.is === 'other') {
      const here = part.words.join(' ').replace(/ থেকে$/, '')
      const standsAsPlace = afterRole || (named && persons && (part.words.length === 1 || / থেকে$/.test(part.words.join(' '))))
      if (standsAsPlace) {
        if (place === null && part.words.length <= 3 && !outletWords.test(here)) place = here
      } else if (isName(part.words)) {
        bylines.push({ name: here, kind: 'person' })
        persons = true
      } else {
        return null
      }
      continue
    }
    if (part.is === 'placed') place ??= part.place
    // নাম, নিজস্ব প্রতিবেদক: the role describes the person.
    if (!persons || part.is === 'agency') bylines.push({ name: part.name, kind: 'desk' })
    afterRole = true
  }
  return bylines.length === 0 && place === null ? null : { bylines, place }
}

/** Two to four words of letters: fewer is a place or a label, more is a sentence. */
function isName(words: readonly string[]): boolean {
  return words.length >= 2 && words.length <= 4 && words.every((word) => nameForm.test(word))
}
