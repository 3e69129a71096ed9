import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countGraphemes, graphemes } from '@/lib/bangla/cut'
import { key } from '@/lib/bangla/normalise'
import { markRanges, markWords, snippet, type Piece } from './snippet'

const shown = (pieces: Piece[]) => pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')
const plain = (pieces: Piece[]) => pieces.map(({ text }) => text).join('')
const keys = (...words: string[]) => new Set(words.map(key))

const sentence = (n: number) => `এটি ${'নানা '.repeat(6)}কথার ${n} নম্বর বাক্য।`
const long = (at: number, text: string) => Array.from({ length: 30 }, (_, n) => (n === at ? text : sentence(n))).join(' ')

describe('the words of a headline', () => {
  test('that were looked for are marked, whatever signs stand around them', () => {
    expect(shown(markWords('‘ইরানের’ সঙ্গে আলোচনা: রাশিয়া', keys('ইরানের', 'রাশিয়া')))).toBe('‘[ইরানের]’ সঙ্গে আলোচনা: [রাশিয়া]')
  })

  test('that follow one another are one mark', () => {
    expect(shown(markWords('ইউক্রেন যুদ্ধ থামেনি', keys('ইউক্রেন', 'যুদ্ধ')))).toBe('[ইউক্রেন যুদ্ধ] থামেনি')
  })

  test('are marked whole, their signs and joiners with them', () => {
    expect(shown(markWords('র‍্যাবের অভিযান', keys('র‍্যাবের')))).toBe('[র‍্যাবের] অভিযান')
    expect(shown(markWords('মোট ১,২৩৪টি মামলা', keys('1234')))).toBe('মোট [১,২৩৪টি] মামলা')
  })

  test('stay as they are where nothing was looked for', () => {
    expect(markWords('শান্ত একটি দিন', new Set())).toEqual([{ text: 'শান্ত একটি দিন', marked: false }])
    expect(markWords('', keys('ক'))).toEqual([])
  })
})

describe('a snippet', () => {
  test('of a short text is the whole of it', () => {
    expect(shown(snippet('নদীর ধারে মেলা।', keys('মেলা')))).toBe('নদীর ধারে [মেলা]।')
  })

  test('shows the sentence in which the words stand, from its beginning', () => {
    expect(shown(snippet(long(17, 'পদ্মার ভাঙনে গ্রামটি হারিয়ে গেছে।'), keys('পদ্মার', 'ভাঙনে'), 90))).toMatch(/^পদ্মার|\[পদ্মার ভাঙনে\] গ্রামটি/)
  })

  test('prefers the place where more of the words stand together', () => {
    const text = `${long(5, 'নদী এখানে চওড়া।')} ${long(3, 'নদী ভাঙনে ঘর গেছে।')}`
    expect(shown(snippet(text, keys('নদী', 'ভাঙনে'), 90))).toContain('[নদী ভাঙনে]')
  })

  test('without a marked word is the beginning', () => {
    expect(plain(snippet(long(3, 'অন্য কথা।'), keys('নেই'), 60))).toMatch(/^এটি নানা/)
  })

  test('says with … where something is left out, and not behind a whole sentence', () => {
    expect(plain(snippet('এক দুই তিন চার পাঁচ ছয় সাত আট', new Set(), 12))).toMatch(/[^\s…]…$/)
    expect(plain(snippet('আজ একটি ছোট কথা। বড় বড় অনেক কথা এর পরে আসে', new Set(), 18))).toBe('আজ একটি ছোট কথা।')
    expect(plain(snippet('এক দুই তিন চার পাঁচ ছয় সাত আট', keys('আট'), 12))).toMatch(/^…\u00A0/)
  })

  test('has no line breaks, and parts by a point what stood in lines of its own', () => {
    expect(plain(snippet('শিরোনাম\n\nএকটি কথা।\n\nদুই\nতিন', keys('দুই')))).toBe('শিরোনাম · একটি কথা। দুই · তিন')
  })

  test('of nothing is nothing', () => {
    expect(snippet('', keys('ক'))).toEqual([])
    expect(snippet(' \n ', keys('ক'))).toEqual([])
  })

  const word = fc.constantFrom('ক্ষেপণাস্ত্র', 'ঊর্ধ্ব', 'র‍্যাব', 'নদী', 'মেলা', '১,২৩৪টি', 'আমির-আবদুল্লাহিয়ান', 'স্ত্রীকে', 'বি.এন.পি.', 'COVID-19', '😀', 'নদী।', '\n\n', 'দুই,')

  test('never parts a word or a letter, and is hardly longer than it may be', () => {
    fc.assert(fc.property(fc.array(word, { maxLength: 120 }), fc.integer({ min: 20, max: 120 }), (parts, length) => {
      const text = parts.join(' ')
      const pieces = snippet(text, keys('নদী', 'মেলা', 'র‍্যাব'), length)
      const inner = plain(pieces).replace(/^…\u00A0/, '').replace(/…$/, '').replaceAll(' · ', ' ')
      const flat = text.replace(/\s+/g, ' ')
      expect(flat).toContain(inner)
      expect(countGraphemes(plain(pieces))).toBeLessThanOrEqual(Math.max(length, 24) + 3)
      const letters = new Set(graphemes(flat))
      for (const letter of graphemes(inner)) expect(letters).toContain(letter)
      for (const { text: marked } of pieces.filter((piece) => piece.marked)) expect(marked.trim()).toBe(marked)
    }), { numRuns: 300 })
  })

  test('keeps to its length also where a text has many short lines', () => {
    const text = 'ক্ষেপণাস্ত্র র‍্যাব আমির-আবদুল্লাহিয়ান ১,২৩৪টি\n\nআমির-আবদুল্লাহিয়ান COVID-19\n\nনদী।'
    expect(countGraphemes(plain(snippet(text, keys('নদী', 'র‍্যাব'), 47)))).toBeLessThanOrEqual(50)
  })

  test('never throws, whatever text it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 20 }), (text, query) => {
      expect(plain(markWords(text, keys(query))).replace(/[\s·]/g, '')).toBe(text.replace(/[\s·]/g, ''))
      expect(typeof plain(snippet(text, keys(query), 30))).toBe('string')
    }), { numRuns: 300 })
  })
})

test('marks are told as ranges of the text that the pieces make', () => {
  const pieces = markWords('ইরানের সঙ্গে আলোচনা রাশিয়ার', keys('ইরানের', 'রাশিয়ার'))
  const text = plain(pieces)
  expect(markRanges(pieces).map(([start, end]) => text.slice(start, end))).toEqual(['ইরানের', 'রাশিয়ার'])
})
