import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readVectors } from '../../tests/vectors/read'
import { fold, key, store } from './normalise'

const vectors = readVectors('normalise.tsv').map(row => ({
  input: row.input_escaped ?? '', expected: row.expected_escaped ?? '', form: row.form ?? '', why: row.why ?? '',
}))
const bengali = fc.string({
  maxLength: 40,
  unit: fc.constantFrom(
    ...'কঙণতযরবশষড়\u09DC\u09DF\u09F0অআঈও\u09BC\u09BE\u09BF\u09C0\u09C7\u09CB\u09D7\u0981\u0982\u0983\u09CD\u200C\u200D',
    ...' \n\t\r,.?!|।৷\u0965"“”‘’(-১২2a\u00A0\u200B👩🏽\uFE0F', '\uD800', '\u0000',
  ),
})

describe('store', () => {
  test.each(vectors.filter(({ form }) => form.startsWith('store')))('$why', ({ input, expected }) => {
    expect(store(input)).toBe(expected.normalize('NFC'))
  })

  test('Storing twice changes nothing, and what is stored is NFC', () => {
    fc.assert(fc.property(bengali, text => {
      const stored = store(text)
      expect(stored).toBe(stored.normalize('NFC'))
      expect(store(stored)).toBe(stored)
    }), { numRuns: 3000 })
  })

  test('Any text at all is stored without what the database refuses', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => {
      const stored = store(text)
      expect(stored).not.toMatch(/\p{Cs}|[\u0000-\u0009\u000B-\u001F]/u)
      expect(store(stored)).toBe(stored)
    }), { numRuns: 1000 })
  })

  test('Line ends of every kind stay line ends, tabs and no-break spaces become spaces', () => {
    expect(store('এক\r\nদুই\rতিন\n\nচার\u2028পাঁচ')).toBe('এক\nদুই\nতিন\n\nচার\nপাঁচ')
    expect(store('এক\tদুই\u00A0তিন')).toBe('এক দুই তিন')
  })

  test('Ra with ya-phala has one form however it was typed', () => {
    const rab = '\u09B0\u200D\u09CD\u09AF\u09BE\u09AC'
    for (const typed of ['\u09B0\u200D\u09CD\u09AF', '\u09B0\u200C\u09CD\u09AF', '\u09B0\u09CD\u200D\u09AF', '\u09B0\u09CD\u200C\u09AF']) {
      expect(store(typed + '\u09BE\u09AC')).toBe(rab)
    }
  })

  test('A joiner stays where it shows and goes where it does nothing', () => {
    expect(store('\u0995\u09CD\u200C\u09B7')).toBe('\u0995\u09CD\u200C\u09B7')
    expect(store('ক\u200Dখ বাক্\u200C')).toBe('কখ বাক্')
    expect(store('👩‍👩‍👧')).toBe('👩‍👩‍👧')
  })

  test('A bar is a danda only where a sentence ends', () => {
    expect(store('তিনি বলেন| পরে')).toBe('তিনি বলেন। পরে')
    expect(store('শুক্রবার | ২১ চৈত্র')).toBe('শুক্রবার | ২১ চৈত্র')
    expect(store('ক|খ')).toBe('ক|খ')
  })

  test('Straight quotes, spelling and a danda between digits are left to the desk', () => {
    expect(store('"ঘন্টা" \'জানুয়ারী\'')).toBe('"ঘন্টা" \'জানুয়ারী\''.normalize('NFC'))
    expect(store('১২।৫')).toBe('১২।৫')
    expect(store('বললেন।” তিনি')).toBe('বললেন।” তিনি')
  })

  test('A long hostile text is stored in good time', () => {
    const started = performance.now()
    for (const piece of ['ঁা', ' ', 'া', 'ে', '্\u200D', 'ব়', '। ', '|', '\u200C\u200D', 'র্\u200C', 'ঁ']) store('ক' + piece.repeat(40_000))
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('key', () => {
  test.each(vectors.filter(({ form }) => form === 'key'))('$why', ({ input, expected }) => {
    expect(key(input)).toBe(expected)
  })

  test('A key of a key is that key', () => {
    fc.assert(fc.property(bengali, text => {
      expect(key(key(text))).toBe(key(text))
    }), { numRuns: 3000 })
  })

  test('The same words agree whatever joiners, case, quotes and digits they came with', () => {
    expect(key('র‍্যাব')).toBe(key('র্যাব'))
    expect(key('“FIFA” বিশ্বকাপ-২০২২!')).toBe('fifa বিশ্বকাপ 2022')
    expect(key("হ'ল")).toBe('হল')
    expect(key('৫.৫ শতাংশ, ৪.১২')).toBe('5.5 শতাংশ 4.12')
    expect(key('১,২ ও ১,২৩৪ ও 2019,2020')).toBe('1 2 ও 1234 ও 2019 2020')
    expect(key(' … — 🙂')).toBe('')
  })
})

describe('fold', () => {
  test.each([
    ['ঘন্টা', 'ঘণ্টা'], ['জানুয়ারী', 'জানুয়ারি'], ['বলবো', 'বলব'], ['ভালো', 'ভাল'], ['অঙ্ক', 'অংক'], ['সঙ্গীত', 'সংগীত'],
    ['কার্য্য', 'কার্য'], ['ধর্ম্ম', 'ধর্ম'], ['ষ্টেশন', 'স্টেশন'], ['চাঁদ', 'চাদ'], ['রঙ', 'রং'], ['পৃথক্', 'পৃথক'], ['যাদু', 'জাদু'],
  ])('%s and %s agree', (a, b) => {
    expect(fold(key(a))).toBe(fold(key(b)))
  })

  test.each([['পর্ব', 'পর'], ['লম্বা', 'লমা'], ['বাড়ি', 'বারি'], ['হায়', 'হাজ'], ['ঢাকা', 'ডাকা']])('%s and %s stay apart', (a, b) => {
    expect(fold(key(a))).not.toBe(fold(key(b)))
  })

  test.each([
    ['ভাঙ্গা', 'ভাঙা'], ['বাঙ্গালি', 'বাঙালী'], ['রঙ্গিন', 'রঙিন'], ['চত্ত্বর', 'চত্বর'], ['আহম্মেদ', 'আহমেদ'], ['উত্সব', 'উৎসব'], ['উজ্জ্বল', 'উজ্জল'], ['দুঃখ', 'দুখ'], ['স্বত্ত্ব', 'স্বত্ব'], ['শূণ্য', 'শূন্য'],
  ])('%s and %s agree, doubled, joined or not', (a, b) => {
    expect(fold(key(a))).toBe(fold(key(b)))
  })

  test('The fold of a fold is that fold', () => {
    fc.assert(fc.property(bengali, text => {
      const once = fold(key(text))
      expect(fold(once)).toBe(once)
    }), { numRuns: 3000 })
  })
})
