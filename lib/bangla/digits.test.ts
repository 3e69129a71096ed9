import { expect, test } from 'vitest'
import { toBanglaDigits, toLatinDigits } from './digits'

test('Digits change script and nothing else does', () => {
  expect(toBanglaDigits(2022)).toBe('২০২২')
  expect(toBanglaDigits('4:05 ক -0.5')).toBe('৪:০৫ ক -০.৫')
  expect(toLatinDigits('০১২৩৪৫৬৭৮৯ টি abc')).toBe('0123456789 টি abc')
  expect(toBanglaDigits('')).toBe('')
})
