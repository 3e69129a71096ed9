import type { PostingBlock } from '@/lib/store/search-index'
import type { Expansion, Reading } from './expand'
import { averageLength, frequencies } from './weights'

/** How soon more of the same word counts no more; low, since a news story says its subject twice or twenty times. */
const k1 = 0.8
/** How much a story's length counts against it, and less where all are short: of twenty words, none is long. */
const b = 0.95
const pad = 40
/**
 * A query of more words than this is a text: its common words say even less beside its rare ones, a long story has many of
 * them by chance, and what it says again and again it is about.
 */
const longQuery = 24
const longPower = 2
const timesPower = 0.8

/**
 * Once so many stories have one of the rarer words, a word that a larger share of all stories has only adds to what those
 * score. With a third of it the bench saw the first losses; without, long lists cost half of a query's time.
 */
const enough = 3_000
const commonFrom = 0.02

export interface Hit {
  no: number
  score: number
}

/** The stories that have any word of a query, with what each scores; good until the next call of `score`. */
export interface Scored {
  count: number
  numbers: Uint32Array
  scores: Float32Array
}

// Kept from query to query, as long as the highest number of a story; all zero between two. Scoring never awaits.
let sums = new Float32Array(0)
let counts = new Float32Array(0)
let touched = new Uint32Array(0)
let found = new Uint32Array(0)
let results = new Float32Array(0)

function makeRoom(highest: number): void {
  if (sums.length > highest) return
  const room = Math.ceil((highest + 1) * 1.2)
  ;[sums, counts, results] = [new Float32Array(room), new Float32Array(room), new Float32Array(room)]
  ;[touched, found] = [new Uint32Array(room), new Uint32Array(room)]
}

/** The inverse document frequency of BM25: always above nothing. */
export function rarity(having: number, stories: number): number {
  return Math.log(1 + (Math.max(stories, having) - having + 0.5) / (having + 0.5))
}

/**
 * What stories score: for each reading of each word the frequencies of its forms, each by its share, are one frequency,
 * saturated as BM25 does and weighed by the rarity of the reading; all are summed. `among`: only these stories count.
 */
export function score(expansions: readonly Expansion[], blocks: readonly PostingBlock[], stories: number, among: ReadonlySet<number> | null): Scored {
  const byWord = new Map<number, PostingBlock[]>()
  let highest = 0
  for (const block of blocks) {
    const list = byWord.get(block.wordId)
    if (list) list.push(block)
    else byWord.set(block.wordId, [block])
    if (block.count > 0) highest = Math.max(highest, block.stories[block.count - 1]!)
  }
  makeRoom(highest)
  const isLong = expansions.length > longQuery
  const table = isLong ? frequencies(averageLength(blocks), 1) : frequencies(averageLength(blocks), b, pad)
  const power = isLong ? longPower : 1
  let all = 0
  for (const { forms, trust, times, postings } of rarestFirst(expansions, byWord)) {
    const worthOf = (having: number) => times ** timesPower * trust * rarity(having, stories) ** power * (k1 + 1)
    const adds = all >= enough && postings > stories * commonFrom
    const [only] = forms
    if (only !== undefined && forms.length === 1) {
      // A word has each story once, so nothing need be gathered before it is saturated.
      const worth = worthOf(only.share * postings)
      const gains = table.map((frequency) => worth * only.share * frequency / (only.share * frequency + k1))
      for (const block of byWord.get(only.id) ?? []) {
        if (adds) raise(block, gains, sums)
        else all = gain(block, gains, sums, touched, all)
      }
      continue
    }
    let having = 0
    // A doubtful form does not make the word commoner than it is.
    let expected = 0
    for (const { id, share } of forms) {
      for (const block of byWord.get(id) ?? []) {
        expected += block.count * share
        having = adds ? gatherAmong(block, share, table, sums, counts, found, having) : gather(block, share, table, counts, found, having)
      }
    }
    all = saturate(worthOf(adds ? expected : Math.min(having, expected)), having, all)
  }
  return { count: takeSums(all, among), numbers: touched, scores: results }
}

// The loops over postings, each a function of its own, which the engine makes fast once and for all; as one function with
// what surrounds them they were made anew from query to query.

function gain({ stories, weights, count }: PostingBlock, gains: Float32Array, summed: Float32Array, those: Uint32Array, from: number): number {
  let all = from
  for (let place = 0; place < count; place += 1) {
    const no = stories[place]!
    const before = summed[no]!
    if (before === 0) those[all++] = no
    summed[no] = before + gains[weights[place]!]!
  }
  return all
}

function raise({ stories, weights, count }: PostingBlock, gains: Float32Array, summed: Float32Array): void {
  for (let place = 0; place < count; place += 1) {
    const no = stories[place]!
    const before = summed[no]!
    if (before !== 0) summed[no] = before + gains[weights[place]!]!
  }
}

/** Adds the frequencies of one form to `counted` and the stories that had none yet to `here`; returns how many are there by then. */
export function gather({ stories, weights, count }: PostingBlock, share: number, table: Float32Array, counted: Float32Array, here: Uint32Array, from: number): number {
  let having = from
  for (let place = 0; place < count; place += 1) {
    const no = stories[place]!
    const before = counted[no]!
    if (before === 0) here[having++] = no
    counted[no] = before + share * table[weights[place]!]!
  }
  return having
}

