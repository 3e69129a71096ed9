/** A part of the newspaper with an address of its own. */
export interface Section {
  slug: string
  bn: string
  en: string
}

/**
 * The sections of a new installation, in the order in which papers here usually print them. `news` is the general one,
 * for what no other section claims; it always exists and stands last.
 */
export const defaultSections: readonly Section[] = [
  { slug: 'national', bn: 'জাতীয়', en: 'National' },
  { slug: 'politics', bn: 'রাজনীতি', en: 'Politics' },
  { slug: 'international', bn: 'আন্তর্জাতিক', en: 'International' },
  { slug: 'country', bn: 'সারাদেশ', en: 'Country' },
  { slug: 'business', bn: 'অর্থ-বাণিজ্য', en: 'Business' },
  { slug: 'sports', bn: 'খেলা', en: 'Sports' },
  { slug: 'entertainment', bn: 'বিনোদন', en: 'Entertainment' },
  { slug: 'opinion', bn: 'মতামত', en: 'Opinion' },
  { slug: 'tech', bn: 'তথ্যপ্রযুক্তি', en: 'Tech' },
  { slug: 'lifestyle', bn: 'জীবনযাপন', en: 'Lifestyle' },
  { slug: 'education', bn: 'শিক্ষা', en: 'Education' },
  { slug: 'health', bn: 'স্বাস্থ্য', en: 'Health' },
  { slug: 'law-courts', bn: 'আইন-আদালত', en: 'Law & courts' },
  { slug: 'crime', bn: 'অপরাধ', en: 'Crime' },
  { slug: 'literature', bn: 'সাহিত্য', en: 'Literature' },
  { slug: 'religion', bn: 'ধর্ম', en: 'Religion' },
  { slug: 'jobs', bn: 'চাকরি', en: 'Jobs' },
  { slug: 'environment', bn: 'পরিবেশ', en: 'Environment' },
  { slug: 'diaspora', bn: 'প্রবাস', en: 'Diaspora' },
  { slug: 'features', bn: 'ফিচার', en: 'Features' },
  { slug: 'video', bn: 'ভিডিও', en: 'Video' },
  { slug: 'photo', bn: 'ছবি', en: 'Photos' },
  { slug: 'news', bn: 'সংবাদ', en: 'News' },
]

/** Where a story stands when nothing says better. */
export const generalSection = 'news'

/** First parts of addresses that are never a section; `routes.ts` builds them and a test keeps the two apart. */
export const fixedAddresses: readonly string[] = [
  'latest', 'most-read', 'topic', 'desk', 'archive', 'search', 'settings', 'about', 's', 'bn', 'en', 'lite',
  'newsroom', 'preview', 'corrections', 'api', 'feed', 'feeds', 'view', 'cards', 'pictures', 'fonts', 'icons', 'browser', 'saved', 'offline', 'daily', 'verify',
  '_next',
]
