/**
 * The paper's ornament: a circle of আলপনা, made of lines and dots, drawn from a story's id. Motifs are of field, water
 * and house (petal, water lily, leaf, mango, vine, fish, paddy ear); none is a sign of a religion, a party or a state.
 */

export interface Alpona {
  /** Paths to be stroked without a fill, with round caps and joins. */
  strokes: { d: string; width: number }[]
  /** Filled dots. */
  dots: { x: number; y: number; r: number }[]
  /** Circles about the middle, stroked. */
  circles: { r: number; width: number }[]
  /** What stands in the three rings, from the middle outward, and how often each is repeated. */
  rings: { motif: Motif; cells: number }[]
}

/** The side of the square that holds a drawing; its middle is 0, 0. */
export const alponaSide = 124

export type Motif = 'petal' | 'arch' | 'vine' | 'leaf' | 'kalka' | 'shapla' | 'paddy' | 'fish'

interface Cell {
  /** Cubic paths with x from -1 to 1 across the cell and y from 0 to 1 outward. */
  lines: string
  /** Its ends meet those of the neighbouring cells. */
  touching?: boolean
  /** Left and right differ, so that a mirrored one is another drawing. */
  oneSided?: boolean
  /** A smaller line inside, drawn thinner, which a ring may carry or not. */
  echo?: string
  /** Where the cell's dot stands, and whether a ring may do without it. */
  dot: readonly [x: number, y: number]
  dotAlways?: boolean
  /** At the foot of a narrow ring it needs twice the room. */
  broad?: boolean
}

const petal = 'M0,0C-.95,.3,-.7,.8,0,1C.7,.8,.95,.3,0,0'

const cells: Record<Motif, Cell> = {
  petal: { lines: petal, echo: 'M0,.22C-.45,.4,-.35,.66,0,.78C.35,.66,.45,.4,0,.22', dot: [0, 0.56] },
  arch: {
    lines: 'M-1,.12C-.95,.8,-.35,1,0,1C.35,1,.95,.8,1,.12', touching: true, dot: [0, 0.34], dotAlways: true,
    echo: 'M-.62,.14C-.58,.55,-.22,.7,0,.7C.22,.7,.58,.55,.62,.14',
  },
  vine: {
    lines: 'M-1,.5C-.7,1.05,-.3,1.05,0,.5C.3,-.05,.7,-.05,1,.5', touching: true, oneSided: true, dot: [-0.5, 0.36], dotAlways: true,
  },
  leaf: {
    lines: 'M0,0C-.2,.35,-.85,.45,-.8,.98C-.35,.85,-.05,.5,0,0C.2,.35,.85,.45,.8,.98C.35,.85,.05,.5,0,0', dot: [0, 0.86], broad: true,
  },
  kalka: {
    lines: 'M-.1,0C-.95,.15,-.95,.85,-.2,.98C.45,1.08,.95,.78,.62,.56C.42,.44,.12,.55,.22,.7M-.1,0C.25,.12,.42,.3,.3,.5',
    oneSided: true, dot: [-0.24, 0.42],
  },
  shapla: {
    lines: 'M0,.06C-.48,.34,-.35,.8,0,1C.35,.8,.48,.34,0,.06M-.1,.04C-.7,.06,-1,.46,-.92,.84C-.66,.78,-.44,.66,-.3,.5'
      + 'M.1,.04C.7,.06,1,.46,.92,.84C.66,.78,.44,.66,.3,.5',
    dot: [0, 0.5], broad: true,
  },
  paddy: {
    lines: 'M0,0C.01,.2,.01,.4,0,.62M0,.5C-.2,.72,-.16,.9,0,1C.16,.9,.2,.72,0,.5M0,.2C-.34,.26,-.56,.42,-.58,.62C-.3,.6,-.08,.46,0,.2'
      + 'C.08,.46,.3,.6,.58,.62C.56,.42,.34,.26,0,.2M0,.42C-.22,.5,-.46,.64,-.48,.88C-.26,.84,-.06,.68,0,.42C.06,.68,.26,.84,.48,.88C.46,.64,.22,.5,0,.42',
    dot: [1, 0.2],
  },
  fish: {
    lines: 'M-.9,.5C-.5,1.02,.2,1,.52,.5C.2,0,-.5,-.02,-.9,.5M.52,.5C.62,.72,.76,.84,.94,.92C.86,.66,.86,.34,.94,.08C.76,.16,.62,.28,.52,.5',
    oneSided: true, echo: 'M-.36,.8C-.22,.6,-.22,.4,-.36,.2', dot: [-0.6, 0.56], dotAlways: true,
  },
}

const folds = [6, 8, 8, 10, 12] as const
const radii = [[9, 25, 37, 58], [9, 27, 36, 58], [8, 22, 36, 58], [10, 26, 41, 58]] as const
const motifs: readonly (readonly Motif[])[] = [
  ['petal', 'shapla', 'leaf', 'kalka'],
  ['vine', 'arch', 'petal', 'fish', 'kalka'],
  ['shapla', 'kalka', 'paddy', 'petal', 'arch', 'leaf'],
]

