import { expect, test } from 'vitest'
import { key } from './normalise'
import { stopWords } from './stop-words'
import { distinctiveWords, words } from './words'

test('Words come in key form and order', () => {
  expect(words('‘র‍্যাব’ উপ-প্রতিরক্ষামন্ত্রী, FIFA ১,২৩৪টি ৫.৫। র‍্যাব'))
    .toEqual(['র্যাব', 'উপ', 'প্রতিরক্ষামন্ত্রী', 'fifa', '1234টি', '5.5', 'র্যাব'])
  expect(words(' … ')).toEqual([])
})

test('What tells nothing of the subject is no distinctive word', () => {
  expect(distinctiveWords('ইরান থেকে ড্রোন পেয়েছে রাশিয়া: ইরান ও তিনি বলেছেন খ ২০২২'))
    .toEqual(['ইরান', 'ড্রোন', 'পেয়েছে', 'রাশিয়া', '2022'].map(word => word.normalize('NFC')))
})

test('Every stop word is in the form it is compared in', () => {
  expect(stopWords.size).toBeGreaterThan(130)
  for (const word of stopWords) expect(key(word)).toBe(word)
})
