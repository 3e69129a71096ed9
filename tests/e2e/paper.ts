import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import bn from '@/messages/bn.json' with { type: 'json' }
import en from '@/messages/en.json' with { type: 'json' }
import { defaultSections } from '@/lib/news/sections'

export { bn, en }

/** What a reader who knows the seeds expects to find. `seeds/documents` may go; then two pages of our own stand in. */
interface KnownPage {
  headline: string
  section: string
  desk: string
  /** As `datetime` says it. */
  published: string
  signOff: string
  related: string[]
  latest: string[]
  mostRead: string[]
}

export const documentsPresent = existsSync(fileURLToPath(new URL('../../seeds/documents/000_856c5e2ef2027298.txt', import.meta.url)))

export const leadPage: KnownPage = documentsPresent
  ? {
      headline: 'ইরানের সঙ্গে আলোচনা রাশিয়ার',
      section: 'international',
      desk: 'আন্তর্জাতিক ডেস্ক',
      published: '2022-12-04T14:37:00.000Z',
      signOff: '/এমপি/',
      related: [
        'বাংলাদেশের উন্নয়ন দেখলে আমাদের লজ্জা হয়: শাহবাজ',
        'মৈত্রী ট্রেনে তল্লাশি, মুদ্রা পাচারের অভিযোগে আটক দুই বাংলাদেশি',
        'জিম্মিদের মুক্তির জন্য হামাসকে ১৮ দেশের আহ্বান',
      ],
      latest: [
        'জেলা বিএনপির যুগ্ম আহ্বায়ককে দল থেকে বহিষ্কার',
        'সড়কে প্রাণ গেলো মোটরসাইকেল আরোহী বাবা-ছেলের',
        'দেশের তথ্যপ্রযুক্তি বিশ্ব দরবারে উপস্থাপন করতে চান রাশেদুল মাজিদ',
        'আগুন নেভাতে ‘দেরি করে আসায়’ ফায়ার সার্ভিসের গাড়িতে হামলা, দুই কর্মী আহত',
      ],
      mostRead: [
        'দুদকের চাকরি ছাড়লেন ১৫ কর্মকর্তা',
        'বাংলাদেশ ব্যাংকের চাকরি ছাড়লেন ৫৭ কর্মকর্তা',
        'স্কুল-কলেজে ছুটি ‘বাড়ছে না’, ক্লাস শুরুর প্রস্তুতি',
        'কেন গলে যাচ্ছে রাস্তার বিটুমিন?',
        'ধানের উৎপাদন বাড়াতে ‘কৃত্রিম বৃষ্টির’ পরিকল্পনা',
      ],
    }
  : {
      headline: 'বাংলা পঞ্জিকায় আশ্বিন এখন ৩১ দিনের',
      section: 'education',
      desk: 'শিক্ষা ডেস্ক',
      published: '2024-10-03T03:05:00.000Z',
      signOff: '/কেএন/',
      related: [
        'নতুন চাঁদ দেখা যায় কত দিন পরে',
        'নদীর নামে যত জনপদ: কোথা থেকে এল নামগুলো',
        'হাতে লেখা পঞ্জিকা থেকে ছাপার পাতায়',
      ],
      latest: [
        'ধান মাড়াইয়ের কল কীভাবে কাজ করে',
        'বাঁশের সাঁকো কেন দোলে, কেন ভাঙে না',
        '‘নকশি’ শব্দটির পথচলা',
        'পাটের আঁশ ছাড়াতে পানি লাগে কেন',
      ],
      mostRead: [
        'মেঘ কেন ভেসে থাকে?',
        'শাপলা ফোটে দিনের কোন সময়ে',
        'পুঁথির পাতা পড়ার কৌশল',
        '৫২ সপ্তাহে এক বছর, তবু এক দিন বাকি',
        'জোনাকি কেন জ্বলে?',
      ],
    }

/** The name of a section in the interface's language. */
export function sectionName(slug: string, locale: 'bn' | 'en' = 'bn'): string {
  return defaultSections.find((one) => one.slug === slug)![locale]
}

/** A section that no seed fills. */
export const emptySection = 'jobs'

/** A word of the interface with its places filled. */
export function fill(word: string, values: Record<string, string>): string {
  return word.replace(/\{(\w+)\}/g, (_, name: string) => values[name]!)
}
