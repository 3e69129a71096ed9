import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { store } from './normalise'
import { phonetic, stopAfter } from './phonetic'
import { consonants, longest, vowels } from './phonetic-table'

/** Latin typing and what it reads, one pair a line. */
const vectors = (list: string) => list.trim().split('\n').map((line) => line.trim().split(/ +=> +/) as [string, string])

describe('what is typed in the convention that writers know', () => {
  test.each(vectors(`
    ami banglay gan gai => আমি বাংলায় গান গাই
    Dhaka => ঢাকা
    rZab => র‍্যাব
    kkhomota => ক্ষমতা
    krikeT => ক্রিকেট
    DrOn => ড্রোন
    iunUs => ইউনূস
    khOka => খোকা
    t\`\` => ৎ
    ekTi => এক্টি
    ekoTi => একটি
    12.5 => ১২.৫
  `))('%s is %s', (latin, bengali) => expect(phonetic(latin)).toBe(bengali))
})

describe('vowels', () => {
  test.each(vectors(`
    o a i I u U rri e O OI OU => অ আ ই ঈ উ ঊ ঋ এ ও ঐ ঔ
    ko ka ki kI ku kU krri ke kO kOI kOU => ক কা কি কী কু কূ কৃ কে কো কৈ কৌ
    kee koo => কী কু
    Ami Ekhane => আমি এখানে
    boi bou khai zaO => বই বউ খাই যাও
    mia diyO hawa haoya => মিয়া দিয়ো হাওয়া হাওয়া
    doya hoy => দয়া হয়
    yunus => ইয়ুনুস
    oZap bZangk => অ্যাপ ব্যাংক
  `))('%s is %s', (latin, bengali) => expect(phonetic(latin)).toBe(bengali))
})

describe('consonants and their joins', () => {
  test.each(vectors(`
    k kh g gh Ng c ch j jh NG => ক খ গ ঘ ঙ চ ছ জ ঝ ঞ
    T Th D Dh N t th d dh n => ট ঠ ড ঢ ণ ত থ দ ধ ন
    p ph f b bh v m z r l => প ফ ফ ব ভ ভ ম য র ল
    sh S Sh s h R Rh Y => শ শ ষ স হ ড় ঢ় য়
    biggan lokkho rokSha => বিজ্ঞান লক্ষ রক্ষা
    bondho anondo prothom => বন্ধ আনন্দ প্রথম
    sthan somporrko bisfOroN => স্থান সম্পর্ক বিস্ফোরণ
    uddhar hocche otyonto => উদ্ধার হচ্ছে অত্যন্ত
    poNDit koNTho biShNu => পণ্ডিত কণ্ঠ বিষ্ণু
    kancon oncol joNggol => কাঞ্চন অঞ্চল জঙ্গল
    ongko onko oNgko => অংক অঙ্ক অঙ্ক
    strI raShTro rashTro => স্ত্রী রাষ্ট্র রাষ্ট্র
    kormo korrmo borrSha sUrrzo sUrryo => করম কর্ম বর্ষা সূর্য সূর্য
    swadhInota tottwo shantwona => স্বাধীনতা তত্ত্ব শান্ত্বনা
    byas bZas sotyo sotZi => ব্যাস ব্যাস সত্য সত্যি
    bangla bangali rongin => বাংলা বাঙালি রঙিন
    du:kho ca^d hoThat\`\` => দুঃখ চাঁদ হঠাৎ
    shuk\`no k,,t => শুকন ক্ত
    Urrdhwo jwor => ঊর্ধ্ব জ্বর
    x Taxi => এক্স টাক্সি
  `))('%s is %s', (latin, bengali) => expect(phonetic(latin)).toBe(bengali))

  test('no spelling in the tables is longer than what is looked for, and each reads as it stands there', () => {
    for (const [latin, bengali] of consonants) {
      expect(latin.length).toBeLessThanOrEqual(longest)
      if (latin !== 'r') expect(phonetic(latin), latin).toBe(bengali)
    }
    for (const [latin, [letter, sign]] of vowels) {
      expect(phonetic(latin)).toBe(letter)
      expect(phonetic(`k${latin}`)).toBe(`ক${sign}`)
    }
    expect(consonants.size + vowels.size).toBeGreaterThan(200)
  })
})

describe('points, numbers and signs', () => {
  test.each(vectors(`
    ami zai. => আমি যাই।
    se gelO. ami thaki. => সে গেলো। আমি থাকি।
    (ami zai.) => (আমি যাই।)
    12.5 shotangsho => ১২.৫ শতাংশ
    1,234.50 => ১,২৩৪.৫০
    gelO 2022. => গেলো ২০২২।
    1. prothom => ১. প্রথম
    D. iunUs => ড. ইউনূস
    mO. korim, Da. rohim => মো. করিম, ডা. রহিম
    a. rob => আ. রব
    e. ke. em. hok => এ. কে. এম. হক
    ami.. => আমি.
    ami.\` => আমি.
    ki... => কি...
    gelO.tar => গেলো.তার
    Dhaka: aj => ঢাকা: আজ
    $500 => ৳৫০০
    covid19 => চভিদ১৯
  `))('%s is %s', (latin, bengali) => expect(phonetic(latin)).toBe(bengali))

  test('A point typed behind what stands there already is read in the same way', () => {
    expect(['কথা', 'ড', 'মো', 'সাল ২০২২', '২', 'এক\n২', '', 'ক ', 'abc'].map(stopAfter)).toEqual(['।', '.', '.', '।', '.', '.', '.', '.', '.'])
  })
})

describe('within a word that stands there', () => {
  test('a vowel is the sign of the consonant before it, and a consonant stands by itself', () => {
    expect(phonetic('i', 'ক')).toBe('ি')
    expect(phonetic('i', 'কড\u09BC')).toBe('ি')
    expect(phonetic('i', 'কা')).toBe('ই')
    expect(phonetic('a', 'কি')).toBe('\u09AF\u09BCা')
    expect(phonetic('y', 'কা')).toBe('\u09AF\u09BC')
    expect(phonetic('r', 'ক')).toBe('র')
    expect(phonetic('i', 'ক ')).toBe('ই')
  })
})

describe('for every input', () => {
  const typed = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzOIUTDNRSZYJGM.,:`^$0159 \n|কািড়য়্ঁ।১‍') })
  const anything = fc.oneof(typed, fc.string({ unit: 'binary' }))

  test('what comes out is in stored form, has no Latin letter or digit, and given back stays the same', () => {
    fc.assert(fc.property(anything, fc.oneof(fc.constant(''), anything), (text, before) => {
      const read = phonetic(text, before)
      expect(store(read)).toBe(read)
      expect(read).not.toMatch(/[A-Za-z0-9`^$]/)
      expect(phonetic(read, before)).toBe(read)
    }), { numRuns: 3_000 })
  })

  test('Bengali text in stored form stays as it is', () => {
    const bengali = fc.string({ unit: fc.constantFrom(...'অআইকখগঘঙচছজটডতদনপবমযরলশসহািীুেো্ংঃঁ়।,.:-১২৩৪ ‘’“”(‌‍\n') }).map(store)
    fc.assert(fc.property(bengali, (text) => {
      expect(phonetic(text)).toBe(text)
    }), { numRuns: 2_000 })
  })
})