/**
 * The drawing of an id. The same id always gives the same drawing; any text is an id, so an address may have one too.
 * Coordinates have one decimal. Nothing else than the id enters: no clock, no chance.
 */
export function alponaOf(id: string): Alpona {
  const next = mulberry32(fnv1a(id))
  const pick = <Value>(from: readonly Value[]): Value => from[Math.floor(next() * from.length)]!
  const toss = () => next() < 0.5

  const n = pick(folds)
  const radius = pick(radii)
  const drawing: Alpona = { strokes: [], dots: [{ x: 0, y: 0, r: 2.6 }, ...dotsAround(n, 6, 0, 0.75)], circles: [], rings: [] }

  const rings: Ring[] = []
  for (const [place, choice] of motifs.entries()) {
    const motif = pick(choice.filter((one) => one !== rings[place - 1]?.motif))
    const cell = cells[motif]
    const inner = radius[place]! + (place === 0 ? 0 : 3)
    const outer = radius[place + 1]! - 1
    const ring: Ring = {
      motif,
      count: cellsIn(place, cell, n, outer - inner),
      inner,
      outer,
      turned: toss(),
      mirrored: toss() && cell.oneSided === true,
      echoed: toss() && cell.echo !== undefined,
      dotted: toss() || cell.dotAlways === true,
    }
    rings.push(ring)
    drawRing(drawing, ring)
    if (place === 2) break
    drawing.circles.push({ r: radius[place + 1]!, width: 0.9 })
    if (toss()) drawing.circles.push({ r: round(radius[place + 1]! + 1.6), width: 0.6 })
  }

  const outermost = rings[2]!
  drawing.dots.push(...dotsAround(outermost.count, 59.6, outermost.turned ? 0 : 0.5, pick([0.8, 1.1, 1.4])))
  drawing.rings = rings.map(({ motif, count }) => ({ motif, cells: count }))
  return drawing
}

interface Ring {
  motif: Motif
  count: number
  inner: number
  outer: number
  /** By half a cell. */
  turned: boolean
  mirrored: boolean
  echoed: boolean
  dotted: boolean
}

/**
 * How often a ring repeats its cell. A small fold is doubled where the circle is long, so that no cell is stretched; a
 * large one is halved for broad cells at the middle, where they would run into one dark spot.
 */
function cellsIn(place: number, cell: Cell, n: number, depth: number): number {
  if (place === 0) return cell.broad === true && n >= 10 ? n / 2 : n
  if (place === 1) {
    const upright = cell === cells.petal || cell === cells.kalka
    return (upright && n <= (depth >= 10 ? 10 : 8)) || (cell === cells.arch && n <= 8) ? n * 2 : n
  }
  return n <= 8 ? n * 2 : n
}

function drawRing(drawing: Alpona, ring: Ring): void {
  const cell = cells[ring.motif]
  const half = (Math.PI / ring.count) * (cell.touching === true ? 1 : 0.86)
  const bend = (middle: number, x: number, y: number): Point => {
    const r = ring.inner + (ring.outer - ring.inner) * y
    const angle = middle + (ring.mirrored ? -x : x) * half
    return [round(r * Math.sin(angle)), round(-r * Math.cos(angle))]
  }
  const lines: string[] = []
  const echoes: string[] = []
  for (let place = 0; place < ring.count; place++) {
    const middle = ((place + (ring.turned ? 0.5 : 0)) * 2 * Math.PI) / ring.count
    lines.push(bent(cell.lines, (x, y) => bend(middle, x, y)))
    if (ring.echoed) echoes.push(bent(cell.echo!, (x, y) => bend(middle, x, y)))
    if (ring.dotted) {
      const [x, y] = bend(middle, cell.dot[0], cell.dot[1] * (ring.echoed && ring.motif === 'arch' ? 0.9 : 1))
      drawing.dots.push({ x, y, r: 0.9 })
    }
  }
  drawing.strokes.push({ d: lines.join(''), width: 1.4 })
  if (ring.echoed) drawing.strokes.push({ d: echoes.join(''), width: 1 })
}

type Point = readonly [x: number, y: number]

/** A path whose every point has gone through `bend`. */
function bent(path: string, bend: (x: number, y: number) => Point): string {
  return path.replace(/(-?\d*\.?\d+),(-?\d*\.?\d+)(,?)/g, (_, x: string, y: string, comma: string) => {
    const [bentX, bentY] = bend(Number(x), Number(y))
    return `${bentX},${bentY}${comma === '' ? '' : ' '}`
  })
}

function dotsAround(count: number, radius: number, offset: number, r: number): Alpona['dots'] {
  return Array.from({ length: count }, (_, place) => {
    const angle = ((place + offset) * 2 * Math.PI) / count
    return { x: round(radius * Math.sin(angle)), y: round(-radius * Math.cos(angle)), r }
  })
}

/** To one decimal: less than a quarter of a pixel on the largest card, and a quarter less markup than with two. */
function round(value: number): number {
  return Math.round(value * 10) / 10 + 0
}

/** FNV-1a over the UTF-8 bytes, 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

/** Tommy Ettinger's mulberry32: a small generator of numbers from 0 to 1, the same for the same seed everywhere. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
