import { key } from '@/lib/bangla/normalise'
import type { Contributor } from '@/lib/news/story'
import { storyIdOfSource } from '@/lib/news/story-id'

/** Names under which desks here sign, and the word their address has for them. */
const desks: readonly (readonly [slug: string, names: readonly string[]])[] = [
  ['international-desk', ['আন্তর্জাতিক ডেস্ক', 'বিদেশ ডেস্ক', 'বিশ্ব ডেস্ক']],
  ['sports-desk', ['খেলা ডেস্ক', 'স্পোর্টস ডেস্ক', 'ক্রীড়া ডেস্ক']],
  ['entertainment-desk', ['বিনোদন ডেস্ক']],
  ['national-desk', ['জাতীয় ডেস্ক']],
  ['business-desk', ['অর্থনীতি ডেস্ক', 'বাণিজ্য ডেস্ক', 'অর্থ-বাণিজ্য ডেস্ক', 'বিজনেস ডেস্ক']],
  ['tech-desk', ['প্রযুক্তি ডেস্ক', 'তথ্যপ্রযুক্তি ডেস্ক', 'আইটি ডেস্ক']],
  ['lifestyle-desk', ['লাইফস্টাইল ডেস্ক', 'জীবনযাপন ডেস্ক', 'জীবনযাপন প্রতিবেদক']],
  ['health-desk', ['স্বাস্থ্য ডেস্ক']],
  ['education-desk', ['শিক্ষা ডেস্ক']],
  ['features-desk', ['ফিচার ডেস্ক']],
  ['country-desk', ['সারাদেশ ডেস্ক', 'মফস্বল ডেস্ক']],
  ['news-desk', ['নিউজ ডেস্ক', 'বার্তা ডেস্ক', 'সংবাদ ডেস্ক']],
  ['online-desk', ['অনলাইন ডেস্ক']],
  ['web-desk', ['ওয়েব ডেস্ক']],
  ['desk', ['ডেস্ক', 'ডেস্ক রিপোর্ট', 'ডেস্ক প্রতিবেদন']],
  ['staff-reporter', ['নিজস্ব প্রতিবেদক', 'স্টাফ রিপোর্টার', 'নিজস্ব প্রতিবেদন']],
  ['sample-paper', ['নমুনা সংস্করণ']],
]

const slugs = new Map(desks.flatMap(([slug, names]) => names.map((name) => [key(name), slug])))

/**
 * The contributor that a byline names (stored form). A desk that papers here commonly have gets a readable slug; any
 * other name ten characters made from it, so that two installations agree and no letter needs encoding.
 */
export function contributorOf(byline: { name: string; kind: Contributor['kind'] }): Contributor {
  const name = key(byline.name)
  return { slug: slugs.get(name) ?? storyIdOfSource(`contributor:${name}`), name: byline.name, kind: byline.kind }
}
