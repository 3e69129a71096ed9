import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** Files as somebody might upload them, made here so that none has to lie in the repository. */

/** What must be found in nothing that is kept of an upload. */
export const marker = 'PATHOK-STOWAWAY'

export interface Upload {
  name: string
  bytes: Buffer
}

/** One for each way in which a file can be read wrongly: what is tried where there is no time for all. */
const typicalNames = new Set([
  'a drawing', 'a web page', 'a GIF that is an archive', 'a TIFF', 'an AVIF',
  'a JPEG that is a script', 'a PNG with a program in a note', 'a WebP with a web page behind it',
  'a JPEG with camera, place and turn', 'a JPEG for the printer', 'a PNG of sixteen bits', 'a PNG with a palette, in passes', 'a WebP without loss, partly clear',
])

/** The few of them that stand for all. Throws where none does. */
export function typical(uploads: readonly Upload[]): Upload[] {
  const chosen = uploads.filter(({ name }) => typicalNames.has(name))
  if (chosen.length < 3) throw new Error('The typical uploads have other names now.')
  return chosen
}

/** A picture with so much in it that every part of its file matters. */
export function photograph(width = 480, height = 360) {
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < pixels.length; at++) pixels[at] = (at * 31 + (at % width) * 7 + Math.floor(at / 997) * 13) & 255
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

const text = (words: string) => Buffer.from(words, 'utf8')

