import { expect, test } from 'vitest'
import { readOldText } from './old-text'

const old = 'cÖavbgš¿x e‡j‡Qb, wbe©vPb my›`i n‡q‡Q| wZwb XvKvq mvsevw`K‡`i mv‡_ K_v e‡jb|'

test('Old text comes in as Unicode, and what is not old stays', () => {
  expect(readOldText([old, 'Reuters, London', 'ঢাকায় বৃষ্টি', ''])).toEqual([
    'প্রধানমন্ত্রী বলেছেন, নির্বাচন সুন্দর হয়েছে। তিনি ঢাকায় সাংবাদিকদের সাথে কথা বলেন।'.normalize('NFC'), 'Reuters, London', 'ঢাকায় বৃষ্টি', '',
  ])
})

test('A line too short to tell is read as the lines around it are', () => {
  const headline = '†Wsªy K‡g‡Q'
  expect(readOldText([headline, old])[0]).not.toMatch(/[†‡]/)
  const english = ['Cricket', 'The quick brown fox jumps over the lazy dog.']
  expect(readOldText(english)).toEqual(english)
})
