import { expect, test } from 'vitest'
import { farthest, likelihood, soundDistance, spokenOf } from './likeness'

const apart = (one: string, other: string) => soundDistance(spokenOf(one), spokenOf(other))

test('what people type for a word is nearer to it than to another word of the same consonants', () => {
  for (const [typed, meant, other] of [
    ['dhaka', 'ঢাকা', 'দুদক'], ['bonna', 'বন্যা', 'বিনা'], ['sarkar', 'সরকার', 'শিকার'], ['mela', 'মেলা', 'মূল্য'], ['shikkha', 'শিক্ষা', 'সাক্ষী'], ['nodi', 'নদী', 'নিন্দা'],
  ] as const) expect(apart(typed, meant), typed).toBeLessThan(apart(typed, other))
})

test('is nothing between a word and itself, and the same either way', () => {
  expect(apart('বরিশাল', 'বরিশাল')).toBe(0)
  expect(apart('barishal', 'বরিশাল')).toBeCloseTo(apart('বরিশাল', 'barishal'))
})

test('another consonant costs more than another vowel', () => {
  expect(apart('kola', 'kolo')).toBeLessThan(apart('kola', 'koma'))
})

test('the nearer and the commoner word is likelier', () => {
  expect(likelihood(0.2, 5)).toBeGreaterThan(likelihood(1, 5))
  expect(likelihood(0.2, 500)).toBeGreaterThan(likelihood(0.2, 5))
  expect(likelihood(0, 1)).toBeGreaterThan(likelihood(1.5, 1_000))
})

test('a bound hides no word that is within it, and what is beyond can no longer be as likely', () => {
  const words = ['বরিশাল', 'বিরল', 'বারিশ', 'বৃষ্টি', 'ঢাকা', 'সরকার', 'শিকার'].map(spokenOf)
  for (const one of words) {
    for (const other of words) {
      const distance = soundDistance(one, other)
      expect(soundDistance(one, other, farthest(likelihood(0, 40), likelihood(distance, 40)))).toBe(distance)
      expect([distance, Infinity]).toContain(soundDistance(one, other, distance - 0.2))
    }
  }
  expect(soundDistance(spokenOf('বরিশাল'), spokenOf('ঢাকা'), 0.5)).toBe(Infinity)
})

test('a word without a sound is far from others and breaks nothing', () => {
  expect(apart('', '')).toBe(0)
  expect(apart('123', 'বরিশাল')).toBeGreaterThan(1)
  expect(apart('k'.repeat(300), 'বরিশাল')).toBeGreaterThan(1)
})
