import { describe, expect, test } from 'vitest'
import { longestQuery, parseQuery } from './query'

const keys = (text: string) => parseQuery(text).words.map(({ key }) => key)

describe('parseQuery', () => {
  test('gives each word once, with how often it was typed and in which letters', () => {
    const { words } = parseQuery('ঢাকা Metro ৬ ঢাকা')
    expect(words.map(({ key, script, times }) => [key, script, times])).toEqual([['ঢাকা', 'bengali', 2], ['metro', 'latin', 1], ['6', 'number', 1]])
  })

  test('gives what stands in double quotes as phrases, when it is more than a word', () => {
    expect(parseQuery('"নতুন সেতু" টোল “চা বাগান শ্রমিক” "একা"').phrases).toEqual([['নতুন', 'সেতু'], ['চা', 'বাগান', 'শ্রমিক']])
    expect(parseQuery('"না শেষ').phrases).toEqual([])
  })

  test('searches so many characters, whole words where it can, and says when there were more', () => {
    const long = 'বৃষ্টি '.repeat(60)
    expect(parseQuery(long.slice(0, longestQuery))).toMatchObject({ shortened: false })
    expect(parseQuery(long)).toMatchObject({ shortened: true })
    expect(keys(long)).toEqual(['বৃষ্টি'])
    expect(parseQuery(long, Infinity).shortened).toBe(false)
  })

  test('finds no word in signs, in nothing and in half a character', () => {
    for (const text of ['', ' ', '?!', '—', '\uD83D', '\u0000']) expect(keys(text), JSON.stringify(text)).toEqual([])
  })
})
