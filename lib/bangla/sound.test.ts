import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likeness, nearSounds } from './likeness'
import { key } from './normalise'
import { romanise } from './romanise'
import { fineSoundOf, soundOf, soundsOf } from './sound'

describe('soundOf', () => {
  test.each([
    ['নরসিংদী', 'narsingdi'], ['মানিকগঞ্জ', 'manikganj'], ['ঝিনাইদহ', 'jhenaidah'], ['লক্ষ্মীপুর', 'lokkhipur'], ['জ্ঞানী', 'ggani'], ['উদ্বোধন', 'udbodhon'], ['গাড়ি', 'gari'],
    ['সংগ্রাম', 'songram'], ['সঙ্গীত', 'songit'], ['আষাঢ়', 'asharh'], ['ওয়ারী', 'wari'], ['র‍্যালি', 'rally'], ['হ্যালো', 'hello'], ['ঐতিহ্য', 'oitijjho'],
  ])('%s and %s sound the same', (bengali, typed) => {
    expect(soundOf(typed)).toBe(soundOf(key(bengali).replace('ক্ষ্ম', 'ক্ষ')))
  })

  test('Spellings that sound alike have one key', () => {
    for (const [one, other] of [['শহীদ', 'সহিদ'], ['জন্য', 'যন্য'], ['ঘণ্টা', 'ঘন্টা'], ['রঙ', 'রং'], ['চাঁদ', 'চাদ']] as const) expect(soundOf(one)).toBe(soundOf(other))
  })

  test('The finer key tells front and round vowels apart', () => {
    expect(soundOf('কবির')).toBe(soundOf('খবর'))
    expect(fineSoundOf('কবির')).not.toBe(fineSoundOf('খবর'))
    expect(fineSoundOf('nodi')).toBe(fineSoundOf('নদী'))
  })
})

describe('soundsOf', () => {
  test('gives what else typed letters may stand for', () => {
    for (const [typed, bengali] of [['bandha', 'বাঁধা'], ['christo', 'খ্রিস্ট'], ['college', 'কলেজ'], ['korse', 'করছে'], ['gadi', 'গাড়ি'], ['ahban', 'আহ্বান'], ['ahwan', 'আহ্বান'], ['shopping', 'শপিং'], ['jatra', 'যাত্রা']] as const) {
      expect(soundsOf(typed)).toContain(soundOf(bengali.normalize('NFC')))
    }
  })

  test('The usual one comes first, there are few, and a Bengali word has one', () => {
    expect(soundsOf('chancellor')[0]).toBe(soundOf('chancellor'))
    expect(soundsOf('cyclecencycgendage').length).toBeLessThanOrEqual(12)
    expect(soundsOf('নদী')).toEqual([soundOf('নদী')])
    expect(soundsOf('aeiou')).toEqual([])
  })
})

describe('romanise', () => {
  test.each([
    ['ফরিদপুর', 'foridpur'], ['শরীয়তপুর', 'shoriyotpur'], ['খেলাধুলা', 'kheladhula'], ['স্বাস্থ্য', 'swasthyo'], ['জ্ঞান', 'gyan'], ['ক্ষতি', 'khoti'], ['দক্ষিণ', 'dokkhin'], ['বাংলা', 'bangla'],
    ['রিপোর্ট', 'riport'], ['হাওয়া', 'hawa'], ['উৎসব', 'utsob'], ['২০২৪ সালে', '2024 sale'], ['দুঃখ', 'dukkho'], ['ভাষণ', 'bhashon'],
  ])('%s is written %s', (bengali, latin) => {
    expect(romanise(bengali.normalize('NFC'))).toBe(latin)
  })

  test('Whatever goes in, ASCII comes out, and that stays as it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => {
      const once = romanise(text)
      expect(once).toMatch(/^[\x00-\x7F]*$/)
      expect(romanise(once)).toBe(once)
    }), { numRuns: 500 })
  })
})

describe('likeness', () => {
  test('ranks the word that was meant above others of the same sound', () => {
    expect(likeness('kabir', 'কবির')).toBeGreaterThan(likeness('kabir', 'খবর'))
    expect(likeness('dhaka', 'ঢাকা')).toBeGreaterThan(likeness('dhaka', 'দেখা'))
    expect(likeness('nodi', romanise('নদী'))).toBeLessThanOrEqual(1)
  })
})

describe('nearSounds', () => {
  test('has every key one slip away and not the key itself', () => {
    const near = nearSounds('bnld')
    expect(near).toEqual(expect.arrayContaining(['bnl', 'bnlds', 'bkld', 'nld']))
    expect(near).not.toContain('bnld')
    expect(nearSounds('k')).toEqual([])
  })
})
