import { describe, expect, test } from 'vitest'
import { analyseStory, type StoryText } from './analyse-story'
import { frequencies } from './weights'

const story = (parts: Partial<StoryText>): StoryText => ({ headline: '', standfirst: null, body: '', captions: [], names: [], ...parts })
const plain = frequencies(200, 0)
const countOf = (parts: Partial<StoryText>, word: string) => plain[analyseStory(story(parts)).words.find((one) => one.word === word)?.weight ?? 0]

describe('analyseStory', () => {
  test('counts a word of the headline more than one of the text, and a name more too', () => {
    const inHeadline = countOf({ headline: 'নৌকাবাইচ' }, 'নৌকাবাইচ')!
    const inText = countOf({ body: 'নৌকাবাইচ' }, 'নৌকাবাইচ')!
    const inNames = countOf({ names: ['নৌকাবাইচ'] }, 'নৌকাবাইচ')!
    expect(inHeadline).toBeGreaterThan(inNames)
    expect(inNames).toBeGreaterThan(inText)
    expect(inText).toBe(1)
  })

  test('gives each word once, with its order and a gap between two parts', () => {
    const { words, sequence } = analyseStory(story({ headline: 'পদ্মায় ঢেউ', body: 'ঢেউ আর ঢেউ' }))
    expect(sequence).toEqual(['পদ্মায়', 'ঢেউ', '', 'ঢেউ', 'আর', 'ঢেউ'].map((word) => word.normalize('NFC')))
    expect(words.map(({ word }) => word).filter((word) => word === 'ঢেউ')).toHaveLength(1)
  })

  test('finds a compound with a hyphen by its parts and as a whole', () => {
    const words = analyseStory(story({ body: 'চাল-ডাল' })).words.map(({ word }) => word)
    expect(words).toEqual(expect.arrayContaining(['চাল', 'ডাল', 'চালডাল']))
  })

  test('gives inflections of a word one root', () => {
    const { words } = analyseStory(story({ body: 'বরিশাল বরিশালের বরিশালে' }))
    expect(new Set(words.map(({ root }) => root)).size).toBe(1)
  })

  test('is empty for a story without a word, and leaves out what is no word of a language', () => {
    expect(analyseStory(story({ headline: '—', body: '!!' }))).toEqual({ words: [], sequence: [] })
    expect(analyseStory(story({ body: 'ক'.repeat(500) })).words).toEqual([])
  })
})
