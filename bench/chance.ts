/** Chance that comes out the same for the same seed, on every machine. */
export interface Chance {
  /** From 0, up to but without 1. */
  next: () => number
  /** A whole number from `least` to `most`, both included. */
  whole: (least: number, most: number) => number
  /** Normally distributed, by Box and Muller. */
  normal: (mean: number, deviation: number) => number
  /** A rank from 0 to `count` - 1, by the law of Zipf and Mandelbrot: see `zipfRank`. */
  rank: (count: number) => number
}

/** The generator "mulberry32": 32 bits of state, which is plenty for texts that nobody will read. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    normal: (mean, deviation) => mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    rank: (count) => zipfRank(next(), count),
  }
}

/** A seed for part `index` of what `seed` makes, so that each part can be made without those before it. */
export function partSeed(seed: number, index: number): number {
  return Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35)
}

/** How far the head of the distribution is flattened: the first of 300,000 words is then 2.5 % of a text. */
const flattening = 3

/**
 * The rank, from 0, at which the share `u` of all draws is reached, where rank k has a share that falls as
 * 1 / (k + 3.5): the sum of such shares is a logarithm and can be turned round, so no table is needed.
 */
export function zipfRank(u: number, count: number): number {
  return Math.min(count - 1, Math.floor(flattening * Math.exp(u * Math.log1p(count / flattening)) - flattening))
}
