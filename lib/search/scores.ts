import type { PostingBlock } from '@/lib/store/search-index'
import { best } from './rank'
import type { RelatedHit, Weighed } from './related'

/** BM25: how soon more of a word says no more. */
export const saturation = 1.1

/** Scores by the number of a story. Kept from call to call: a store has a hundred thousand. */
export class Scores {
  private static values = new Float32Array(0)
  private static counts = new Float32Array(0)
  private static found = new Uint32Array(0)
  private static touched = new Uint32Array(0)
  /** How many stories have been touched. */
  private all = 0

  /** Room for the numbers of these blocks; what is there already stays. */
  makeRoom(blocks: Iterable<PostingBlock[]>): void {
    let highest = 0
    for (const some of blocks) for (const { count, stories } of some) if (count > 0) highest = Math.max(highest, stories[count - 1]!)
    if (highest < Scores.values.length) return
    const [values, touched] = [new Float32Array(highest + 4_096), new Uint32Array(highest + 4_096)]
    values.set(Scores.values)
    touched.set(Scores.touched)
    ;[Scores.values, Scores.touched] = [values, touched]
    ;[Scores.counts, Scores.found] = [new Float32Array(highest + 4_096), new Uint32Array(highest + 4_096)]
  }

  add({ weight, rarity, forms }: Weighed, blocks: ReadonlyMap<number, PostingBlock[]>, scale: Float32Array): void {
    const { counts, values, found, touched } = Scores
    let having = 0
    for (const { id, share } of forms) {
      for (const { count, stories, weights } of blocks.get(id) ?? []) {
        for (let at = 0; at < count; at += 1) {
          const no = stories[at]!
          const before = counts[no]!
          if (before === 0) found[having++] = no
          counts[no] = before + share * scale[weights[at]!]!
        }
      }
    }
    const worth = weight * rarity * (saturation + 1)
    for (let at = 0; at < having; at += 1) {
      const no = found[at]!
      const count = counts[no]!
      counts[no] = 0
      const before = values[no]!
      if (before === 0) touched[this.all++] = no
      values[no] = before + worth * count / (count + saturation)
    }
  }

  raise(no: number, by: number): void {
    Scores.values[no]! += by
  }

  highest(self: number | null, most: number): RelatedHit[] {
    const numbers = Scores.touched.subarray(0, this.all)
    const scores = new Float32Array(this.all)
    for (let at = 0; at < this.all; at += 1) scores[at] = Scores.values[numbers[at]!]!
    return best({ count: this.all, numbers, scores }, most + 1).filter(({ no }) => no !== self).slice(0, most)
  }

  forget(): void {
    for (let at = 0; at < this.all; at += 1) Scores.values[Scores.touched[at]!] = 0
    this.all = 0
  }
}
