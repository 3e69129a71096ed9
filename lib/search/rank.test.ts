import { describe, expect, test } from 'vitest'
import type { PostingBlock } from '@/lib/store/search-index'
import type { Expansion, Form } from './expand'
import { best, good, havingAll, holdsPhrase, rarity, score } from './rank'
import { weightOf } from './weights'

const block = (wordId: number, postings: [no: number, count: number, length: number][]): PostingBlock => ({
  wordId,
  count: postings.length,
  stories: Uint32Array.from(postings, ([no]) => no),
  weights: Uint8Array.from(postings, ([, count, length]) => weightOf(count, length)),
})
const form = (id: number, stories: number, share = 1): Form => ({ id, word: String(id), stories, share })
const asked = (...forms: Form[]): Expansion => ({ places: [0], readings: [{ forms, trust: 1, shown: '' }], times: 1, guessed: false })
const ranked = (expansions: Expansion[], blocks: PostingBlock[], most = 10, among: ReadonlySet<number> | null = null) =>
  best(score(expansions, blocks, 1_000, among), most).map(({ no }) => no)

describe('score', () => {
  test('a word more, a rarer word, a more frequent word and a shorter story are each worth more', () => {
    expect(ranked([asked(form(1, 2)), asked(form(2, 1))], [block(1, [[5, 1, 200], [6, 1, 200]]), block(2, [[5, 1, 200]])])).toEqual([5, 6])
    expect(ranked([asked(form(1, 400)), asked(form(2, 1))], [block(1, Array.from({ length: 400 }, (_, at) => [at + 10, 1, 200])), block(2, [[5, 1, 200]])])[0]).toBe(5)
    expect(ranked([asked(form(1, 2))], [block(1, [[5, 1, 200], [6, 4, 200]])])).toEqual([6, 5])
    expect(ranked([asked(form(1, 2))], [block(1, [[5, 1, 1_000], [6, 1, 200]])])).toEqual([6, 5])
  })

  test('the very word is worth more than a relative of it', () => {
    expect(ranked([asked(form(1, 1), form(2, 1, 0.5))], [block(1, [[5, 1, 200]]), block(2, [[6, 1, 200]])])).toEqual([5, 6])
  })

  test('leaves nothing behind for the next query', () => {
    const ask = () => best(score([asked(form(1, 2))], [block(1, [[5, 1, 200], [6, 2, 200]])], 100, null), 10)
    expect(ask()).toEqual(ask())
    expect(ranked([asked(form(1, 2))], [block(1, [[5, 1, 200], [6, 2, 200]])], 10, new Set([5]))).toEqual([5])
    expect(ask()).toEqual(ask())
  })

  test('takes several blocks of a word as one list', () => {
    expect(ranked([asked(form(1, 3))], [block(1, [[5, 1, 200]]), block(1, [[9, 3, 200], [12, 2, 200]])])).toEqual([9, 12, 5])
  })
})

test('the best are those that sorting all would put first', () => {
  const scores = Float32Array.from({ length: 500 }, (_, at) => (at * 7_919) % 101)
  const numbers = Uint32Array.from(scores, (_, at) => at + 1)
  const sorted = [...numbers].sort((a, b) => scores[b - 1]! - scores[a - 1]! || b - a).slice(0, 37)
  expect(best({ count: 500, numbers, scores }, 37).map(({ no }) => no)).toEqual(sorted)
})

test('good are those near the best', () => {
  expect(good({ count: 3, numbers: Uint32Array.of(1, 2, 3), scores: Float32Array.of(10, 4, 6) }, 0.5)).toEqual([1, 3])
})

test('a rarer word is worth more, and no word is worth nothing', () => {
  expect(rarity(1, 1_000)).toBeGreaterThan(rarity(100, 1_000))
  expect(rarity(1_000, 1_000)).toBeGreaterThan(0)
  expect(rarity(2_000, 1_000)).toBeGreaterThan(0)
})

test('stories that have all words', () => {
  const blocks = [block(1, [[1, 1, 9], [2, 1, 9]]), block(1, [[7, 1, 9]]), block(2, [[2, 1, 9], [7, 1, 9]])]
  expect([...havingAll([1, 2], blocks)].sort()).toEqual([2, 7])
  expect([...havingAll([1, 3], blocks)]).toEqual([])
})

test('a phrase stands side by side, in order, within one part', () => {
  const sequence = Int32Array.of(4, 5, 4, 6, 0, 7)
  expect(holdsPhrase(sequence, [4, 6])).toBe(true)
  expect(holdsPhrase(sequence, [6, 4])).toBe(false)
  expect(holdsPhrase(sequence, [6, 7])).toBe(false)
  expect(holdsPhrase(sequence, [9])).toBe(false)
  expect(holdsPhrase(new Int32Array(0), [])).toBe(false)
})
