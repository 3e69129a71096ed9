import { key } from '@/lib/bangla/normalise'

export type PageListKind = 'related' | 'latest' | 'mostRead'

const adjectives = ['', 'এ', 'এই', 'এ বিষয়ে', 'এ বিষয়ে', 'এ সংক্রান্ত', 'এ সম্পর্কিত', 'এ জাতীয়', 'এ বিভাগের', 'এই বিভাগের', 'এই ক্যাটাগরির', 'বিভাগের']
const things = ['', 'খবর', 'সংবাদ', 'নিউজ', 'লেখা', 'পোস্ট', 'প্রতিবেদন', 'সব খবর', 'সব সংবাদ', 'সকল খবর']

const beginnings: Readonly<Record<PageListKind, readonly string[]>> = {
  related: [
    'সম্পর্কিত', 'সম্পর্কিত আরও', 'সম্পর্কিত আরো', 'সংশ্লিষ্ট', 'প্রাসঙ্গিক', 'আরও পড়ুন', 'আরো পড়ুন', 'পড়ুন আরও', 'পড়ুন আরো',
    'আরও পড়তে পারেন', 'আরও দেখুন', 'আরো দেখুন',
    ...['আরও', 'আরো'].flatMap((more) => adjectives.flatMap((adjective) => things
      // A lone আরও leads to the rest of some list; it is not the heading of this one.
      .filter((thing) => thing !== '')
      .map((thing) => `${adjective} ${more} ${thing}`))),
  ],
  latest: ['সর্বশেষ', 'সবশেষ', 'সদ্যপ্রাপ্ত', 'সদ্য', 'তাজা', 'সাম্প্রতিক', 'নতুন খবর'],
  mostRead: [
    'সর্বাধিক পঠিত', 'সর্বোচ্চ পঠিত', 'সবচেয়ে পঠিত', 'সবচেয়ে বেশি পঠিত', 'বেশি পঠিত', 'বহুল পঠিত', 'সর্বাধিক জনপ্রিয়', 'জনপ্রিয়',
    'পাঠকপ্রিয়', 'পাঠক প্রিয়', 'পাঠকের পছন্দ', 'আলোচিত', 'সর্বাধিক আলোচিত', 'সর্বাধিক পড়া',
  ],
}

const english: Readonly<Record<PageListKind, readonly string[]>> = {
  related: ['related', 'related news', 'related stories', 'read more', 'more news', 'also read', 'read also'],
  latest: ['latest', 'latest news'],
  mostRead: ['most read', 'most popular', 'popular', 'popular news', 'trending'],
}

/** Words that head no list when they stand alone, though they do with খবর. */
const needsThing = new Set(['সদ্য', 'তাজা', 'সাম্প্রতিক', 'সংশ্লিষ্ট', 'প্রাসঙ্গিক', 'আলোচিত'].map(key))

const headings = new Map<string, PageListKind>()
for (const kind of ['related', 'latest', 'mostRead'] as const) {
  for (const beginning of beginnings[kind]) {
    for (const thing of things) headings.set(key(`${beginning} ${thing}`), kind)
  }
  for (const heading of english[kind]) headings.set(key(heading), kind)
}
for (const word of needsThing) headings.delete(word)

/**
 * Which list a line heads, or null when it heads none. The line must be the heading and nothing else (signs around it do
 * not count), so that the same words within a sentence stay there. Two tabs on one line (সর্বশেষ | জনপ্রিয়) head the first.
 */
export function findListHeading(line: string): PageListKind | null {
  if (line.length > 60) return null
  const whole = headings.get(key(line))
  if (whole !== undefined) return whole
  const tabs = line.split(/[|/•]/)
  if (tabs.length < 2) return null
  const kinds = tabs.map((tab) => headings.get(key(tab)))
  return kinds.every((kind) => kind !== undefined) ? kinds[0]! : null
}

const readAlsoLabel = /^(?:আর[ওো] প|প)ড\u09BC?ুন(?: আর[ওো])?(?: খবর)? ?[:\u0983\u2013\u2014>»-] ?/

/** The headline in a line like `আরও পড়ুন: …`, or null. What follows may still turn out to be a sentence. */
export function findReadAlso(line: string): string | null {
  const label = readAlsoLabel.exec(line)
  if (label === null) return null
  const headline = listItem(line.slice(label[0].length))
  return headline === '' ? null : headline
}

/** A list item without the number or sign that the list printed before it. */
export function listItem(line: string): string {
  return line.replace(/^(?:[•●▪■*>»›\u2013\u2014-]|[0-9\u09E6-\u09EF]{1,2}[.)।])\s+/, '')
}

/** The items in order, each once; what differs only in signs or digits is one item, as first printed. */
export function distinctItems(items: readonly string[]): string[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const name = key(item)
    if (seen.has(name)) return false
    seen.add(name)
    return true
  })
}
