import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { suggest, suggestionIndex, type Suggestible } from './suggest'

const story = (text: string, id = text): Suggestible => ({ kind: 'story', id, text, section: 'news' })
const index = await suggestionIndex([
  { kind: 'topic', id: 'iran', text: 'ইরান', section: null },
  { kind: 'topic', id: 'ukraine-war', text: 'ইউক্রেন যুদ্ধ', section: null },
  { kind: 'person', id: 'p', text: 'রাশেদা পারভীন', section: null },
  { kind: 'desk', id: 'd', text: 'আন্তর্জাতিক ডেস্ক', section: null },
  story('ইরানের সঙ্গে আলোচনা রাশিয়ার'),
  story('রাশিয়ার ড্রোন পৌঁছাল ইরানে'),
  story('চট্টগ্রামে বন্দরের নতুন ঘাট'),
  story('প্রধানমন্ত্রীর শ্রেণিকক্ষ পরিদর্শন'),
  story('জাতিসংঘের বৈঠক নিউইয়র্কে'),
  story('বিএনপির সমাবেশ পিছিয়েছে'),
  story('১,২৩৪টি ঘর পেল গৃহহীন পরিবার'),
])
const texts = (typed: string) => suggest(index, typed).map(({ text }) => text)

describe('what is suggested', () => {
  test('are the names first and then the headlines, those that begin so before the others', () => {
    expect(texts('ইরান')).toEqual(['ইরান', 'ইরানের সঙ্গে আলোচনা রাশিয়ার', 'রাশিয়ার ড্রোন পৌঁছাল ইরানে'])
  })

  test.each([
    ['ইর', 'ইরান'], ['iran', 'ইরান'], ['ira', 'ইরান'], ['rash', 'রাশেদা পারভীন'], ['chattog', 'চট্টগ্রামে বন্দরের নতুন ঘাট'], ['চট্টগ্রামের', 'চট্টগ্রামে বন্দরের নতুন ঘাট'],
    ['শ্রেণী', 'প্রধানমন্ত্রীর শ্রেণিকক্ষ পরিদর্শন'], ['প্রধানমন্ত্রি', 'প্রধানমন্ত্রীর শ্রেণিকক্ষ পরিদর্শন'], ['prodhan', 'প্রধানমন্ত্রীর শ্রেণিকক্ষ পরিদর্শন'],
    ['bnp', 'বিএনপির সমাবেশ পিছিয়েছে'], ['un', 'জাতিসংঘের বৈঠক নিউইয়র্কে'], ['1234', '১,২৩৪টি ঘর পেল গৃহহীন পরিবার'], ['১২৩৪', '১,২৩৪টি ঘর পেল গৃহহীন পরিবার'],
    ['যুদ্ধ ইউ', 'ইউক্রেন যুদ্ধ'], ['ড্রোন ইরান', 'রাশিয়ার ড্রোন পৌঁছাল ইরানে'],
  ])('%s may mean %s', (typed, meant) => {
    expect(texts(typed)).toContain(meant)
  })

  test('every word that was typed must begin one of theirs', () => {
    expect(texts('ইরান সমাবেশ')).toEqual([])
    expect(texts('ক্ষযক্ষয')).toEqual([])
  })

  test('are at most as many as are wanted, and each text once', async () => {
    const many = await suggestionIndex([...Array.from({ length: 30 }, (_, n) => story('নদীর ধারে মেলা', String(n))), ...Array.from({ length: 30 }, (_, n) => story(`নদীতে নৌকা ${n}`))])
    expect(suggest(many, 'নদী')).toHaveLength(8)
    expect(new Set(suggest(many, 'নদী', 20).map(({ text }) => text)).size).toBe(20)
  })

  test('are in the order of the entries where they match alike: the newest first', async () => {
    const two = await suggestionIndex([story('নদী আজ শান্ত'), story('নদী কাল উত্তাল')])
    expect(suggest(two, 'নদী').map(({ text }) => text)).toEqual(['নদী আজ শান্ত', 'নদী কাল উত্তাল'])
  })

  test('are none for what is no word, and nothing that is typed throws', () => {
    for (const typed of ['', ' ', '…', '"', '\u0000', '\uD800', '\u09CD', '\u200D']) expect(suggest(index, typed)).toEqual([])
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
      expect(suggest(index, typed).length).toBeLessThanOrEqual(8)
    }))
  })

  test('are the same from an index that was made of an earlier one', async () => {
    const next = await suggestionIndex(index.entries.slice(1), index)
    expect(suggest(next, 'ইরান').map(({ text }) => text)).toEqual(texts('ইরান').slice(1))
  })
})
