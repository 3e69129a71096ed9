/** Which stories readers can see, so that a view of any other one costs nothing: eight bytes an id, no query. */
export interface KnownIds {
  has(id: string): boolean
  add(id: string): void
  readonly size: number
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const valueOf = new Map([...alphabet].map((letter, value) => [letter, value]))

/** An id's fifty bits as a number, never 0, which marks an empty place. */
function numberOf(id: string): number {
  let number = 0
  for (let at = 0; at < id.length; at++) number = number * 32 + (valueOf.get(id[at]!) ?? 0)
  return number + 1
}

/** A set of story ids, `expected` of them without growing. What is given must have the form of an id. */
export function knownIds(expected = 1_000): KnownIds {
  let places = new Float64Array(sizeFor(expected))
  let size = 0

  /** Where the number stands, or where it would. */
  function placeOf(number: number, within: Float64Array): number {
    let at = ((number % 4_294_967_291) ^ (number / 4_294_967_296)) >>> 0
    for (at %= within.length; within[at] !== 0 && within[at] !== number; at = (at + 1) % within.length);
    return at
  }

  return {
    has: (id) => places[placeOf(numberOf(id), places)] !== 0,
    add(id) {
      const number = numberOf(id)
      const at = placeOf(number, places)
      if (places[at] !== 0) return
      places[at] = number
      if (++size * 2 < places.length) return
      const larger = new Float64Array(places.length * 2)
      for (const one of places) if (one !== 0) larger[placeOf(one, larger)] = one
      places = larger
    },
    get size() {
      return size
    },
  }
}

const sizeFor = (expected: number) => Math.max(16, expected * 2 + 1)
