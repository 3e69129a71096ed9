import { describe, expect, test } from 'vitest'
import { tidyLine } from './tidy'
import { readDateLine, stampInstant } from './timestamps'

const moments = (text: string) => readDateLine(tidyLine(text))?.stamps.map((stamp) => [stamp.role, stampInstant(stamp).toISOString()])

describe('The lines under a headline', () => {
  test.each([
    ['০৪ ডিসেম্বর ২০২২, ২০:৩৭', [[null, '2022-12-04T14:37:00.000Z']]],
    ['04 December 2022, 20:37', [[null, '2022-12-04T14:37:00.000Z']]],
    ['০৪ ডিসেম্বর ২০২২, ২০:৩৭আপডেট : ০৪ ডিসেম্বর ২০২২, ২১:০৫', [[null, '2022-12-04T14:37:00.000Z'], ['updated', '2022-12-04T15:05:00.000Z']]],
    ['প্রকাশিত: ২৭ নভেম্বর ২০১৯, ১৭:১৫', [['published', '2019-11-27T11:15:00.000Z']]],
    ['প্রকাশিতঃ ২৭ নভেম্বর ২০১৯, ১৭:১৫', [['published', '2019-11-27T11:15:00.000Z']]],
    ['১৯ অক্টোবর ২০২৩, ১২:০৬ এএম | আপডেট: ১৯ অক্টোবর ২০২৩, ০১:১০ পিএম', [[null, '2023-10-18T18:06:00.000Z'], ['updated', '2023-10-19T07:10:00.000Z']]],
    ['প্রকাশিত: ১:০৫ অপরাহ্ণ, ফেব্রুয়ারি ১, ২০২৩', [['published', '2023-02-01T07:05:00.000Z']]],
    ['৮:৩৮ পূর্বাহ্ণ, ফেব্রুয়ারী ১, ২০২৩', [[null, '2023-02-01T02:38:00.000Z']]],
    ['০২:৪৭ পিএম, ১৩ মার্চ ২০২২ রবিবার', [[null, '2022-03-13T08:47:00.000Z']]],
    ['প্রকাশ : রোববার, ১৩ মার্চ ২০২২, রাত ৮টা ৩৭ মিনিট', [['published', '2022-03-13T14:37:00.000Z']]],
    ['প্রকাশ: 13/03/2022 02:47 p.m.', [['published', '2022-03-13T08:47:00.000Z']]],
    ['Published: 2022-03-13T14:47:10', [['published', '2022-03-13T08:47:00.000Z']]],
    ['বাংলাদেশ সময়: ২০৩৭ ঘণ্টা, ডিসেম্বর ০৪, ২০২২', [[null, '2022-12-04T14:37:00.000Z']]],
    ['সর্বশেষ আপডেট: ০১ আগষ্ট ২০২২, ১২:০০ পি.এম.', [['updated', '2022-08-01T06:00:00.000Z']]],
    ['০১আগস্ট২০২২,২০:৩৭', [[null, '2022-08-01T14:37:00.000Z']]],
    ['রাত ১২টা ৫ মিনিট, ১ আগস্ট ২০২২', [[null, '2022-07-31T18:05:00.000Z']]],
  ])('%s', (line, expected) => {
    expect(moments(line)).toEqual(expected)
  })

  test('Words beside the moment come back for the byline', () => {
    expect(readDateLine('নিজস্ব প্রতিবেদক, ঢাকা | প্রকাশ: ০৪ ডিসেম্বর ২০২২, ২০:৩৭')).toMatchObject({ before: 'নিজস্ব প্রতিবেদক, ঢাকা', after: '' })
    expect(readDateLine('০৪ ডিসেম্বর ২০২২, ২০:৩৭ | নিজস্ব প্রতিবেদক, ঢাকা')).toMatchObject({ before: '', after: 'নিজস্ব প্রতিবেদক, ঢাকা' })
  })

  test('A label whose date stands on the next line leaves its role open', () => {
    expect(readDateLine('আপডেট :')).toMatchObject({ openRole: 'updated', stamps: [] })
    expect(readDateLine('০৪ ডিসেম্বর ২০২২, ২০:৩৭ আপডেট')).toMatchObject({ openRole: 'updated', stamps: [{ role: null }] })
  })

  test('A day without a time says so', () => {
    expect(readDateLine('প্রকাশ: ০৪ ডিসেম্বর ২০২২')?.stamps).toEqual([{ role: 'published', civil: { year: 2022, month: 12, day: 4 }, time: null }])
  })

  test.each([
    ['৩১ ফেব্রুয়ারি ২০২২, ২০:৩৭', 'impossible-date'],
    ['০৪ ডিসেম্বর ২০২২, ২৫:৩৭', 'impossible-time'],
    ['০৪ ডিসেম্বর ৯০২২, ২০:৩৭', 'absurd-date'],
    ['০৪ ডিসেম্বর ০০২২, ২০:৩৭', 'absurd-date'],
  ])('%s is a fault and no moment', (line, code) => {
    expect(readDateLine(line)).toMatchObject({ stamps: [], faults: [{ code }] })
  })
})

describe('The date line of a page', () => {
  test.each([
    ['শুক্রবার, ২৬ এপ্রিল ২০২৪', { year: 2024, month: 4, day: 26 }, null],
    ['১২ বৈশাখ ১৪৩১', undefined, { year: 1431, month: 1, day: 12 }],
    ['মঙ্গলবার, ১৪ মে ২০২৪, ৩১ বৈশাখ ১৪৩১', { year: 2024, month: 5, day: 14 }, { year: 1431, month: 1, day: 31 }],
    ['শুক্রবার, ৪ এপ্রিল ২০২৫ | ২১ চৈত্র ১৪৩১', { year: 2025, month: 4, day: 4 }, { year: 1431, month: 12, day: 21 }],
    ['ঢাকা, শুক্রবার, ২০ সেপ্টেম্বর ২০২৪ | ৫ আশ্বিন ১৪৩১', { year: 2024, month: 9, day: 20 }, { year: 1431, month: 6, day: 5 }],
    ['২৯ বৈশাখ ১৪৩১ বাংলা', undefined, { year: 1431, month: 1, day: 29 }],
    ['রবিবার ১০ ডিসেম্বর ২০২৩, ২৫শে অগ্রহায়ণ ১৪৩০ বঙ্গাব্দ, ২৫ জমাদিউল আউয়াল, ১৪৪৫ হিজরি', { year: 2023, month: 12, day: 10 }, { year: 1430, month: 8, day: 25 }],
  ])('%s', (line, civil, bangla) => {
    const read = readDateLine(tidyLine(line))
    expect(read?.stamps[0]?.civil).toEqual(civil)
    expect(read?.bangla).toEqual(bangla)
    expect(read).toMatchObject({ before: '', after: '' })
  })

  test('Only a page date begins with the day of the week', () => {
    expect(readDateLine('শুক্রবার, ২৬ এপ্রিল ২০২৪')?.weekdayLeads).toBe(true)
    expect(readDateLine('০২:৪৭ পিএম, ১৩ মার্চ ২০২২ রবিবার')?.weekdayLeads).toBe(false)
  })
})

describe('What is no date line', () => {
  test.each([
    ['সর্বশেষ'], ['সর্বশেষ খবর'], ['১৮ দেশের আহ্বান'], ['৩১ জন আহত'], ['মে'], [''],
    ['আজ ০৪ ডিসেম্বর ২০২২, রাত ৮টায় সভা, তবে ০৫ ডিসেম্বর ২০২২ ছুটি'],
  ])('%s', (line) => {
    expect(readDateLine(line)).toBeNull()
  })
})
