import { alponaOf, alponaSide } from '@/lib/news/alpona'
import type { CardFacts } from './facts'
import { cardSizes, type CardForm } from './forms'
import { fitText, setLine, type Fitted, type SetLine, type Voice } from './set-text'

/** The two voices of the newspaper: Tiro for the name and the headline, Anek for what stands at the foot. */
export interface Voices {
  paper: Voice
  desk: Voice
}

export interface Rectangle {
  left: number
  top: number
  width: number
  height: number
}

/** A card without its photograph: markup for the whole sheet, the place of the photograph, and what lies upon that. */
export interface Drawing {
  svg: string
  picture: Rectangle | null
  /** Whose picture it is, over its lower corner. */
  credit: { svg: string; left: number; top: number } | null
}

interface Colours {
  paper: string
  ink: string
  soft: string
  alta: string
}

const day: Colours = { paper: '#fcfaf5', ink: '#1e1814', soft: '#595149', alta: '#aa1529' }
const night: Colours = { paper: '#12151a', ink: '#e0dcd4', soft: '#aba59d', alta: '#f7817c' }

/** Of Tiro Bangla, in em: where the headstroke's upper edge stands above the baseline, and how thick it is. */
const headstroke = 0.62
const thickness = 0.068
/** The ink of a first line rises so far above its baseline, and that of a last one hangs so far below. */
const above = 0.93
const below = 0.36

const margin = 64
const nameSize = 96
const leading = 1.36
const footSize = 28

const short = (value: number) => String(Math.round(value * 1_000) / 1_000)

/** The outlines of a line; its first letter begins at `x`. */
function drawLine(line: SetLine, x: number, baseline: number, size: number, fill: string): string {
  const outlines = line.words.flatMap(({ word, at }) => word.runs.map((run) => {
    const scale = size / run.font.unitsPerEm
    const glyphs = run.word.glyphs.filter(({ d }) => d !== '').map((glyph) => `<path transform="translate(${glyph.x} ${glyph.y})" d="${glyph.d}"/>`)
    return `<g transform="translate(${short(x + (at + run.at) * size)} ${short(baseline)}) scale(${short(scale * 1_000)}e-3 ${short(-scale * 1_000)}e-3)">${glyphs.join('')}</g>`
  }))
  return `<g fill="${fill}">${outlines.join('')}</g>`
}

const heightOf = ({ lines, size, leading: step }: Fitted) => (lines.length === 0 ? 0 : (lines.length - 1) * step + (above + below) * size)

function drawLines(fitted: Fitted, x: number, top: number, fill: string): string {
  return fitted.lines.map((line, at) => drawLine(line, x, top + above * fitted.size + at * fitted.leading, fitted.size, fill)).join('')
}

/** The line across the card with the name hanging from it and the bead after the name. */
function nameOnLine(name: string, { paper }: Voices, top: number, { width, most }: { width: number; most: number }, colours: Colours): string {
  const line = setLine(name, paper)
  const size = Math.min(nameSize, (most / Math.max(line.width, 0.1)) * 0.94)
  const thick = thickness * size
  const end = margin + line.width * size
  const bead = (r: number, fill: string) => `<circle cx="${short(end + 0.255 * size)}" cy="${short(top + thick / 2)}" r="${short(r)}" fill="${fill}"/>`
  return `<path fill="${colours.ink}" d="M0 ${top}h${width}v${short(thick)}H0z"/>`
    + drawLine(line, margin, top + headstroke * size, size, colours.ink)
    + bead(0.155 * size, colours.paper) + bead(0.105 * size, colours.alta)
}

/** The ornament of an id, `side` px wide about its middle. */
function ornament(id: string, x: number, y: number, side: number, colour: string): string {
  const { strokes, dots, circles } = alponaOf(id)
  return `<g transform="translate(${short(x)} ${short(y)}) scale(${short(side / alponaSide)})" fill="none" stroke="${colour}" stroke-linecap="round" stroke-linejoin="round">${[
    ...circles.map(({ r, width }) => `<circle r="${r}" stroke-width="${width}"/>`),
    ...strokes.map(({ d, width }) => `<path d="${d}" stroke-width="${width}"/>`),
    ...dots.map((dot) => `<circle cx="${dot.x}" cy="${dot.y}" r="${dot.r}" fill="${colour}" stroke="none"/>`),
  ].join('')}</g>`
}

