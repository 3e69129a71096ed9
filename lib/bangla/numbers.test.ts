import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toLatinDigits } from './digits'
import { groupDigits, numberInLakhs, ordinal, taka, takaInWords } from './numbers'

test.each([
  [0, '০'], [7, '৭'], [999, '৯৯৯'], [1000, '১,০০০'], [99999, '৯৯,৯৯৯'], [100000, '১,০০,০০০'], [1234567, '১২,৩৪,৫৬৭'],
  [12345678, '১,২৩,৪৫,৬৭৮'], [1234567.891, '১২,৩৪,৫৬৭.৮৯১'], [-1500, '−১,৫০০'], [-0, '০'], [0.0000001, '০.০০০০০০১'],
  [1e21, '১,০০,০০,০০,০০,০০,০০,০০,০০,০০,০০০'], [NaN, '–'], [Infinity, '–'],
])('%d is grouped as %s', (n, shown) => {
  expect(groupDigits(n)).toBe(shown)
})

test.each([
  [0, '০'], [567, '৫৬৭'], [1000, '১ হাজার'], [100000, '১ লাখ'], [1234567, '১২ লাখ ৩৪ হাজার ৫৬৭'], [10000000, '১ কোটি'],
  [15000000, '১ কোটি ৫০ লাখ'], [1000000000, '১০০ কোটি'], [1000000000000, '১ লাখ কোটি'], [1200000000000, '১ লাখ ২০ হাজার কোটি'],
  [1005, '১ হাজার ৫'], [-1500, '−১ হাজার ৫০০'], [5.5, '৫.৫'], [1500.25, '১ হাজার ৫০০.২৫'], [100000.5, '১ লাখ ০.৫'], [NaN, '–'],
])('%d reads %s', (n, shown) => {
  expect(numberInLakhs(n)).toBe(shown)
})

test('A number in words adds up to the number', () => {
  const scale: Record<string, number> = { হাজার: 1e3, লাখ: 1e5, কোটি: 1e7 }
  const total = (text: string): number => {
    const crore = text.lastIndexOf('কোটি')
    if (crore >= 0) return total(text.slice(0, crore).trim()) * 1e7 + total(text.slice(crore + 4).trim())
    const parts = text.split(' ').filter(Boolean)
    return parts.reduce((sum, part, at) => sum + (part in scale ? 0 : Number(toLatinDigits(part)) * (scale[parts[at + 1] ?? ''] ?? 1)), 0)
  }
  fc.assert(fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), n => {
    expect(total(numberInLakhs(n))).toBe(n)
    expect(Number(toLatinDigits(groupDigits(n)).replaceAll(',', ''))).toBe(n)
  }))
})

describe('money', () => {
  test('A price has its sign in front and poisha only when there are any', () => {
    expect(taka(1500)).toBe('৳১,৫০০')
    expect(taka(150.5)).toBe('৳১৫০.৫০')
    expect(taka(1.005)).toBe('৳১.০১')
    expect(taka(-1500)).toBe('−৳১,৫০০')
    expect(taka(-0.001)).toBe('৳০')
    expect(taka(1e-9)).toBe('৳০')
    expect(taka(NaN)).toBe('–')
  })

  test('Prose says taka in lakhs and crores', () => {
    expect(takaInWords(1234000)).toBe('১২ লাখ ৩৪ হাজার টাকা')
    expect(takaInWords(150)).toBe('১৫০ টাকা')
    expect(takaInWords(1200000000000)).toBe('১ লাখ ২০ হাজার কোটি টাকা')
    expect(takaInWords(10.5)).toBe('১০ টাকা ৫০ পয়সা'.normalize('NFC'))
    expect(takaInWords(-150)).toBe('−১৫০ টাকা')
    expect(takaInWords(Infinity)).toBe('–')
  })
})

test('Ordinals take the ending of their class', () => {
  const shown = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 25].map(ordinal).join(' ')
  expect(shown).toBe('১ম ২য় ৩য় ৪র্থ ৫ম ৬ষ্ঠ ৭ম ৮ম ৯ম ১০ম ১১তম ২৫তম'.normalize('NFC'))
  expect([0, -1, 1.5, NaN].map(ordinal)).toEqual(['০', '−১', '১.৫', '–'])
})
