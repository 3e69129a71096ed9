import type { Expansion } from './expand'
import { knobs } from './knobs'
import type { PostingBlock } from '@/lib/store/search-index'
import { averageLength, frequencies } from './weights'

export interface Hit {
  no: number
  score: number
}

let scores = new Float32Array(0)
let counts = new Float32Array(0)

/** The inverse document frequency of BM25: always above nothing. */
export function rarity(having: number, stories: number): number {
  return Math.log(1 + (Math.max(stories, having) - having + 0.5) / (having + 0.5))
}

export function rank(expansions: readonly Expansion[], blocks: readonly PostingBlock[], stories: number, most: number, among: ReadonlySet<number> | null = null): Hit[] {
  const byWord = new Map<number, PostingBlock[]>()
  let highest = 0
  for (const block of blocks) {
    const list = byWord.get(block.wordId)
    if (list) list.push(block)
    else byWord.set(block.wordId, [block])
    if (block.count > 0) highest = Math.max(highest, block.stories[block.count - 1]!)
  }
  if (scores.length <= highest) {
    scores = new Float32Array(highest + 1024)
    counts = new Float32Array(highest + 1024)
  }
  const table = frequencies(knobs.avg ? averageLength(blocks) : 200, knobs.b, knobs.pad)
  const touched: number[] = []
  for (const { readings, times } of expansions) {
    for (const { forms, trust } of readings) {
      if (trust === 0) continue
      const found: number[] = []
      let having = 0
      for (const { id, share, stories: those } of forms) {
        having += those * Math.min(1, share / knobs.softShare)
        for (const block of byWord.get(id) ?? []) {
          for (let place = 0; place < block.count; place += 1) {
            const no = block.stories[place]!
            if (counts[no] === 0) found.push(no)
            counts[no]! += share * table[block.weights[place]!]!
          }
        }
      }
      const idf = times ** knobs.times * trust * rarity(knobs.soft ? Math.min(found.length, having) : found.length, stories) ** knobs.idfPower * (knobs.k1 + 1)
      for (const no of found) {
        const count = counts[no]!
        if (scores[no] === 0) touched.push(no)
        scores[no]! += idf * count / (count + knobs.k1)
        counts[no] = 0
      }
    }
  }
  const hits: Hit[] = []
  for (const no of touched) {
    if (among === null || among.has(no)) hits.push({ no, score: scores[no]! })
    scores[no] = 0
  }
  return hits.sort((a, b) => b.score - a.score || b.no - a.no).slice(0, most)
}
