import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { key } from './normalise'
import { tokens } from './tokens'

const keys = (text: string) => tokens(text.normalize('NFC')).map(token => token.key)
const also = (text: string) => tokens(text.normalize('NFC')).flatMap(token => token.also)
const nfc = (...words: string[]) => words.map(word => word.normalize('NFC'))

/** Letters, signs, joiners, digits, hyphens, quotes and spaces in any order. */
const anyText = fc.string({ maxLength: 40, unit: fc.constantFrom(...'কতরযশ\u09BC\u09BE\u09BF\u09CB\u0981\u0982\u09CD\u200C\u200Dঅআড়১২3a.,-’\' ।\u00AD(“') })

describe('tokens', () => {
  test('Words stand apart by spaces and punctuation, each with its place in the text', () => {
    const text = 'বন্যা, খরা ও “ঝড়”।'.normalize('NFC')
    expect(tokens(text).map(({ key, start, end }) => [key, text.slice(start, end)])).toEqual(nfc('বন্যা', 'খরা', 'ও', 'ঝড়').map(word => [word, word]))
  })

  test('A place covers joiners and whatever else the key leaves out', () => {
    const text = 'আজ র‍্যালি'
    const [, rally] = tokens(text)
    expect(rally?.key).toBe(key('র‍্যালি'))
    expect(text.slice(rally?.start, rally?.end)).toBe('র‍্যালি')
  })

  test('A hyphenated compound is found by its parts and as a whole', () => {
    expect(keys('নৌ-পরিবহন')).toEqual(nfc('নৌ', 'পরিবহন'))
    expect(also('নৌ-পরিবহন')).toEqual(nfc('নৌপরিবহন'))
  })

  test('An ending set off by a hyphen or a quote belongs to its word', () => {
    expect(keys('ইউনেস্কো-র ‘অগ্নিবীণা’র ২০২১-এর')).toEqual(nfc('ইউনেস্কো', 'অগ্নিবীণার', '2021'))
    expect(also('ইউনেস্কো-র')).toEqual(nfc('ইউনেস্কোর'))
  })

  test('A number is found without its classifier and with it; a name with a number stays whole', () => {
    expect(keys('২,৫০০টি ১২ই ৩য় ৪জি')).toEqual(nfc('2500', '12', '3', '4জি'))
    expect(also('২,৫০০টি')).toEqual(nfc('2500টি'))
    expect(keys('৬.৭৫ ১,২ ২,৫০০, আর')).toEqual(nfc('6.75', '1', '2', '2500', 'আর'))
  })

  test('Letters with points answer to the acronym, in either script', () => {
    expect(also('বি.বি.সি. ও U.S.A.')).toEqual(nfc('বিবিসি', 'usa'))
    expect(also('এম. এ. করিম')).toEqual(nfc('এমএ'))
  })

  test('An apostrophe within a word parts nothing', () => {
    expect(keys('হ\'তে হ’ল')).toEqual(nfc('হতে', 'হল'))
  })

  test('Every key is a key and every place holds a word, whatever the text', () => {
    fc.assert(fc.property(anyText, text => {
      let end = 0
      for (const token of tokens(text)) {
        expect(key(token.key)).toBe(token.key)
        expect(token.key).not.toMatch(/^$|\s/)
        expect(token.end).toBeGreaterThan(token.start)
        expect(text.slice(token.start, token.end)).toMatch(/[\p{L}\p{M}\p{N}]/u)
        expect(token.start).toBeGreaterThanOrEqual(Math.min(end, token.start))
        end = token.end
      }
    }), { numRuns: 2000 })
  })

  test('A word reads the same alone as among others', () => {
    fc.assert(fc.property(fc.array(fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'কতরযশ\u09BE\u09BF\u0982\u09CDআ') }), { minLength: 1, maxLength: 6 }), words => {
      expect(tokens(words.join(' ')).map(token => token.key)).toEqual(words.flatMap(word => tokens(word).map(token => token.key)))
    }), { numRuns: 1000 })
  })
})
