import type { PostingBlock } from '@/lib/store/search-index'
import { best, gather } from './rank'
import type { RelatedHit, Weighed } from './related'

/** BM25: how soon more of a word says no more. */
export const saturation = 1.1

export interface KeptScores {
  numbers: Uint32Array
  values: Float32Array
}

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
    let having = 0
    for (const { id, share } of forms) for (const block of blocks.get(id) ?? []) having = gather(block, share, scale, Scores.counts, Scores.found, having)
    this.all = saturate(weight * rarity * (saturation + 1), having, this.all, Scores.counts, Scores.found, Scores.values, Scores.touched)
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

  /** A copy of the scores by now, to go on from later: meanwhile somebody else may score. */
  copy(): KeptScores {
    const numbers = Scores.touched.slice(0, this.all)
    return { numbers, values: Float32Array.from(numbers, (no) => Scores.values[no]!) }
  }

  /** Goes on from a copy, where nothing is scored yet and there is room for its numbers. */
  resume({ numbers, values }: KeptScores): void {
    Scores.touched.set(numbers)
    for (let at = 0; at < numbers.length; at += 1) Scores.values[numbers[at]!] = values[at]!
    this.all = numbers.length
  }

  forget(): void {
    for (let at = 0; at < this.all; at += 1) Scores.values[Scores.touched[at]!] = 0
    this.all = 0
  }
}

function saturate(
  worth: number, having: number, from: number, counts: Float32Array, found: Uint32Array, values: Float32Array, touched: Uint32Array,
): number {
  let all = from
  for (let at = 0; at < having; at += 1) {
    const no = found[at]!
    const count = counts[no]!
    counts[no] = 0
    const before = values[no]!
    if (before === 0) touched[all++] = no
    values[no] = before + worth * count / (count + saturation)
  }
  return all
}
