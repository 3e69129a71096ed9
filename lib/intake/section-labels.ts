import { key } from '@/lib/bangla/normalise'
import { defaultSections, generalSection, type Section } from '@/lib/news/sections'

/**
 * What pages here call the sections, besides the names that a paper itself gives them: other names, parts of them that
 * pages print as a label of their own, and the words that stand before ডেস্ক and প্রতিবেদক.
 */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  national: ['বাংলাদেশ', 'bangladesh'],
  politics: ['রাজনৈতিক'],
  international: [
    'বিশ্ব', 'বিশ্বসংবাদ', 'বিদেশ', 'বহির্বিশ্ব', 'এশিয়া', 'ইউরোপ', 'মধ্যপ্রাচ্য', 'আমেরিকা', 'আফ্রিকা', 'ভারত', 'world',
  ],
  country: ['সারা দেশ', 'দেশজুড়ে', 'সারাবাংলা', 'গ্রামবাংলা', 'মফস্বল', 'জেলা', 'জেলার খবর', 'bangladesh districts'],
  business: [
    'অর্থনীতি', 'অর্থনৈতিক', 'বাণিজ্য', 'অর্থ বাণিজ্য', 'অর্থ ও বাণিজ্য', 'ব্যবসা', 'ব্যবসা-বাণিজ্য', 'বিজনেস', 'শেয়ারবাজার', 'ব্যাংক-বিমা',
    'economy',
  ],
  sports: ['ক্রীড়া', 'খেলাধুলা', 'খেলার খবর', 'স্পোর্টস', 'ক্রিকেট', 'ফুটবল', 'টেনিস', 'sport', 'cricket', 'football'],
  entertainment: ['ঢালিউড', 'বলিউড', 'হলিউড', 'টেলিভিশন', 'শোবিজ', 'সংস্কৃতি ও বিনোদন'],
  opinion: ['সম্পাদকীয়', 'উপসম্পাদকীয়', 'কলাম', 'সাক্ষাৎকার', 'মুক্তমত', 'অভিমত', 'editorial'],
  tech: [
    'প্রযুক্তি', 'তথ্য-প্রযুক্তি', 'বিজ্ঞান ও প্রযুক্তি', 'বিজ্ঞান-প্রযুক্তি', 'আইটি', 'টেক', 'টেকনোলজি', 'technology', 'science-technology',
  ],
  lifestyle: ['লাইফস্টাইল', 'জীবনধারা', 'জীবনশৈলী'],
  education: ['ক্যাম্পাস', 'শিক্ষাঙ্গন', 'বিশ্ববিদ্যালয়', 'campus'],
  health: ['স্বাস্থ্য ও চিকিৎসা'],
  'law-courts': ['আইন', 'আদালত', 'আইন ও আদালত', 'আইন ও বিচার', 'court', 'courts', 'law'],
  crime: ['ক্রাইম', 'আইন-শৃঙ্খলা'],
  literature: ['শিল্প-সাহিত্য', 'শিল্প ও সাহিত্য', 'সাহিত্য-সংস্কৃতি', 'সাহিত্য ও সংস্কৃতি', 'শিল্প সাহিত্য'],
  religion: ['ধর্ম ও জীবন', 'ইসলাম', 'ইসলাম ও জীবন', 'islam'],
  jobs: ['চাকরির খবর', 'ক্যারিয়ার', 'চাকুরি', 'career'],
  environment: ['পরিবেশ ও জলবায়ু', 'প্রকৃতি ও পরিবেশ', 'জলবায়ু'],
  diaspora: ['প্রবাসের খবর', 'প্রবাসী', 'probash'],
  features: ['ফিচার পাতা', 'feature'],
  video: ['ভিডিও গ্যালারি', 'videos'],
  photo: ['ফটো গ্যালারি', 'ছবিঘর', 'ফটোগ্যালারি', 'photos', 'gallery'],
  [generalSection]: ['খবর', 'নিউজ', 'সাধারণ', 'bangla news', 'general'],
}

const commonNames = new Map<string, string>()
for (const { slug, bn, en } of defaultSections) {
  for (const name of [slug, bn, en, ...(otherNames[slug] ?? [])]) commonNames.set(key(name), slug)
}

/** No label is longer; longer text is not looked up. */
const longestLabel = 60
const namesOf = new WeakMap<readonly Section[], ReadonlyMap<string, string>>()

/** Every known name of a newspaper's sections, in key form; its own names come before the common ones. */
function sectionNames(sections: readonly Section[]): ReadonlyMap<string, string> {
  const known = namesOf.get(sections)
  if (known !== undefined) return known
  const slugs = new Set(sections.map(({ slug }) => slug))
  const names = new Map([...commonNames].map(([name, slug]) => [name, slugs.has(slug) ? slug : generalSection]))
  for (const { slug, bn, en } of [...sections].reverse()) {
    for (const name of [en, bn, slug]) names.set(key(name), slug)
  }
  namesOf.set(sections, names)
  return names
}

/**
 * The section that a label names: its slug, a Bengali or English name, or another name in use. `text` in stored form,
 * the label and nothing else. Null when it is no section's name. A name that we know of a section that this newspaper
 * does not have gives the general one.
 */
export function findSectionOfLabel(text: string, sections: readonly Section[]): string | null {
  return text.length > longestLabel ? null : sectionNames(sections).get(key(text)) ?? null
}

/**
 * The section that a desk's name tells: আন্তর্জাতিক ডেস্ক, ক্রীড়া প্রতিবেদক. The longest beginning that names one decides;
 * null for a desk of everything (নিউজ ডেস্ক, অনলাইন ডেস্ক) and for names that tell nothing.
 */
export function findSectionOfDesk(desk: string, sections: readonly Section[]): string | null {
  const words = desk.split(' ').slice(0, -1)
  for (let length = Math.min(words.length, 3); length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const slug = findSectionOfLabel(words.slice(from, from + length).join(' '), sections)
      if (slug !== null && slug !== generalSection) return slug
    }
  }
  return null
}