function gatherAmong(
  { stories, weights, count }: PostingBlock, share: number, table: Float32Array, summed: Float32Array, counted: Float32Array, here: Uint32Array, from: number,
): number {
  let having = from
  for (let place = 0; place < count; place += 1) {
    const no = stories[place]!
    if (summed[no] === 0) continue
    const before = counted[no]!
    if (before === 0) here[having++] = no
    counted[no] = before + share * table[weights[place]!]!
  }
  return having
}

/** Takes the sums of `all` stories, of those among them that are wanted, and leaves none; returns how many. */
function takeSums(all: number, among: ReadonlySet<number> | null): number {
  const [summed, those, scores] = [sums, touched, results]
  let count = 0
  for (let place = 0; place < all; place += 1) {
    const no = those[place]!
    if (among !== null && !among.has(no)) continue
    scores[count] = summed[no]!
    // What is left out has to be emptied too, so its number stays behind those that are taken.
    if (among !== null) [those[count], those[place]] = [no, those[count]!]
    count += 1
  }
  // Of many, it is quicker to empty the whole.
  if (all > summed.length / 8) summed.fill(0)
  else for (let place = 0; place < all; place += 1) summed[those[place]!] = 0
  return count
}

/** Adds to the sums what was gathered; returns how many stories have a sum by then. */
function saturate(worth: number, having: number, from: number): number {
  const [summed, counted, those, here] = [sums, counts, touched, found]
  let all = from
  for (let place = 0; place < having; place += 1) {
    const no = here[place]!
    const count = counted[no]!
    counted[no] = 0
    const before = summed[no]!
    if (before === 0) those[all++] = no
    summed[no] = before + worth * count / (count + k1)
  }
  return all
}

/** A reading as it is scored. */
interface Weighed extends Reading {
  times: number
  /** How many postings its forms have. */
  postings: number
}

function rarestFirst(expansions: readonly Expansion[], blocks: ReadonlyMap<number, readonly PostingBlock[]>): Weighed[] {
  const countOf = (id: number) => (blocks.get(id) ?? []).reduce((sum, { count }) => sum + count, 0)
  return expansions.flatMap(({ readings, times }) => readings.filter(({ trust }) => trust > 0).map((reading) =>
    ({ ...reading, times, postings: reading.forms.reduce((sum, { id }) => sum + countOf(id), 0) }))).sort((a, b) => a.postings - b.postings)
}

/** The best of what was scored, best first; of equals the one that came later first. */
export function best({ count, numbers, scores }: Scored, most: number): Hit[] {
  // A heap with the least of the kept on top: of a hundred thousand, few ever get in.
  const heap: Hit[] = []
  const isLess = (a: Hit, b: Hit) => a.score < b.score || (a.score === b.score && a.no < b.no)
  let least = -Infinity
  for (let place = 0; place < count; place += 1) {
    if (scores[place]! < least) continue
    const hit = { no: numbers[place]!, score: scores[place]! }
    if (heap.length < most) {
      heap.push(hit)
      let at = heap.length - 1
      while (at > 0 && isLess(heap[at]!, heap[(at - 1) >> 1]!)) {
        const parent = (at - 1) >> 1
        ;[heap[at], heap[parent]] = [heap[parent]!, heap[at]!]
        at = parent
      }
    } else if (isLess(heap[0]!, hit)) {
      heap[0] = hit
      let at = 0
      for (;;) {
        let lesser = at
        for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && isLess(heap[child]!, heap[lesser]!)) lesser = child
        if (lesser === at) break
        ;[heap[at], heap[lesser]] = [heap[lesser]!, heap[at]!]
        at = lesser
      }
    }
    if (heap.length === most) least = heap[0]!.score
  }
  return heap.sort((a, b) => (isLess(a, b) ? 1 : -1))
}

/** The numbers of those that score at least `share` of what the best one scores. */
export function good({ count, numbers, scores }: Scored, share: number): number[] {
  let highest = 0
  for (let place = 0; place < count; place += 1) highest = Math.max(highest, scores[place]!)
  const those: number[] = []
  for (let place = 0; place < count; place += 1) if (scores[place]! >= share * highest) those.push(numbers[place]!)
  return those
}

/** The stories that have all of these words, by their postings. */
export function havingAll(wordIds: readonly number[], blocks: readonly PostingBlock[]): Set<number> {
  let all: Set<number> | null = null
  for (const id of wordIds) {
    const having = new Set<number>()
    for (const { wordId, stories, count } of blocks) {
      if (wordId !== id) continue
      for (let place = 0; place < count; place += 1) if (all === null || all.has(stories[place]!)) having.add(stories[place]!)
    }
    all = having
  }
  return all ?? new Set()
}

/** Whether the words stand side by side, in this order, somewhere in a story's sequence. */
export function holdsPhrase(sequence: Int32Array, phrase: readonly number[]): boolean {
  const [first] = phrase
  for (let at = first === undefined ? -1 : sequence.indexOf(first); at >= 0; at = sequence.indexOf(first!, at + 1)) {
    if (phrase.every((word, place) => sequence[at + place] === word)) return true
  }
  return false
}
