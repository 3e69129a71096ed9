/**
 * How lists of numbers lie in the index: as text, a character a piece, since the driver hands bytes over as text only and
 * they need not be spelt in hexadecimals then. A number is written in pieces of six bits, the lowest first; a piece that
 * another follows has 64 added. Numbers begin at 1, so no character is U+0000, which PostgreSQL refuses; and none is above
 * U+007F, since a text of such characters alone is read five times as fast.
 */

/** The greatest weight of a word in a story; the least is 1. What a weight means is the business of lib/search/weights.ts. */
export const heaviest = 255

/** A weight up to here is one character. Behind each of the next two characters stands what a weight has above it. */
const light = 125
const [middle, heavy] = [126, 127]
const middling = light + 127

/** In how many stories a word stands, by their numbers in ascending order, and how much it weighs in each. */
export interface Postings {
  stories: Uint32Array
  weights: Uint8Array
}

/**
 * The stories' numbers (ascending, each once, the least 1 or more) as the steps between them, then the weights (1 to
 * `heaviest`), nearly always one character each. Throws a RangeError for anything else, which would not come back as it was.
 */
export function packPostings(stories: ArrayLike<number>, weights: ArrayLike<number>): string {
  const { length } = stories
  if (weights.length !== length) throw new RangeError('Every story needs one weight.')
  const bytes = Buffer.allocUnsafe(length * 8)
  let at = 0
  let before = 0
  for (let index = 0; index < length; index++) {
    at = writeNumber(bytes, at, stories[index]! - before)
    before = stories[index]!
  }
  for (let index = 0; index < length; index++) {
    const weight = weights[index]!
    if (!(weight >= 1 && weight <= heaviest)) throw new RangeError(`${weight} is no weight.`)
    if (weight <= light) bytes[at++] = weight
    else if (weight <= middling) {
      bytes[at++] = middle
      bytes[at++] = weight - light
    } else {
      bytes[at++] = heavy
      bytes[at++] = weight - middling
    }
  }
  return bytes.toString('latin1', 0, at)
}

/** What `packPostings` made of `count` stories. */
export function unpackPostings(packed: string, count: number): Postings {
  const bytes = Buffer.from(packed, 'latin1')
  const stories = new Uint32Array(count)
  const weights = new Uint8Array(count)
  readWeights(bytes, readSteps(bytes, stories), weights)
  return { stories, weights }
}

/** Returns where the weights begin. */
function readSteps(bytes: Uint8Array, stories: Uint32Array): number {
  const { length } = stories
  let at = 0
  let story = 0
  for (let index = 0; index < length; index++) {
    let piece = bytes[at++]!
    if (piece >= 64) {
      let step = piece & 63
      let scale = 64
      do {
        piece = bytes[at++]!
        step += (piece & 63) * scale
        scale *= 64
      } while (piece >= 64)
      story += step
    } else story += piece
    stories[index] = story
  }
  return at
}

function readWeights(bytes: Uint8Array, from: number, weights: Uint8Array): void {
  const { length } = weights
  let at = from
  for (let index = 0; index < length; index++) {
    const piece = bytes[at++]!
    weights[index] = piece <= light ? piece : (piece === middle ? light : middling) + bytes[at++]!
  }
}

/** Postings of one word as the database lists them: numbers and weights in turn. */
export function readPairs(text: string, count: number): Postings {
  const stories = new Uint32Array(count)
  const weights = new Uint8Array(count)
  text.split(' ').forEach((number, at) => ((at & 1 ? weights : stories)[at >> 1] = Number(number)))
  return { stories, weights }
}

/** Numbers of 0 or more, in any order, repeats included. */
export function packNumbers(numbers: ArrayLike<number>): string {
  const bytes = Buffer.allocUnsafe(numbers.length * 6)
  let at = 0
  for (let index = 0; index < numbers.length; index++) at = writeNumber(bytes, at, numbers[index]! + 1)
  return bytes.toString('latin1', 0, at)
}

/** What `packNumbers` made. */
export function unpackNumbers(packed: string): Int32Array {
  const numbers = new Int32Array(packed.length)
  let length = 0
  let value = 0
  let scale = 1
  for (let at = 0; at < packed.length; at++) {
    const piece = packed.charCodeAt(at)
    value += (piece & 63) * scale
    if (piece >= 64) {
      scale *= 64
      continue
    }
    numbers[length++] = value - 1
    value = 0
    scale = 1
  }
  return numbers.subarray(0, length)
}

function writeNumber(bytes: Uint8Array, from: number, number: number): number {
  if (!(number >= 1 && number <= 2 ** 31 && Number.isInteger(number))) throw new RangeError(`${number} cannot be written.`)
  let at = from
  let left = number
  while (left > 63) {
    bytes[at++] = 64 + (left & 63)
    left = Math.floor(left / 64)
  }
  bytes[at++] = left
  return at
}
