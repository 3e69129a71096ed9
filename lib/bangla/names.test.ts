import { describe, expect, test } from 'vitest'
import { acronymsOf, lettersOf } from './acronyms'
import { classes, fromLatin } from './alias-table'
import { aliasesOf } from './aliases'
import { splits } from './compounds'
import { key } from './normalise'

describe('aliasesOf', () => {
  test('leads from what a reader types to what papers print', () => {
    for (const [typed, printed] of [['burma', 'মিয়ানমার'], ['cairo', 'কায়রো'], ['earthquake', 'ভূমিকম্প'], ['un', 'জাতিসংঘ'], ['মো', 'মোহাম্মদ'], ['মুহাম্মদ', 'মো'], ['ব্রিটেন', 'যুক্তরাজ্য']] as const) {
      expect(aliasesOf(typed.normalize('NFC'))).toContain(printed.normalize('NFC'))
    }
    expect(aliasesOf('নদী')).toEqual([])
    expect(aliasesOf('constructor')).toEqual([])
  })

  test('Every entry is in key form, or nothing would find it', () => {
    const words = [...fromLatin].flatMap(([typed, printed]) => [typed, ...printed]).concat(classes.flat())
    expect(words.filter(word => key(word) !== word)).toEqual([])
    expect([...fromLatin.keys()].filter(typed => !/^[a-z]+$/.test(typed))).toEqual([])
  })
})

describe('acronyms', () => {
  test('Latin letters and the Bengali names of them lead to each other', () => {
    expect(acronymsOf('icc')).toContain('আইসিসি')
    expect(lettersOf('আইসিসি')).toBe('icc')
    expect(acronymsOf('wto')).toContain('ডব্লিউটিও')
    expect(lettersOf('ডব্লিউটিও')).toBe('wto')
    for (const letters of ['bgb', 'dmp', 'fbi', 'hsc', 'ioc']) expect(acronymsOf(letters).map(lettersOf)).toContain(letters)
  })

  test('What is no acronym is none', () => {
    expect(acronymsOf('a')).toEqual([])
    expect(acronymsOf('bangladesh')).toEqual([])
    expect(acronymsOf('ঢাকা')).toEqual([])
    expect(lettersOf('ঢাকা')).toBeNull()
    expect(lettersOf('এ')).toBeNull()
    expect(lettersOf('')).toBeNull()
  })
})

describe('splits', () => {
  const known = new Set(['জলবায়ু', 'পরিবর্তন', 'অর্থ', 'বন্দর', 'সমুদ্র'].map(word => word.normalize('NFC')))
  const isWord = (word: string) => known.has(word)

  test('A compound written solid is its two words', () => {
    expect(splits('জলবায়ুপরিবর্তন'.normalize('NFC'), isWord)[0]).toEqual(['জলবায়ু'.normalize('NFC'), 'পরিবর্তন'])
    expect(splits('অর্থমন্ত্রী', isWord)[0]).toEqual(['অর্থ', 'মন্ত্রী'])
    expect(splits('সমুদ্রবন্দর', isWord)[0]).toEqual(['সমুদ্র', 'বন্দর'])
  })

  test('No word is cut that is not made of words, nor within a conjunct', () => {
    expect(splits('সমুদ্রজল', isWord)).toEqual([])
    for (const [first, second] of splits('আন্তর্জাতিকতাবাদ', () => true)) {
      expect(first).not.toMatch(/\u09CD$/)
      expect(second).toMatch(/^[\u0985-\u09B9]/)
    }
  })
})
