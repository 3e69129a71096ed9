import { describe, expect, test } from 'vitest'
import { dayWords, digitWords, numberWords, ordinalWords, yearWords } from './number-words'

describe('numbers in words', () => {
  test('Every number below a hundred has a word of its own', () => {
    const words = Array.from({ length: 100 }, (_, n) => numberWords(String(n)))
    expect(new Set(words).size).toBe(100)
    expect(words.every(word => /^[\u0980-\u09FF]+$/.test(word) && word === word.normalize('NFC'))).toBe(true)
  })

  test('Tens, and those one short of them, are named after the ten', () => {
    expect([19, 29, 39, 49, 59, 69, 79, 89, 99].map(n => numberWords(String(n)))).toEqual(['উনিশ', 'উনত্রিশ', 'উনচল্লিশ', 'উনপঞ্চাশ', 'উনষাট', 'উনসত্তর', 'উনআশি', 'উননব্বই', 'নিরানব্বই'])
  })

  test.each([
    ['100', 'একশো'], ['105', 'একশো পাঁচ'], ['999', 'নয়শো নিরানব্বই'], ['1000', 'এক হাজার'], ['100001', 'এক লাখ এক'], ['12345678', 'এক কোটি তেইশ লাখ পঁয়তাল্লিশ হাজার ছয়শো আটাত্তর'],
    ['1000000000000', 'এক লাখ কোটি'], ['007', 'সাত'], ['1234567890123456', 'এক দুই তিন চার পাঁচ ছয় সাত আট নয় শূন্য এক দুই তিন চার পাঁচ ছয়'],
  ])('%s is %s', (digits, words) => {
    expect(numberWords(digits)).toBe(words.normalize('NFC'))
  })

  test('Years, places, days and codes are said in their own ways', () => {
    expect(['1971', '1905', '1800', '2000', '2024', '1066'].map(yearWords)).toEqual(['উনিশশো একাত্তর', 'উনিশশো পাঁচ', 'আঠারোশো', 'দুই হাজার', 'দুই হাজার চব্বিশ', 'এক হাজার ছেষট্টি'])
    expect(['1', '10', '11', '0'].map(ordinalWords)).toEqual(['প্রথম', 'দশম', 'এগারোতম', null])
    expect([dayWords('1', 'লা'), dayWords('18', 'ই'), dayWords('31', 'শে'), dayWords('1', 'শে'), dayWords('32', 'শে')]).toEqual(['পহেলা', 'আঠারোই', 'একত্রিশে', null, null])
    expect(digitWords('0-19')).toBe('শূন্য এক নয়'.normalize('NFC'))
  })
})