/** Files that are no pictures, whatever they are called and begin like. */
export async function strangers(): Promise<Upload[]> {
  const script = `<script>document.title='${marker}'</script>`
  const gif = await photograph(40, 30).gif().toBuffer()
  const zip = aZip()
  return [
    { name: 'a drawing', bytes: text(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`) },
    { name: 'a web page', bytes: text(`<!doctype html>${script}`) },
    { name: 'a script', bytes: text(`/*${marker}*/alert(1)`) },
    { name: 'a document', bytes: text(`%PDF-1.7\n1 0 obj<</JS(${marker})>>endobj\n%%EOF`) },
    { name: 'a GIF', bytes: gif },
    { name: 'a GIF that is an archive', bytes: Buffer.concat([gif, zip]) },
    { name: 'a TIFF', bytes: await photograph(40, 30).tiff().toBuffer() },
    { name: 'an AVIF', bytes: await photograph(64, 48).avif({ effort: 0 }).toBuffer() },
    { name: 'an archive', bytes: zip },
    { name: 'a program', bytes: Buffer.from('7f454c4602010100', 'hex') },
    { name: 'a web page behind a byte that no page has', bytes: text(`\ufeff<html>${script}`) },
  ]
}

/** Files that begin like pictures and are none. */
export function pretenders(): Upload[] {
  return [
    { name: 'a web page that begins as a JPEG', bytes: Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), text(`<script>${marker}</script>`)]) },
    { name: 'a script that begins as a PNG', bytes: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), text(`=1/*${marker}*/`)]) },
    { name: 'a document that begins as a WebP', bytes: Buffer.concat([text('RIFF\x00\x01\x00\x00WEBPVP8 '), text(`%PDF-1.7 ${marker}`)]) },
  ]
}

/** Pictures with something else in the same file; what is kept of them must be the picture alone. */
export async function polyglots(): Promise<Upload[]> {
  const jpeg = await photograph().jpeg().toBuffer()
  const png = await photograph().png().toBuffer()
  const php = text(`<?php system('${marker}'); ?>`)
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, marker.length + 10]), text(`*/=${marker}//---`).subarray(0, marker.length + 8)])
  return [
    { name: 'a JPEG that is an archive', bytes: Buffer.concat([jpeg, aZip()]) },
    { name: 'a JPEG that is a script', bytes: Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]) },
    { name: 'a PNG that is an archive', bytes: Buffer.concat([png, aZip()]) },
    { name: 'a PNG with a program behind it', bytes: Buffer.concat([png, php]) },
    { name: 'a PNG with a program in a note', bytes: Buffer.concat([png.subarray(0, 33), pngPart('tEXt', Buffer.concat([text('Comment\0'), php])), png.subarray(33)]) },
    { name: 'a WebP with a web page behind it', bytes: Buffer.concat([await photograph().webp().toBuffer(), text(`<script>${marker}</script>`)]) },
  ]
}

/** Small files that say, or are, more pixels than any memory has room for. */
export async function bombs(): Promise<Upload[]> {
  const jpeg = Buffer.from(await photograph(16, 16).jpeg().toBuffer())
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
  jpeg.writeUInt16BE(60_000, frame + 5)
  jpeg.writeUInt16BE(60_000, frame + 7)
  const webp = Buffer.from(await photograph(16, 16).webp({ lossless: true }).toBuffer())
  // Fourteen bits each for width and height, behind the signature.
  webp.writeUInt32LE(((webp.readUInt32LE(21) & 0xf000_0000) | (16_382 << 14) | 16_382) >>> 0, 21)
  const wide = 20_000
  return [
    { name: 'a JPEG', bytes: jpeg },
    { name: 'a WebP', bytes: webp },
    { name: 'a PNG whose every pixel is there', bytes: aPng(wide, wide, deflateSync(Buffer.alloc((wide / 8 + 1) * wide), { level: 9 })) },
  ]
}

/** Pictures of every kind that cameras and programs make. */
export async function goodPictures(): Promise<Upload[]> {
  const camera = { IFD0: { Make: marker, Artist: marker }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '23/1 48/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '90/1 24/1 0/1' } }
  const made: [string, Promise<Buffer>][] = [
    ['a JPEG with camera, place and turn', photograph().withExif(camera).withMetadata({ orientation: 6 }).jpeg().toBuffer()],
    ['a JPEG of another colour space', photograph().withIccProfile('p3').jpeg().toBuffer()],
    ['a JPEG for the printer', photograph().toColourspace('cmyk').jpeg().toBuffer()],
    ['a JPEG that comes in passes', photograph().jpeg({ progressive: true }).toBuffer()],
    ['a JPEG in grey', photograph().greyscale().jpeg().toBuffer()],
    ['a PNG of sixteen bits', photograph().toColourspace('rgb16').png().toBuffer()],
    ['a PNG that is partly clear', photograph().ensureAlpha(0.5).png().toBuffer()],
    ['a PNG with a palette, in passes', photograph().png({ palette: true, progressive: true }).toBuffer()],
    ['a PNG of one pixel', photograph(1, 1).png().toBuffer()],
    ['a WebP', photograph().webp().toBuffer()],
    ['a WebP without loss, partly clear', photograph().ensureAlpha(0.5).webp({ lossless: true }).toBuffer()],
  ]
  return Promise.all(made.map(async ([name, bytes]) => ({ name, bytes: await bytes })))
}

/** A WebP of two pictures after each other. */
export async function moving(): Promise<Buffer> {
  const frames = await Promise.all(['#21458b', '#aa1529'].map((background) => sharp({ create: { width: 60, height: 40, channels: 3, background } }).png().toBuffer()))
  return sharp(frames, { join: { animated: true } }).webp().toBuffer()
}

/** The same file with some bits turned over, always the same ones for a seed. */
export function withFlippedBits(bytes: Buffer, seed: number): Buffer {
  let state = seed >>> 0 || 1
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0)
  const flipped = Buffer.from(bytes)
  for (let count = 1 + (next() >>> 28); count > 0; count--) {
    const at = Math.floor((next() / 2 ** 32) * flipped.length)
    flipped[at] = flipped[at]! ^ (1 << (next() >>> 29))
  }
  return flipped
}

function aPng(width: number, height: number, packed: Buffer): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // One bit of grey a pixel.
  head[8] = 1
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), pngPart('IHDR', head), pngPart('IDAT', packed), pngPart('IEND', Buffer.alloc(0))])
}

function pngPart(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([text(kind), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** An archive of one file that is stored as it is. */
function aZip(): Buffer {
  const [name, data] = [text('a.js'), text(marker)]
  const shared = Buffer.alloc(26)
  shared.writeUInt16LE(20, 0)
  shared.writeUInt32LE(crc32(data), 10)
  shared.writeUInt32LE(data.length, 14)
  shared.writeUInt32LE(data.length, 18)
  shared.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([text('PK\x03\x04'), shared, name, data])
  const entry = Buffer.concat([text('PK\x01\x02'), Buffer.from([20, 0]), shared, Buffer.alloc(14), name])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(entry.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, entry, text('PK\x05\x06'), end])
}
