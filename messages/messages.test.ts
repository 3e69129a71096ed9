import { describe, expect, test } from 'vitest'
import bn from './bn.json'
import en from './en.json'

type Tree = { [key: string]: string | Tree }

function flatten(tree: Tree, path = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(path + key, value)
    else for (const [inner, text] of flatten(value, `${path}${key}.`)) flat.set(inner, text)
  }
  return flat
}

const bengali = flatten(bn)
const english = flatten(en)
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

/** Bengali texts that name something in Latin letters on purpose. */
const latinAllowed = new Map([
  ['site.language', 'English'],
  ['newsroom.pictures.choose.limits', 'JPEG, PNG বা WebP'],
  ['newsroom.pictures.refusals.format', 'JPEG, PNG বা WebP'],
])

describe('interface text', () => {
  test('a reader of either language meets no missing text', () => {
    expect([...english.keys()].sort()).toEqual([...bengali.keys()].sort())
    for (const [key, text] of [...bengali, ...english]) expect(text, key).not.toBe('')
  })

  test('both languages fill in the same things', () => {
    for (const [key, text] of bengali) expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text))
  })

  test('no text begins or ends with a space or holds two in a row', () => {
    for (const [key, text] of [...bengali, ...english]) expect(text, key).toBe(text.trim().replace(/ {2,}/g, ' '))
  })

  test('Bengali text is NFC, without doubled signs, stray joiners or Latin letters and digits', () => {
    for (const [key, text] of bengali) {
      expect(text, key).toBe(text.normalize('NFC'))
      expect(text, key).not.toMatch(/([\u0981-\u0983\u09BC\u09BE-\u09CC\u09CD])\1/u)
      expect(text, key).not.toMatch(/\u200B|\u200C|\uFEFF|\u00A0/)
      expect(text, key).not.toMatch(/\s[।,;:?!]/u)
      const rest = text.replace(/\{\w+\}/g, '').replace(latinAllowed.get(key) ?? '', '')
      expect(rest, key).not.toMatch(/[A-Za-z0-9]/)
    }
  })
})
