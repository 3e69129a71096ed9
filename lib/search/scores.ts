import type { PostingBlock } from '@/lib/store/search-index'
import type { RelatedHit, Weighed } from './related'

/** BM25: how soon more of a word says no more. */
export const saturation = 1.1

/** Scores by the number of a story. Kept from call to call: a store has a hundred thousand. */
export class Scores {
  private static values = new Float32Array(0)
  private static counts = new Float32Array(0)
  private touched: number[] = []

  /** Room for the numbers of these blocks; what is there already stays. */
  makeRoom(blocks: Iterable<PostingBlock[]>): void {
    let highest = 0
    for (const some of blocks) for (const { count, stories } of some) if (count > 0) highest = Math.max(highest, stories[count - 1]!)
    if (highest < Scores.values.length) return
    const values = new Float32Array(highest + 4_096)
    values.set(Scores.values)
    Scores.values = values
    Scores.counts = new Float32Array(highest + 4_096)
  }

  add({ weight, rarity, forms }: Weighed, blocks: ReadonlyMap<number, PostingBlock[]>, scale: Float32Array): void {
    const { counts, values } = Scores
    const found: number[] = []
    for (const { id, share } of forms) {
      for (const { count, stories, weights } of blocks.get(id) ?? []) {
        for (let at = 0; at < count; at += 1) {
          const no = stories[at]!
          if (counts[no] === 0) found.push(no)
          counts[no]! += share * scale[weights[at]!]!
        }
      }
    }
    const worth = weight * rarity * (saturation + 1)
    for (const no of found) {
      const count = counts[no]!
      counts[no] = 0
      if (values[no] === 0) this.touched.push(no)
      values[no]! += worth * count / (count + saturation)
    }
  }

  raise(no: number, by: number): void {
    Scores.values[no]! += by
  }

  highest(self: number | null, most: number): RelatedHit[] {
    const { values } = Scores
    const sorted = Float32Array.from(this.touched, (no) => values[no]!).sort()
    const least = sorted[Math.max(0, sorted.length - most - 1)] ?? 0
    const hits: RelatedHit[] = []
    for (const no of this.touched) if (no !== self && values[no]! >= least) hits.push({ no, score: values[no]! })
    return hits.sort((a, b) => b.score - a.score || b.no - a.no).slice(0, most)
  }

  forget(): void {
    for (const no of this.touched) Scores.values[no] = 0
    this.touched = []
  }
}
