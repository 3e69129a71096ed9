import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sentencesOf } from './sentences'

const parts = (text: string, longest?: number) => sentencesOf(text, longest).map(({ start, end }) => text.slice(start, end))

test('A sentence ends at its দাঁড়ি, question or exclamation, with the mark that closes behind it', () => {
  expect(parts('‘যাব।’ তিনি বলেন। কেন? এমনি! ৫.৫ শতাংশ, মো. আলী')).toEqual(['‘যাব।’', 'তিনি বলেন।', 'কেন?', 'এমনি!', '৫.৫ শতাংশ, মো. আলী'])
})

test('A line that the writer ended ends a sentence, and marks alone are none', () => {
  expect(parts('এক\nদুই। – …\n')).toEqual(['এক', 'দুই।'])
  expect(parts('')).toEqual([])
})

test('A long sentence is parted behind a comma, or between words, and nothing of it is lost', () => {
  const long = `${'শব্দ '.repeat(8)}শেষ, ${'কথা '.repeat(10)}শেষ।`
  expect(parts(long, 60)).toEqual([`${'শব্দ '.repeat(8)}শেষ,`, `${'কথা '.repeat(10)}শেষ।`])
  expect(parts('ক '.repeat(50), 60)).toHaveLength(2)
  fc.assert(fc.property(fc.array(fc.constantFrom('ক', 'খবর', ' ', ', ', '।', '?', '\n', '“', '”', '৫.৫'), { maxLength: 60 }), pieces => {
    const text = pieces.join('')
    const spans = sentencesOf(text, 12)
    const letters = (one: string) => one.replace(/[^\p{L}\p{N}]/gu, '')
    expect(letters(spans.map(({ start, end }) => text.slice(start, end)).join(''))).toBe(letters(text))
  }))
})
