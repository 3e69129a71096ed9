import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareWords } from './compare-words'

const join = (changes: ReturnType<typeof compareWords>, left: 'removed' | 'added') =>
  changes.filter(({ kind }) => kind === 'same' || kind === left).map(({ text }) => text).join('')

const text = fc.array(fc.constantFrom('ঢাকা', 'নদী', 'পানি', ' ', ' ', '\n\n', '।', 'ও', 'a\u0000'), { maxLength: 60 }).map((parts) => parts.join(''))

describe('a comparison word by word', () => {
  test('gives both texts back to the letter', () => {
    fc.assert(fc.property(text, text, (before, after) => {
      const changes = compareWords(before, after)
      expect(join(changes, 'removed')).toBe(before)
      expect(join(changes, 'added')).toBe(after)
      for (const [at, { kind, text: part }] of changes.entries()) {
        expect(part).not.toBe('')
        expect(changes[at + 1]?.kind).not.toBe(kind)
      }
    }), { numRuns: 1_000 })
  })

  test('a text has no differences from itself', () => {
    fc.assert(fc.property(text, (one) => {
      expect(compareWords(one, one).filter(({ kind }) => kind !== 'same')).toEqual([])
    }))
  })

  test('one changed word is one word', () => {
    expect(compareWords('ঢাকায় আজ বৃষ্টি হবে।', 'ঢাকায় কাল বৃষ্টি হবে।')).toEqual([
      { kind: 'same', text: 'ঢাকায় ' }, { kind: 'removed', text: 'আজ' }, { kind: 'added', text: 'কাল' }, { kind: 'same', text: ' বৃষ্টি হবে।' },
    ])
  })

  test('a sentence written anew is one stretch, not crumbs around shared spaces', () => {
    expect(compareWords('ক খ গ ঘ', 'ট ঠ ড ঢ').map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })

  test('a paragraph put in front leaves the others alone', () => {
    const changes = compareWords('প্রথম কথা।\n\nশেষ কথা।', 'নতুন কথা।\n\nপ্রথম কথা।\n\nশেষ কথা।')
    expect(changes).toEqual([{ kind: 'added', text: 'নতুন কথা।\n\n' }, { kind: 'same', text: 'প্রথম কথা।\n\nশেষ কথা।' }])
  })

  test('the longest texts end', () => {
    const long = (word: string) => Array.from({ length: 40_000 }, (_, at) => `${word}${at % 977}`).join(' ')
    const changes = compareWords(long('ক'), long('খ'))
    expect(join(changes, 'added')).toBe(long('খ'))
  })
})
