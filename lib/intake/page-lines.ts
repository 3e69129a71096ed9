import { key } from '@/lib/bangla/normalise'
import type { Section } from '@/lib/news/sections'
import { readByline, type BylineLine } from './bylines'
import { findListHeading, findReadAlso, type PageListKind } from './page-lists'
import { findSectionOfLabel } from './section-labels'
import { readDateLine, type DateLine } from './timestamps'

/** What a line of a page is, as far as the line alone can tell. */
export type LineReading =
  | { kind: 'text'; sentence: boolean }
  /** Menu, share and advertisement words, signs without a letter. */
  | { kind: 'navigation' }
  | { kind: 'footer' }
  | { kind: 'caption' }
  | { kind: 'heading'; list: PageListKind }
  | { kind: 'read-also'; headline: string }
  | { kind: 'dates'; dates: DateLine; byline: BylineLine | null }
  | { kind: 'byline'; byline: BylineLine }
  | { kind: 'label'; section: string; trail: boolean }
  | { kind: 'sign-off'; signOff: string }
  | { kind: 'source'; source: string }

/** Longer lines are text without a second look, so that no line costs more than its length. */
const longestSpecial = 240
const longestHeadline = 220

const names = (...words: string[]) => new Set(words.map(key))

const navigation = names(
  'মেনু', 'সার্চ', 'অনুসন্ধান', 'খুঁজুন', 'লগইন', 'লগ ইন', 'সাইন ইন', 'নিবন্ধন', 'হোম', 'প্রচ্ছদ', 'মূলপাতা', 'মূল পাতা', 'প্রথম পাতা', 'ই-পেপার', 'ইপেপার', 'ই পেপার',
  'সব খবর', 'সকল খবর', 'সব', 'সব দেখুন', 'আরও', 'আরো', 'বিস্তারিত', 'বিস্তারিত পড়ুন', 'মন্তব্য', 'মন্তব্য করুন', 'মতামত দিন', 'আর্কাইভ', 'গুগল নিউজ', 'গুগল নিউজে ফলো করুন',
  'অ+', 'অ-', 'অ', 'পরবর্তী', 'পূর্ববর্তী', 'বন্ধ করুন', 'শিরোনাম', 'ব্রেকিং নিউজ', 'ব্রেকিং', 'লাইভ', 'বাংলা', 'English', 'Eng', 'menu', 'search', 'close', 'login', 'log in', 'sign in', 'home',
  'skip to content', 'toggle navigation', 'more', 'next', 'previous', 'comments', 'live', 'breaking news', 'x',
  'বিজ্ঞাপন', 'বিজ্ঞাপন দিন', 'স্পন্সর', 'স্পনসর', 'স্পন্সরড', 'advertisement', 'advertisements', 'ad', 'ads', 'sponsored',
)
const homes = names('হোম', 'প্রচ্ছদ', 'মূলপাতা', 'মূল পাতা', 'home')
const shareWords = names(
  'শেয়ার', 'ফেসবুক', 'টুইটার', 'এক্স', 'হোয়াটসঅ্যাপ', 'হোয়াটস', 'অ্যাপ', 'মেসেঞ্জার', 'লিংকডইন', 'লিঙ্কডইন', 'টেলিগ্রাম', 'ইমেইল', 'ইমেল', 'প্রিন্ট', 'পিন্টারেস্ট',
  'ইনস্টাগ্রাম', 'ইউটিউব', 'ভাইবার', 'ইমো', 'টুইট', 'কপি', 'facebook', 'twitter', 'whatsapp', 'messenger', 'linkedin', 'telegram', 'email', 'print', 'share', 'tweet',
  'pinterest', 'instagram', 'youtube', 'viber', 'copy', 'x', 'মন্তব্য', 'পছন্দ',
)
const shareCompany = names('করুন', 'লিংক', 'লিঙ্ক', 'link', 'this', 'on', 'এ', 'ই', 'মেইল', 'ইন', 'লিংকড', 'ও', 'খবরটি', 'সংবাদটি', 'নিউজটি', 'লেখাটি')

