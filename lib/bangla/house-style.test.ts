import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyHint, hintCodes, listHints, type HintCode } from './house-style'
import { abbreviations, anywhere, asWord, atStart } from './misspellings'
import { store } from './normalise'

function applyAll(text: string, code?: HintCode): string {
  return listHints(text).filter(hint => code === undefined || hint.code === code).reduceRight(applyHint, text)
}
const codes = (text: string) => listHints(text).map(hint => hint.code)

describe('what the house would write otherwise', () => {
  test.each<[HintCode, string, string]>([
    ['danda', 'তিনি ঢাকায় যান. পরে ফেরেন.', 'তিনি ঢাকায় যান। পরে ফেরেন।'], ['danda', '‘আমি যাব.’', '‘আমি যাব।’'], ['danda', 'নিহত ৫টি. আহত', 'নিহত ৫টি। আহত'],
    ['spaceBefore', 'তিনি বলেন , কে  ? ‘আমি’ । মূল্য : ৫', 'তিনি বলেন, কে? ‘আমি’। মূল্য: ৫'],
    ['spaceAfter', 'ঢাকা,খুলনা ও সিলেট।পরে কী?কেউ জানে না!সবাই,২০২২', 'ঢাকা, খুলনা ও সিলেট। পরে কী? কেউ জানে না! সবাই, ২০২২'],
    ['doubleSpace', 'দুই  দেশ   Reuters  ও', 'দুই দেশ Reuters ও'],
    ['joined', '৫ টি ড্রোন ও ১২ টা, তিনি যান নি। হয় নি', '৫টি ড্রোন ও ১২টা, তিনি যাননি। হয়নি'],
    ['quotes', 'তিনি বলেন, "আমি যাব।" "না," বলেন আরেকজন। \'ইত্তেফাক\' ও হ\'ল', 'তিনি বলেন, “আমি যাব।” “না,” বলেন আরেকজন। ‘ইত্তেফাক’ ও হ’ল'],
    ['quotes', '\'ইত্তেফাক\'এর "\'ভেতরে\' বাইরে"', '‘ইত্তেফাক’এর “‘ভেতরে’ বাইরে”'],
    ['mixedDigits', '২০2২ সালে 1,২৫0.৫ টাকা', '২০২২ সালে ১,২৫০.৫ টাকা'],
    ['raYaphala', 'র\u09CD\u200Dযাব, র\u200C্যালি ও র্যাম্প', 'র\u200D্যাব, র\u200D্যালি ও র\u200D্যাম্প'],
    ['unseen', 'বাং\u200Bলাদেশ ক\u09BE\u09C7থা অাম', 'বাংলাদেশ কোথা আম'],
    ['abbreviation', 'মোঃ রহিম ও ডাঃ করিম', 'মো. রহিম ও ডা. করিম'],
    ['spelling', 'ঘন্টা, ৫ ঘন্টার, মৃত্যুদন্ড, কারনে, বাড়ীতে, দু:খ, ষ্টেশনের আরো', 'ঘণ্টা, ৫ ঘণ্টার, মৃত্যুদণ্ড, কারণে, বাড়িতে, দুঃখ, স্টেশনের আরও'],
    ['spelling', 'ফেব্রুয়ারী'.replace('\u09AF\u09BC', '\u09DF') + ' মাসে', 'ফেব্রুয়ারি মাসে'],
  ])('%s: %s', (code, text, wanted) => {
    expect(applyAll(text, code)).toBe(wanted)
    expect(codes(text)).toContain(code)
    expect(codes(wanted)).not.toContain(code)
  })

  test.each([
    'ড. মুহাম্মদ ইউনূস, মো. রহিম, এ. কে. এম. ফজলুল হক ও ৫ কি.মি. দূরে', 'অপেক্ষা...', 'মূল্য ৫.৫ শতাংশ, ১,২৫০ টাকা', 'বেলা ২০:৩৭', 'রাজবাড়ী ও ফুলবাড়ীর', 'ধরণী, প্রান্ত, কারনেশন, আরোহী, কোন কোনো',
    'দেখুন https://example.org/ঘন্টা,খুলনা.html?a=৫2 এবং desk@ঘন্টা.com', '#ঘন্টা @ঘন্টা', 'iPhone  15  Pro ও ঢাকা', 'A4২ F-1৬', 'He said, "yes" .  ok', '', '৬\' ২" লম্বা', 'সা রে গা মা পা ধা নি', 'সূর্য, কার্য ও ভার্যা',
    'তিনি বলেন, “আমি ‘না’ বলব।”', 'লেখা "এখনো খোলা', 'র‍্যাব', 'ক্ষুদ্র ও বাক্‌স্বাধীনতা', 'তিনি :) হাসেন', 'নিঃশ্বাস, ১২ জন', 'নির্মান্য ও কন্ঠ্',
  ])('Nothing is said of: %s', text => {
    expect(listHints(text)).toEqual([])
  })

  test('A hint says exactly where', () => {
    const text = 'এক ঘন্টা ।'
    expect(listHints(text)).toEqual([{ at: 3, length: 5, code: 'spelling', replacement: 'ঘণ্টা' }, { at: 8, length: 2, code: 'spaceBefore', replacement: '।' }])
  })

  test.each([...anywhere, ...atStart, ...asWord, ...abbreviations])('%s is written %s, and that has no hint', (wrong, right) => {
    expect(applyAll(wrong)).toBe(right)
    for (const ending of ['', 'র', ' বলেন', ',', '-এর']) expect(codes(right + ending)).toEqual([])
    expect(store(right)).toBe(right)
  })

  const parts = fc.constantFrom(...[...anywhere, ...atStart, ...asWord, ...abbreviations].map(([wrong]) => wrong), ...'কনরযটিে্ািঃঁয়\u09DF০১২19.,।?!:;"\'‘’“”()- \n-A@#/', '  ', ' নি', ' টি', 'র্যা',
    'তিনি', 'বলেন', 'ড.', 'কি.মি.', '\u200D', '\u200C', '\u200B', '\u09BC', '\u0985\u09BE', 'https://a.b/', 'x@y.zz', 'Reuters', '\u{1F468}\u200D\u{1F469}')
  const text = fc.array(parts, { maxLength: 24 }).map(list => list.join(''))

  test('Applying all hints of one code leaves none of it', () => {
    fc.assert(fc.property(text, fc.constantFrom(...hintCodes), (before, code) => {
      expect(codes(applyAll(before, code))).not.toContain(code)
    }), { numRuns: 1000 })
  })

  test('Hints lie within the text, in order and apart, change something, and come to an end', () => {
    fc.assert(fc.property(text, before => {
      let end = 0
      for (const { at, length, replacement } of listHints(before)) {
        expect(at).toBeGreaterThanOrEqual(end)
        expect(length).toBeGreaterThan(0)
        expect(before.slice(at, at + length)).not.toBe(replacement)
        end = at + length
      }
      expect(end).toBeLessThanOrEqual(before.length)
      let now = before
      for (let round = 0; round < 12; round += 1) now = applyAll(now)
      expect(listHints(now)).toEqual([])
    }), { numRuns: 1000 })
  })

  test('No text makes it fail, and a long one takes no longer than its length', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), before => {
      listHints(before)
    }), { numRuns: 1000 })
    for (const piece of ['ক', 'ক ', 'ক.', '"ক', 'ক\'', ' ', 'ক  ', '১2', '১.', 'a.', 'ক@', '\u200D', 'র\u200D', 'ক\u09BE\u09C7', 'ঘন্টা', 'ক,']) {
      const started = performance.now()
      listHints(piece.repeat(20_000))
      expect(performance.now() - started, piece).toBeLessThan(2000)
    }
  })
})
