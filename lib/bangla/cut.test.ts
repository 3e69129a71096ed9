import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countGraphemes, cutGraphemes, cutWords, graphemes, joinGraphemes } from './cut'

const bengali = fc.string({
  maxLength: 60,
  unit: fc.constantFrom(...'কতরযষসমটব', 'ক্ষ', 'ষ্ট্র', 'র‍্যা', 'ন্ত্র্য', 'ড়ি'.normalize('NFC'), ...'\u09BE\u09BF\u09C7\u0981\u09CD\u200D\u200C', ' ', '।', ',', 'a', '👩‍👩‍👧'),
})

describe('letters as a reader counts them', () => {
  test('Conjuncts, signs and emoji are whole', () => {
    expect(graphemes('ক্ষমতা')).toEqual(['ক্ষ', 'ম', 'তা'])
    expect(graphemes('রাষ্ট্র')).toEqual(['রা', 'ষ্ট্র'])
    expect(graphemes('র‍্যাব')).toEqual(['র‍্যা', 'ব'])
    expect(graphemes('ক্‌ষ')).toEqual(['ক্‌ষ'])
    expect(graphemes('বাক্ ও 👩‍👩‍👧')).toEqual(['বা', 'ক্', ' ', 'ও', ' ', '👩‍👩‍👧'])
    expect(countGraphemes('স্বাতন্ত্র্য')).toBe(3)
    expect(graphemes('')).toEqual([])
  })

  test('An engine that parts conjuncts, or even every sign, counts the same', () => {
    for (const word of ['ক্ষমতা', 'রাষ্ট্র', 'র‍্যাব', 'বাক্ স্বাতন্ত্র্য', 'পাহাড়ি', 'কর্মকর্তা', 'ক্‌ষ', 'ইরান-রাশিয়া, ২০২২।', '👩‍👩‍👧 ও']) {
      expect(joinGraphemes(word)).toEqual(graphemes(word))
      expect(joinGraphemes(word.split(/(?<=\u09CD)/u).flatMap(part => [...part]))).toEqual(graphemes(word))
    }
  })

  test('Nothing is lost', () => {
    fc.assert(fc.property(bengali, text => {
      expect(graphemes(text).join('')).toBe(text)
      expect(countGraphemes(text)).toBe(graphemes(text).length)
    }))
  })
})

describe('cutting', () => {
  test('A text that fits stays as it is', () => {
    expect(cutGraphemes('ক্ষমতা', 3)).toBe('ক্ষমতা')
    expect(cutWords('ক্ষমতা', 3)).toBe('ক্ষমতা')
    expect(cutWords('', 5)).toBe('')
  })

  test('The mark counts, and no conjunct is broken', () => {
    expect(cutGraphemes('ক্ষমতা', 2)).toBe('ক্ষ…')
    expect(cutGraphemes('রাষ্ট্রপতি', 3)).toBe('রাষ্ট্র…')
    expect(cutGraphemes('ক্ষমতা', 1)).toBe('…')
    expect(cutGraphemes('ক্ষমতা', 0)).toBe('')
    expect(cutGraphemes('ক্ষমতা', NaN)).toBe('')
    expect(cutGraphemes('বলেন, তিনি', 5)).toBe('বলেন…')
  })

  test('Words stay whole unless the first alone is too long', () => {
    expect(cutWords('ইরান থেকে রাশিয়ায় ড্রোন', 9)).toBe('ইরান থেকে…')
    expect(cutWords('ইরান থেকে রাশিয়ায় ড্রোন', 8)).toBe('ইরান থেকে…')
    expect(cutWords('ইরান থেকে রাশিয়ায় ড্রোন', 6)).toBe('ইরান…')
    expect(cutWords('তিনি বলেন। পরে আবার', 8)).toBe('তিনি বলেন…')
    expect(cutWords('প্রতিরক্ষামন্ত্রী বলেন', 4)).toBe('প্রতির…')
  })

  test.each([['letters', cutGraphemes], ['words', cutWords]])('No cut by %s is too long or breaks a letter', (_, cut) => {
    fc.assert(fc.property(bengali, fc.integer({ min: 0, max: 30 }), (text, max) => {
      const shown = cut(text, max)
      expect(countGraphemes(shown)).toBeLessThanOrEqual(max)
      if (shown === text || shown === '') return
      expect(shown.endsWith('…')).toBe(true)
      const kept = shown.slice(0, -1)
      expect(text.startsWith(kept)).toBe(true)
      const rest = text.slice(kept.length)
      if (kept !== '') expect(rest).not.toMatch(/^(?:[\u200C\u200D]*)\p{M}/u)
      expect(kept).not.toMatch(/[\u200C\u200D]$/)
      // A hasant may end what is kept only where it ends a word in the text.
      if (kept.endsWith('\u09CD')) expect(rest).not.toMatch(/^[\u200C\u200D]*[\u0985-\u09B9]/)
    }), { numRuns: 2000 })
  })

  test('Bengali and ASCII alone are parted as the segmenter parts them', () => {
    const plain = fc.string({ maxLength: 30, unit: fc.constantFrom(...'কতরযড়।,a 9—’', 'ক্ষ', '\u09BC', '\u09BE', '\u09CD', '\u09D7', '\u200C', '\u200D', '\u0981', '\u09FE', '\u09F3') })
    fc.assert(fc.property(plain, (text) => {
      // A letter from elsewhere sends the whole text to the segmenter.
      expect(graphemes(`ক${text}`)).toEqual(graphemes(`漢ক${text}`).slice(1))
    }), { numRuns: 5000 })
  })

  test('A letter of many code points is not counted twice where the text is looked at in parts', () => {
    const pair = '👨🏽‍❤️‍👨🏽'
    const longest = 'ক' + '\u0981'.repeat(300)
    for (let before = 0; before < 12; before += 1) {
      for (let pairs = 20; pairs < 60; pairs += 1) {
        const text = 'a'.repeat(before) + pair.repeat(pairs)
        expect(cutGraphemes(text, before + pairs)).toBe(text)
        expect(cutGraphemes(text, before + pairs - 1)).toBe('a'.repeat(before) + pair.repeat(pairs - 2) + '…')
      }
    }
    expect(cutGraphemes(longest.repeat(3), 2)).toBe(`${longest}…`)
  })

  test('The beginning of a long text is cut without walking through all of it', () => {
    const long = 'ক্ষমতা '.repeat(500_000)
    const started = performance.now()
    for (let time = 0; time < 20; time += 1) cutWords(long, 30)
    expect(performance.now() - started).toBeLessThan(500)
  })
})
