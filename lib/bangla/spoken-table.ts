// What is written short and said in full. Whoever knows better corrects it here; keys without the point or visarga that may follow.

/** Before a name or behind it; counts only with a point or visarga (মো., মোঃ, মো:). The longest comes first. */
export const abbreviations: readonly (readonly [written: string, said: string])[] = Object.entries({
  মো: 'মোহাম্মদ', মোহা: 'মোহাম্মদ', মু: 'মুহাম্মদ', মুহা: 'মুহাম্মদ', মোছা: 'মোছাম্মাৎ', মোসা: 'মোসাম্মাৎ', আঃ: 'আব্দুল',
  ড: 'ডক্টর', ডা: 'ডাক্তার', অধ্যা: 'অধ্যাপক', প্রকৌ: 'প্রকৌশলী', ইঞ্জি: 'ইঞ্জিনিয়ার', অ্যাড: 'অ্যাডভোকেট', এড: 'অ্যাডভোকেট', ব্যারি: 'ব্যারিস্টার',
  মি: 'মিস্টার', লে: 'লেফটেন্যান্ট', ব্রি: 'ব্রিগেডিয়ার',
  লি: 'লিমিটেড', প্রা: 'প্রাইভেট', খ্রি: 'খ্রিষ্টাব্দ', রেজি: 'রেজিস্ট্রেশন', পৃ: 'পৃষ্ঠা', তাং: 'তারিখ', অব: 'অবসরপ্রাপ্ত',
}).map(([written, said]) => [written.replace(/ঃ$/, ''), said] as const).sort(([one], [other]) => other.length - one.length)

/** Whole phrases, with the points they are written with. They come before the single ones. */
export const phrases: readonly (readonly [written: RegExp, said: string])[] = [
  [/খ্রি\.?\s?পূ\./g, 'খ্রিষ্টপূর্ব'],
  [/বি\.\s?দ্র\./g, 'বিশেষ দ্রষ্টব্য'],
  [/(মেজর|মে\.|মে:)\s?জে\./g, 'মেজর জেনারেল'],
  [/(ব্রি\.|ব্রিগেডিয়ার)\s?জে\./g, 'ব্রিগেডিয়ার জেনারেল'],
  [/(লে\.|লেফটেন্যান্ট)\s?জে\./g, 'লেফটেন্যান্ট জেনারেল'],
  [/আ(?:\.\s?|ঃ\s?| )লীগ/g, 'আওয়ামী লীগ'],
  [/\((?:সা|স|দ)[.ঃ]*\)/g, 'সাল্লাল্লাহু আলাইহি ওয়া সাল্লাম'],
  [/\(রা[.ঃ]*\)/g, 'রাদিয়াল্লাহু আনহু'],
  [/\(আ[.ঃ]*\)/g, 'আলাইহিস সালাম'],
  [/\(রহ[.ঃ]*\)/g, 'রাহমাতুল্লাহি আলাইহি'],
  [/কোং(?![\p{L}\p{M}])\.?/gu, 'কোম্পানি'],
  [/নং(?![\p{L}\p{M}])/gu, 'নম্বর'],
  [/কোভিড[-–]19/g, 'কোভিড নাইনটিন'],
  [/(টি|জি)[-–]?20/g, '$1 টোয়েন্টি'],
  [/জি[-–]7/g, 'জি সেভেন'],
]

/** Generations of a network are named in English, whatever digit they are written with. */
export const generations: Readonly<Record<string, string>> = { 2: 'টু', 3: 'থ্রি', 4: 'ফোর', 5: 'ফাইভ', 6: 'সিক্স' }

/** Behind a number; the points in the key, and its spaces, may be left out by who writes. */
export const units: readonly (readonly [written: string, said: string])[] = Object.entries({
  'বর্গ কি.মি.': 'বর্গকিলোমিটার', 'কি.মি./ঘণ্টা': 'কিলোমিটার প্রতি ঘণ্টা', 'কি.মি.': 'কিলোমিটার', 'সে.মি.': 'সেন্টিমিটার', 'মি.মি.': 'মিলিমিটার', 'মি.লি.': 'মিলিলিটার', 'মি.গ্রা.': 'মিলিগ্রাম',
  'মি.': 'মিটার', 'লি.': 'লিটার', 'কে.জি.': 'কেজি', 'গ্রা.': 'গ্রাম', 'ফু.': 'ফুট', নং: 'নম্বর',
  'km/h': 'কিলোমিটার প্রতি ঘণ্টা', km: 'কিলোমিটার', cm: 'সেন্টিমিটার', mm: 'মিলিমিটার', m: 'মিটার', kg: 'কেজি', g: 'গ্রাম', ml: 'মিলিলিটার', GB: 'গিগাবাইট', MB: 'মেগাবাইট', MW: 'মেগাওয়াট',
}).sort(([one], [other]) => other.length - one.length)

/** A currency's sign, what it is called, and its hundredth. */
export const currencies: Readonly<Record<string, readonly [whole: string, hundredth: string]>> = {
  '৳': ['টাকা', 'পয়সা'], $: ['ডলার', 'সেন্ট'], '€': ['ইউরো', 'সেন্ট'], '£': ['পাউন্ড', 'পেন্স'], '₹': ['রুপি', 'পয়সা'],
}

/** What is counted in hundreds no more than in thousands: ১৫০০ টাকা is no year. */
export const counted = 'টাকা|টি|টা|জন|খানা|গুণ|বার|ডলার|ইউরো|পাউন্ড|রুপি|কোটি|লাখ|লক্ষ|হাজার|মিটার|কিলো|সেন্টি|মিলি|মেগা|গিগা|ফুট|ইঞ্চি|কেজি|গ্রাম|টন|মণ|লিটার|একর|বিঘা|হেক্টর|বর্গ|ঘন|ভোট|রান|পরিবার|দিন|মিনিট|মানুষ|পৃষ্ঠা'