/** Numbers that a page counts: ৫৪ বার পঠিত, ২ ঘণ্টা আগে. In key form. */
const counter = /^\d+ (?:বার (?:পঠিত|দেখা|পড\u09BC?া)(?: হয\u09BC?েছে)?|(?:সেকেন্ড|মিনিট|ঘণ্টা|ঘন্টা|দিন|সপ্তাহ|মাস|বছর) আগে)$/
const signOffForm = /^\/ ?([\u0980-\u09FF .]{1,12}(?:\/[\u0980-\u09FF .]{1,12})?) ?\/$/
const datedSignOff = /^\(?([\u0980-\u09FF .]{2,24}\/[\u0980-\u09FF .]{1,24})\/[^/]{4,30}\)?$/
const sourceForm = /^(?:তথ্য|খবরের )?(?:সূত্র|সুত্র)(?: ?[:\u0983]| [\u2013-] ) ?/
const tagForm = /^(?:বিষয\u09BC?|ট্যাগ|ট্যাগস|টপিক|tags?) ?[:\u0983]/i
const captionForm = /^(?:(?:ফাইল|প্রতীকী|পুরোনো|সংগৃহীত) )?(?:ছবি|ফটো)(?:(?: ?[:\u0983]| [\u2013-] ).{1,80}| সংগৃহীত)?$/
const creditEnd = /[।|([] ?(?:(?:ফাইল|প্রতীকী) )?ছবি ?[:\u0983] ?[^।]{1,40}$|[।([] ?(?:ফাইল|প্রতীকী) ছবি[)\]]?$/
const footerForm = /©|^(?:স্বত্ব|সর্বস্বত্ব|কপিরাইট|copyright|all rights reserved)|^(?:ভারপ্রাপ্ত )?(?:সম্পাদক|প্রকাশক)(?: ও [^ ]+)? ?[:\u0983]|^(?:ফোন|মোবাইল|ই-?মেইল|email|ঠিকানা) ?[:\u0983]/i
const rightsWords = /(?:অনুমতি (?:ছাড়া|ব্যতীত)|বেআইনি|সর্বস্বত্ব|কপিরাইট).{0,80}(?:ওয়েবসাইট|প্রকাশ|ব্যবহার|সংরক্ষিত)|ওয়েবসাইটের .{0,80}(?:অনুমতি|বেআইনি)/u

/** What one line is. `text` is not blank and in stored form; `sections` are the newspaper's. */
export function readLine(text: string, sections: readonly Section[]): LineReading {
  const sentence = isSentence(text)
  if (text.length > longestSpecial) return { kind: 'text', sentence }
  if (!/\p{L}/u.test(text)) return { kind: 'navigation' }
  return readSmallLine(text) ?? readPlace(text, sections) ?? { kind: 'text', sentence }
}

function readSmallLine(text: string): LineReading | null {
  const name = key(text)
  const list = findListHeading(text)
  if (list !== null) return { kind: 'heading', list }
  if (navigation.has(name) || isShareLine(name) || counter.test(name) || (tagForm.test(text) && !isSentence(text))) return { kind: 'navigation' }
  const signOff = findSignOff(text)
  if (signOff !== null) return { kind: 'sign-off', signOff }
  const source = findSource(text)
  if (source !== null) return { kind: 'source', source }
  if (footerForm.test(text) || rightsWords.test(text)) return { kind: 'footer' }
  if (captionForm.test(text) || creditEnd.test(text)) return { kind: 'caption' }
  const headline = findReadAlso(text)
  if (headline !== null && !isSentence(headline)) return { kind: 'read-also', headline }
  return null
}

function readPlace(text: string, sections: readonly Section[]): LineReading | null {
  const label = findSectionOfLabel(text, sections)
  if (label !== null) return { kind: 'label', section: label, trail: false }
  const trail = findSectionOfTrail(text, sections)
  if (trail !== null) return { kind: 'label', section: trail, trail: true }
  const dates = readDateLine(text)
  if (dates !== null) {
    const beside = [dates.before, dates.after].filter((words) => words !== '')
    const bylines = beside.map((words) => readByline(words, 'beside-time'))
    const allKnown = beside.every((words, index) => bylines[index] !== null || findSectionOfLabel(words, sections) !== null)
    if (allKnown) return { kind: 'dates', dates, byline: joinBylines(bylines) }
  }
  const byline = readByline(text, 'anywhere')
  return byline === null ? null : { kind: 'byline', byline }
}

function joinBylines(lines: readonly (BylineLine | null)[]): BylineLine | null {
  const known = lines.filter((line) => line !== null)
  if (known.length === 0) return null
  return { bylines: known.flatMap(({ bylines }) => bylines), place: known.find(({ place }) => place !== null)?.place ?? null }
}

/** A breadcrumb trail, প্রচ্ছদ / আন্তর্জাতিক / এশিয়া: its first section. */
function findSectionOfTrail(text: string, sections: readonly Section[]): string | null {
  const steps = text.split(/[>»›→/|]/)
  if (steps.length < 2 || !homes.has(key(steps[0]!))) return null
  for (const step of steps.slice(1)) {
    const section = findSectionOfLabel(step, sections)
    if (section !== null) return section
  }
  return null
}

function isShareLine(name: string): boolean {
  const words = name.split(' ')
  return words.length <= 16 && words.some((word) => shareWords.has(word)) &&
    words.every((word) => shareWords.has(word) || shareCompany.has(word) || /^\d+$/.test(word))
}

/**
 * Whether a line reads as running text rather than as a headline: it ends as a sentence does, holds the end of one, or is
 * longer than headlines get.
 */
function isSentence(text: string): boolean {
  return text.length > longestHeadline || text.includes('। ') || /[।॥]["'”’)\]]{0,3}$/.test(text) ||
    (text.length > 120 && /[.!?…]["'”’)\]]{0,3}$/.test(text))
}

/**
 * The initials in a sign-off line: এমপি of `/এমপি/`, কিউএনবি/আয়শা of `কিউএনবি/আয়শা/২০ অগাস্ট ২০২৩`. Null when the line is none.
 */
function findSignOff(line: string): string | null {
  const plain = signOffForm.exec(line)
  if (plain !== null) return plain[1]!.trim()
  const dated = datedSignOff.exec(line)
  if (dated === null || !/[0-9\u09E6-\u09EF]/.test(line)) return null
  const date = line.slice(line.indexOf(dated[1]!) + dated[1]!.length + 1).replace(/\)$/, '')
  return readDateLine(date)?.before === '' ? dated[1]!.trim() : null
}

/** What follows `সূত্র:` in a line that is nothing more than that, without a stop at its end; null in other lines. */
function findSource(line: string): string | null {
  const label = sourceForm.exec(line)
  if (label === null) return null
  const source = line.slice(label[0].length).replace(/[।.]$/, '').trim()
  return source === '' || source.length > 120 || source.includes('।') ? null : source
}

/**
 * Takes a sign-off or a source that was glued to the end of the last paragraph off it: `… সরবরাহ করা হয়েছে। সূত্র: বাসস /এমপি/`.
 */
export function splitEnding(paragraph: string): { text: string; signOff: string | null; source: string | null } {
  let text = paragraph
  let signOff: string | null = null
  let source: string | null = null
  const slash = text.endsWith('/') ? text.lastIndexOf('/', text.length - 2) : -1
  if (slash > 0) {
    signOff = findSignOff(text.slice(slash))
    if (signOff !== null) text = text.slice(0, slash).trim()
  }
  const at = text.lastIndexOf('সূত্র')
  const start = at >= 0 && text.slice(0, at).endsWith('তথ্য') ? at - 'তথ্য'.length : at
  if (start > 0 && /[।?!"”’)] ?$/.test(text.slice(Math.max(0, start - 2), start))) {
    source = findSource(text.slice(start))
    if (source !== null) text = text.slice(0, start).trim()
  }
  return { text, signOff, source }
}
