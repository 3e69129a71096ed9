import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { alponaOf, alponaSide } from '@/lib/news/alpona'
import { paper } from '@/lib/news/paper'
import type { FontFile } from './fonts'
import { openFont } from './outlines'
import type { OpenFont, Word } from './outlines'

/**
 * `npm run icons`: the icon in every size that browsers and phones ask for, and the default share picture, from the
 * newspaper's own name. Letters are drawn as outlines, so that no font has to be there where the files are shown.
 */

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'public/icons')

const colour = { paper: '#fcfaf5', ink: '#1e1814', soft: '#595149', alta: '#aa1529' }

// Measured in Tiro Bangla, in em: where the headstroke's upper edge stands above the baseline, and how thick it is.
const headstroke = 0.62
const thickness = 0.068

interface Place {
  /** Where the pen starts. */
  x: number
  /** The headstroke's upper edge. */
  top: number
  /** The em. */
  size: number
  fill: string
  /** What the strokes gain in thickness. */
  bolder?: number
}

/** The outlines of a word at its place. */
function drawn(word: Word, unitsPerEm: number, { x, top, size, fill, bolder = 0 }: Place): string {
  const scale = size / unitsPerEm
  const outlines = word.glyphs.filter(({ d }) => d !== '')
    .map((glyph) => `<path transform="translate(${glyph.x} ${glyph.y})" d="${glyph.d}"/>`)
  const outline = bolder === 0 ? '' : ` stroke="${fill}" stroke-width="${short(bolder / scale)}" stroke-linejoin="round"`
  return `<g fill="${fill}"${outline} transform="translate(${short(x)} ${short(top + headstroke * size)}) scale(${short(scale)} ${short(-scale)})">${outlines.join('')}</g>`
}

function bead(x: number, y: number, r: number, ring: number): string {
  return `<circle cx="${short(x)}" cy="${short(y)}" r="${short(r + ring)}" fill="${colour.paper}"/>`
    + `<circle cx="${short(x)}" cy="${short(y)}" r="${short(r)}" fill="${colour.alta}"/>`
}

const short = (value: number) => String(Math.round(value * 10_000) / 10_000)

/**
 * The icon on a sheet of 64: the name's first letter, the line out of both edges, the bead after it. Line and bead lie
 * on the grid that 16 px make of it (one row, three pixels), and the letter is a little bolder than in print. `scale`
 * below 1 draws all smaller about the middle, for the round masks of phones; the line still reaches the edges.
 */
function icon(font: OpenFont, letter: string, scale = 1): string {
  const [left, top, thick, room, bolder] = [4.4, 16, 4, 41, 1.3]
  const word = font.set(letter)
  const size = Math.min(60, (room / word.advance) * font.unitsPerEm)
  const about = `translate(32 32) scale(${short(scale)}) translate(-32 -32)`
  return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">'
    + `<path fill="${colour.paper}" d="M0 0h64v64H0z"/><g transform="${about}">`
    + `<path fill="${colour.ink}" d="M-64 ${top}h192v${thick}h-192z"/>`
    + drawn(word, font.unitsPerEm, { x: left, top: top + bolder / 2, size, fill: colour.ink, bolder })
    + `${bead(50, top + thick / 2, 6, 2.6)}</g></svg>\n`
}

/** The share picture of pages that have none: line, name, bead, what the paper is, and its ornament cut by the corner. */
function sharePicture(tiro: OpenFont, anek: OpenFont): string {
  const [width, height, margin, top, size] = [1200, 630, 72, 96, 132]
  const name = tiro.set(paper.nameplate ?? paper.name)
  const end = margin + (name.advance / tiro.unitsPerEm) * size
  const thick = thickness * size
  const { strokes, dots, circles } = alponaOf(paper.name)
  const scale = 560 / alponaSide
  const ornament = [
    ...circles.map(({ r, width: stroke }) => `<circle r="${r}" stroke-width="${stroke}"/>`),
    ...strokes.map(({ d, width: stroke }) => `<path d="${d}" stroke-width="${stroke}"/>`),
    ...dots.map(({ x, y, r }) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour.alta}" stroke="none"/>`),
  ]
  // The Bengali file has no space, so words are set one by one.
  let pen = margin
  const tagline = paper.tagline.split(' ').map((text) => {
    const word = anek.set(text)
    const svg = drawn(word, anek.unitsPerEm, { x: pen, top: 506, size: 40, fill: colour.soft })
    pen += (word.advance / anek.unitsPerEm) * 40 + 12
    return svg
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`
    + `<path fill="${colour.paper}" d="M0 0h${width}v${height}H0z"/>`
    + `<g transform="translate(985 440) scale(${short(scale)})" fill="none" stroke="${colour.alta}" stroke-linecap="round" stroke-linejoin="round">`
    + `${ornament.join('')}</g>`
    + `<path fill="${colour.ink}" d="M0 ${top}h${width}v${short(thick)}H0z"/>`
    + drawn(name, tiro.unitsPerEm, { x: margin, top, size, fill: colour.ink })
    + bead(end + size * 0.255, top + thick / 2, size * 0.105, size * 0.05)
    + `${tagline.join('')}</svg>\n`
}

/** An ICO file of PNG images, for browsers that ask for /favicon.ico whatever the page says. */
function ico(images: readonly { side: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  for (const [place, { side, png }] of images.entries()) {
    const entry = 6 + 16 * place
    head.writeUInt8(side, entry)
    head.writeUInt8(side, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...images.map(({ png }) => png)])
}

function png(svg: string, width: number, sheet: number): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: (72 * width) / sheet }).resize({ width }).removeAlpha()
    .png({ compressionLevel: 9, palette: true }).toBuffer()
}

const fonts = JSON.parse(await readFile(join(root, 'public/fonts/fonts.json'), 'utf8')) as FontFile[]
const fontOf = async (voice: FontFile['voice']) =>
  openFont(await readFile(join(root, 'public', fonts.find((file) => file.voice === voice && file.subset === 'bengali')!.href)))
const [tiro, anek] = [await fontOf('paper'), await fontOf('desk')]
const [first] = new Intl.Segmenter('bn', { granularity: 'grapheme' }).segment(paper.name)
// A vowel sign would make the letter too wide for 16 px: পা is shown as প.
const letter = [...(first?.segment ?? 'প')][0]!

const plain = icon(tiro, letter)
const files: Record<string, string | Buffer> = {
  'favicon.svg': plain,
  '../favicon.ico': ico(await Promise.all([16, 32, 48].map(async (side) => ({ side, png: await png(plain, side, 64) })))),
  'icon-192.png': await png(plain, 192, 64),
  'icon-512.png': await png(plain, 512, 64),
  'maskable-512.png': await png(icon(tiro, letter, 0.72), 512, 64),
  'apple-touch-icon.png': await png(icon(tiro, letter, 0.88), 180, 64),
  'share.png': await png(sharePicture(tiro, anek), 1200, 1200),
}
await mkdir(folder, { recursive: true })
for (const [name, content] of Object.entries(files)) {
  await writeFile(join(folder, name), content)
  console.log(`${String(content.length).padStart(7)}  ${posix.join('/icons', name)}`)
}
