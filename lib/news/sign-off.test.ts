import { expect, test } from 'vitest'
import { signOffOf, withHandler } from './sign-off'

const handlers = (...names: string[]) => names.map((name) => ({ id: name, name }))

test('A sign-off names who handled the story, in their order, with a slash between two', () => {
  expect(signOffOf(handlers('মাহমুদ পারভেজ'))).toBe('এমপি')
  expect(signOffOf(handlers('মাহমুদ পারভেজ', 'Nasrin Sultana'))).toBe('এমপি/এনএস')
  expect(signOffOf([])).toBeNull()
  expect(signOffOf(handlers('…'))).toBeNull()
})

test('Two of the same initials are named once, and of a crowd the first and the last two', () => {
  expect(signOffOf(handlers('মাহমুদ পারভেজ', 'Mina Pal'))).toBe('এমপি')
  expect(signOffOf(handlers('মাহমুদ পারভেজ', 'Nasrin Sultana', 'Ali Khan', 'Bina Das'))).toBe('এমপি/একে/বিডি')
})

test('Whoever has handled it already is not named again', () => {
  const [one] = handlers('মাহমুদ পারভেজ')
  expect(withHandler([one!], { ...one!, name: 'অন্য নাম' })).toEqual([one])
})
