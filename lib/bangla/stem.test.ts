import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { key } from './normalise'
import { cuts, root, stem } from './stem'

const words = (list: string) => list.normalize('NFC').trim().split(/\s+/)

/** A word and its forms, as the news has them. */
const families: readonly (readonly [string, string])[] = [
  ['নরসিংদী', 'নরসিংদীর নরসিংদীতে নরসিংদীকে'],
  ['ময়মনসিংহ', 'ময়মনসিংহের ময়মনসিংহে ময়মনসিংহকে'],
  ['নারায়ণগঞ্জ', 'নারায়ণগঞ্জের নারায়ণগঞ্জে নারায়ণগঞ্জেও'],
  ['সিঙ্গাপুর', 'সিঙ্গাপুরের সিঙ্গাপুরে সিঙ্গাপুরকে'],
  ['মালয়েশিয়া', 'মালয়েশিয়ার মালয়েশিয়ায় মালয়েশিয়াকে মালয়েশিয়াও'],
  ['সেতু', 'সেতুর সেতুতে সেতুটি সেতুটির সেতুগুলো সেতুগুলোর'],
  ['কৃষক', 'কৃষকের কৃষকেরা কৃষকরা কৃষকদের কৃষকদেরকে'],
  ['রোগী', 'রোগীর রোগীরা রোগীদের রোগীকে রোগীও'],
  ['হাসপাতাল', 'হাসপাতালের হাসপাতালে হাসপাতালটি হাসপাতালটিতে হাসপাতালগুলোতে'],
  ['বিশ্ববিদ্যালয়', 'বিশ্ববিদ্যালয়ের বিশ্ববিদ্যালয়ে বিশ্ববিদ্যালয়গুলোর বিশ্ববিদ্যালয়টির'],
  ['মন্ত্রণালয়', 'মন্ত্রণালয়ের মন্ত্রণালয়কে মন্ত্রণালয়ে'],
  ['ডাক্তার', 'ডাক্তারের ডাক্তাররা ডাক্তারদের ডাক্তারকে'],
  ['গভর্নর', 'গভর্নরের গভর্নরকে'],
  ['মসজিদ', 'মসজিদের মসজিদে মসজিদটি'],
  ['সড়ক', 'সড়কের সড়কে সড়কগুলোতে'],
  ['উপায়', 'উপায়ের উপায়ে'],
  ['আঘাত', 'আঘাতের আঘাতে'],
  ['বিদ্যুৎ', 'বিদ্যুতের বিদ্যুতে'],
  ['পা', 'পায়ের পায়ে'],
  ['মদিনা', 'মদিনার মদিনায় মদিনাকে'],
  ['আবহাওয়া', 'আবহাওয়ার আবহাওয়ায়'],
  ['বন্ধু', 'বন্ধুর বন্ধুরা বন্ধুদের বন্ধুকে'],
  ['বোন', 'বোনের বোনেরা বোনকে'],
]

/** Words that only look inflected. */
const whole = words('বাজার ডলার শনিবার যশোর উত্তর পুকুর কমিশনার অধ্যায় সময় প্রত্যেক পোশাক মসজিদ প্রতিবাদ চেহারা ক্যামেরা ঘাঁটি ছুটি ঘণ্টা লড়াই মুম্বাই স্টুডিও জেলখানা রাজকুমার রংপুর')

describe('stem', () => {
  test.each(families)('%s is the stem of its forms, without a vocabulary', (lemma, forms) => {
    expect(words(forms).map(form => stem(form))).toEqual(words(forms).map(() => lemma.normalize('NFC')))
    expect(stem(lemma.normalize('NFC'))).toBe(lemma.normalize('NFC'))
  })

  test.each(whole)('%s stays whole', word => {
    expect(stem(word)).toBe(word)
  })

  test('A vocabulary decides where rules cannot', () => {
    const vocabulary = new Map(Object.entries({ মধুপুতার: 9, মধুপুতারের: 4, মধুপুতারকে: 3 }))
    const storiesWith = (word: string) => vocabulary.get(word) ?? 0
    expect(stem('মধুপুতার')).toBe('মধুপুতা')
    expect(stem('মধুপুতার', storiesWith)).toBe('মধুপুতার')
    expect(stem('মধুপুতারের', storiesWith)).toBe('মধুপুতার')
  })

  test('Verbs become their root, pronouns what dictionaries name', () => {
    expect(words('লিখেছেন শুনলেন জানাবে পেয়েছে রেখেছিল করিয়াছেন করেনি').map(word => stem(word))).toEqual(words('লিখ শুন জানা পা রাখ কর কর'))
    expect(words('আমাদের তাঁদের আপনাকে কাউকে').map(word => stem(word))).toEqual(words('আমরা তাঁরা আপনি কেউ'))
  })

  test('A day is no form of giving, nor a name one of coming down', () => {
    expect(words('দিন নামে থেকে বাড়িতে').map(word => stem(word))).toEqual(words('দিন নাম থেকে বাড়ি'))
  })

  test('Words in other letters are their own stem', () => {
    expect(['fifa', '2024', '5জি'.normalize('NFC'), ''].map(word => stem(word))).toEqual(['fifa', '2024', '5জি'.normalize('NFC'), ''])
  })
})

describe('cuts', () => {
  test('has the word itself and every stem that it may have, each once', () => {
    expect(cuts('ব্যাংকে')).toEqual(expect.arrayContaining(['ব্যাংকে', 'ব্যাংক']))
    expect(cuts('ব্যাংকে')[0]).toBe('ব্যাংক')
    expect(cuts('fifa')).toEqual(['fifa'])
  })
})

const bengaliWord = fc.string({ maxLength: 14, unit: fc.constantFrom(...'কতনরলশসণযদটগঙ\u09BC\u09BE\u09BF\u09C0\u09C1\u09C7\u09CB\u0981\u0982\u09CDআইওএৎ') }).map(text => key(text).split(' ')[0] ?? '')

describe('root', () => {
  test.each(families)('The forms of %s have one root', (lemma, forms) => {
    expect(new Set([lemma.normalize('NFC'), ...words(forms)].map(root)).size).toBe(1)
  })

  test.each([
    ['শ্রেণির', 'শ্রেণীকে'], ['কাহিনী', 'কাহিনির'], ['ভাঙা', 'ভাঙ্গা'], ['রঙের', 'রংয়ের'], ['পৌঁছালেন', 'পৌছাবে'], ['তাঁকে', 'তাকে'], ['চত্বরে', 'চত্ত্বরের'], ['উৎসবে', 'উত্সব'],
  ])('%s and %s have one root', (one, other) => {
    expect(root(one.normalize('NFC'))).toBe(root(other.normalize('NFC')))
  })

  test.each([['ঢাকা', 'ঢাল'], ['ইরান', 'ইরাক'], ['নদী', 'নদ'], ['করা', 'কর'], ['শেখা', 'শেখ'], ['বাড়ি', 'বাড়া']])('%s and %s stay apart', (one, other) => {
    expect(root(one.normalize('NFC'))).not.toBe(root(other.normalize('NFC')))
  })

  test('The root of a root is that root', () => {
    fc.assert(fc.property(bengaliWord, word => {
      expect(root(root(word))).toBe(root(word))
    }), { numRuns: 5000 })
    for (const [lemma, forms] of families) for (const form of [lemma.normalize('NFC'), ...words(forms)]) expect(root(root(form))).toBe(root(form))
  })
})
