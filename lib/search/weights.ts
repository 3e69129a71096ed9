/**
 * How often a story has a word and how long the story is, in one byte: a class of the count in the upper four bits and a
 * class of the length in the lower four. Both are kept, not their quotient, because what is a long story is only known
 * when somebody searches: an average that was right at writing would be wrong a year later.
 */
const counts = [0, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 13, 17, 23, 32, 48, 75]
const shortest = 6
const step = 1.5

/** Of each class of length, the number of words that stands for it. */
const lengths = Array.from({ length: 16 }, (_, place) => shortest * step ** place)

/** How many words a story of the newspaper has, as long as nothing else is known. */
const usualLength = 200

/** The weight, from 16 to 255, of a word that counts `count` times (fields weighed) in a story of `length` words. */
export function weightOf(count: number, length: number): number {
  let often = 1
  while (often < 15 && count > (counts[often]! + counts[often + 1]!) / 2) often += 1
  const long = Math.min(15, Math.max(0, Math.round(Math.log(Math.max(1, length) / shortest) / Math.log(step))))
  return often * 16 + long
}

/** How many words the story has from which a weight comes; about. */
export function lengthOf(weight: number): number {
  return lengths[weight & 15]!
}

/**
 * For each of the 256 weights the frequency that ranking goes by: the count, divided by 1 − b + b × length / average.
 * With b = 0 length does not matter, with b = 1 it does in full; `pad` words are added to each length, so that among short
 * stories it matters less.
 */
export function frequencies(averageLength: number, b: number, pad = 0): Float32Array {
  return Float32Array.from({ length: 256 }, (_, weight) => counts[weight >> 4]! / (1 - b + b * (pad + lengths[weight & 15]!) / (pad + averageLength)))
}

/** Of each list so many are looked at, about. */
const sampled = 1_000

const inverseLengths = Float64Array.from(lengths, (length) => 1 / length)

/**
 * The average length of the stories, judged from those that turned up: a story of twice the length has twice the chance
 * to have a word, so each counts by the inverse of its length. A few stories tell little; the usual length speaks too.
 */
export function averageLength(blocks: Iterable<{ weights: Uint8Array }>): number {
  let stories = 20
  let inverses = stories / usualLength
  for (const { weights } of blocks) {
    // Of a long list a sample says it.
    const step = Math.ceil(weights.length / sampled)
    for (let place = 0; place < weights.length; place += step) inverses += inverseLengths[weights[place]! & 15]! * step
    stories += weights.length
  }
  return stories / inverses
}