/** Two lines: section and both dates; where to check the card, and by which code. */
function foot(facts: CardFacts, { desk }: Voices, baseline: number, most: number, colours: Colours): string {
  const dates = [facts.date, facts.banglaDate].filter((one) => one !== null).map((one) => `· ${one}`).join(' ')
  const check = facts.site === null ? `যাচাই সংকেত: ${facts.code}` : `যাচাই: ${facts.site}/verify · ${facts.code}`
  const section = setLine(facts.section, desk)
  const rest = setLine(dates, desk)
  const first = section.width + 0.28 + rest.width
  const second = setLine(check, desk)
  const size = Math.min(footSize, most / first, most / second.width)
  return drawLine(section, margin, baseline, size, colours.alta)
    + drawLine(rest, margin + (section.width + 0.28) * size, baseline, size, colours.ink)
    + drawLine(second, margin, baseline + 44, size, colours.soft)
}

function creditOn(text: string | null, picture: Rectangle, { desk }: Voices): Drawing['credit'] {
  if (text === null || text.trim() === '') return null
  const size = 20
  const fitted = fitText(text, desk, { width: picture.width - 48, height: 30, sizes: [size], lines: 1, leading: 1 })
  const line = fitted.lines[0]
  if (line === undefined) return null
  const [width, height] = [Math.ceil(line.width * size) + 24, 36]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path fill="${day.paper}" d="M0 0h${width}v${height}H0z"/>`
    + `${drawLine(line, 12, 25, size, day.soft)}</svg>`
  return { svg, left: picture.left + picture.width - width, top: picture.top + picture.height - height }
}

const steps = (from: number, to: number) => Array.from({ length: Math.floor((from - to) / 4) + 1 }, (_, at) => from - 4 * at)

/** What a card looks like. The photograph itself is laid into `picture` afterwards; without one the ornament stands there. */
export function drawCard(facts: CardFacts, form: CardForm, voices: Voices): Drawing {
  const { width, height } = cardSizes[form]
  const colours = form === 'words' ? night : day
  const inner = width - 2 * margin
  const sheet = (parts: readonly string[]) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`
    + `<path fill="${colours.paper}" d="M0 0h${width}v${height}H0z"/>${parts.join('')}</svg>`
  const name = (top: number, most = inner) => nameOnLine(facts.nameplate, voices, top, { width, most }, colours)
  const finished = (parts: readonly string[], picture: Rectangle): Drawing => (facts.picture === null
    ? { svg: sheet(parts), picture: null, credit: null }
    : { svg: sheet(parts), picture, credit: creditOn(facts.picture.credit, picture, voices) })
  const fit = (room: { width: number; height: number; from: number; to: number; lines: number }) =>
    fitText(facts.headline, voices.paper, { width: room.width, height: room.height, sizes: steps(room.from, room.to), lines: room.lines, leading })

  switch (form) {
    case 'share': {
      const pictured = facts.picture !== null
      const place: Rectangle = { left: 752, top: 102, width: 448, height: 528 }
      const room = pictured ? 648 : 712
      const headline = fit({ width: room, height: 316, from: 84, to: 36, lines: 6 })
      return finished([
        ...(pictured ? [] : [ornament(facts.id, 1050, 452, 520, colours.alta)]),
        name(96, 560),
        drawLines(headline, margin, 206, colours.ink),
        foot(facts, voices, 552, room - 16, colours),
      ], place)
    }
    case 'below': {
      const headline = fit({ width: inner, height: 420, from: 96, to: 40, lines: 6 })
      const top = Math.round(218 + heightOf(headline) + 30)
      const place: Rectangle = { left: 0, top, width, height: 1_222 - top }
      return finished([
        ...(facts.picture === null ? [ornament(facts.id, 860, Math.max(top + 300, 915), 600, colours.alta)] : []),
        name(96),
        drawLines(headline, margin, 218, colours.ink),
        foot(facts, voices, 1_272, inner, colours),
      ], place)
    }
    case 'above': {
      const headline = fit({ width: inner, height: 420, from: 96, to: 40, lines: 6 })
      const line = Math.round(1_222 - 20 - heightOf(headline) - 122)
      // Signs of the name that rise above the line want paper behind them.
      const place: Rectangle = { left: 0, top: 0, width, height: line - 48 }
      const radius = Math.min(line - 48, 380)
      return finished([
        ...(facts.picture === null
          ? [ornament(facts.id, width - margin - radius, line, 2 * radius, colours.alta), `<path fill="${colours.paper}" d="M0 ${line}h${width}v${height - line}H0z"/>`] : []),
        name(line),
        drawLines(headline, margin, line + 122, colours.ink),
        foot(facts, voices, 1_272, inner, colours),
      ], place)
    }
    case 'words': {
      const headline = fit({ width: inner, height: 580, from: 120, to: 44, lines: 9 })
      return { picture: null, credit: null, svg: sheet([
        ornament(facts.id, 960, 1_060, 520, colours.alta),
        name(96),
        drawLines(headline, margin, 228, colours.ink),
        foot(facts, voices, 1_272, 640, colours),
      ]) }
    }
    default:
      return form satisfies never
  }
}
