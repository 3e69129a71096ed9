import { createHash, randomBytes } from 'node:crypto'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { PictureFile } from '@/lib/news/picture'
import { formatOf, isSelfContained } from './source-format'

/** The widths that pages ask for: a row's square and a phone, a phone's sharp screen, the lead's column, all of it twice. */
const pictureWidths: readonly number[] = [320, 640, 960, 1440]

const formats = ['avif', 'webp', 'jpeg'] as const
const maxBytes = 30_000_000
const maxPixels = 60_000_000

export type PictureRefusal = 'format' | 'size' | 'references' | 'damaged'

/** A source that cannot become a picture of the newspaper. `code` says why; the message says it to a person. */
export class PictureRefused extends Error {
  override name = 'PictureRefused'
  readonly code: PictureRefusal
  constructor(code: PictureRefusal, message: string) {
    super(message)
    this.code = code
  }
}

export interface PreparedPicture {
  id: string
  width: number
  height: number
  files: PictureFile[]
}

interface Pixels {
  data: Buffer
  width: number
  height: number
}

/**
 * Makes the files of a picture: AVIF, WebP and JPEG at each width that pages use, none wider than the source (a drawing
 * has no width of its own and gets them all). The id is the first 16 hex digits of the SHA-256 of the source and names
 * the files, `<id>-<width>.<ext>`, so the same bytes always give the same addresses. A file that exists is complete,
 * since each is written under another name and then renamed; it is not made again, and a second call only looks.
 *
 * Camera data, place and profile are not kept; colours are brought to sRGB, the picture is turned as its camera says,
 * and what is transparent becomes the paper's white.
 *
 * Throws `PictureRefused` for what is not JPEG, PNG, WebP, AVIF or a self-contained SVG, is over 30 MB or 60 megapixels,
 * or cannot be decoded. `files` are ordered by width, then AVIF, WebP, JPEG.
 */
export async function preparePicture(source: Uint8Array, folder: string): Promise<PreparedPicture> {
  const { width, height, decode } = await open(source)
  const id = createHash('sha256').update(source).digest('hex').slice(0, 16)
  await mkdir(folder, { recursive: true })

  let pixels: Promise<Pixels> | undefined
  const make = async (format: PictureFile['format'], wide: number): Promise<PictureFile> => {
    const high = Math.max(1, Math.round((wide * height) / width))
    const file = `${id}-${wide}.${format === 'jpeg' ? 'jpg' : format}`
    const path = join(folder, file)
    const bytes = await sizeOf(path) ?? await save(path, await encode(await (pixels ??= decode()), wide, high, format))
    return { format, width: wide, height: high, file, bytes }
  }
  const files = await Promise.all(widthsFor(width).flatMap((wide) => formats.map((format) => make(format, wide))))
  const largest = files[files.length - 1]!
  return { id, width: largest.width, height: largest.height, files }
}

/** Reads a source's shape and promises its pixels; nothing is decoded until they are asked for. */
async function open(source: Uint8Array) {
  if (source.length > maxBytes) throw new PictureRefused('size', 'The picture is over 30 MB.')
  const format = formatOf(source)
  if (format === null) throw new PictureRefused('format', 'The file is not a JPEG, PNG, WebP, AVIF or SVG picture.')
  if (format === 'svg' && !isSelfContained(Buffer.from(source).toString('utf8'))) {
    throw new PictureRefused('references', 'The drawing refers to something outside itself, or carries a script or style sheet.')
  }
  const options = { limitInputPixels: maxPixels, failOn: 'error' } as const
  const meta = await sharp(source, options).metadata().catch((cause: unknown) => { throw refusal(cause) })
  const { width, height } = meta.autoOrient
  if (width * height > maxPixels) throw new PictureRefused('size', 'The picture has over 60 megapixels.')
  const isDrawing = format === 'svg'
  const wide = isDrawing ? pictureWidths[pictureWidths.length - 1]! : width
  const density = isDrawing ? Math.min(2400, (72 * wide) / width) : undefined
  const decode = async (): Promise<Pixels> => {
    const { data, info } = await sharp(source, { ...options, density })
      .autoOrient()
      .resize({ width: Math.min(wide, pictureWidths[pictureWidths.length - 1]!) })
      .flatten({ background: '#fcfaf5' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
      .catch((cause: unknown) => { throw refusal(cause) })
    return { data, width: info.width, height: info.height }
  }
  return { width: wide, height: (height * wide) / width, decode }
}

function refusal(cause: unknown): PictureRefused {
  const words = cause instanceof Error ? cause.message : String(cause)
  return /pixel limit/i.test(words)
    ? new PictureRefused('size', 'The picture has over 60 megapixels.')
    : new PictureRefused('damaged', `The picture cannot be read: ${words.split('\n')[0]}`)
}

/** The widths a source gives: those below its own, and its own unless it is above the largest. */
function widthsFor(own: number): number[] {
  const largest = Math.min(own, pictureWidths[pictureWidths.length - 1]!)
  return [...pictureWidths.filter((width) => width < largest), largest]
}

function encode(pixels: Pixels, width: number, height: number, format: PictureFile['format']): Promise<Buffer> {
  const image = sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 3 } })
    .resize({ width, height, fit: 'fill' })
  switch (format) {
    // Full colour resolution, since red lines on paper bleed without it. Efforts are the lowest that look clean, as the
    // first start of a new installation waits for this: effort 1 for what most readers get, 0 for the largest, whose
    // pixels no eye tells apart. The default effort takes thirty times as long for a tenth fewer bytes.
    case 'avif':
      return image.avif({ ...(width <= 960 ? { quality: 56, effort: 1 } : { quality: 58, effort: 0 }), chromaSubsampling: '4:4:4' }).toBuffer()
    case 'webp':
      return image.webp({ quality: 82, effort: 2 }).toBuffer()
    case 'jpeg':
      return image.jpeg({ quality: 80, progressive: true, chromaSubsampling: '4:4:4' }).toBuffer()
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fault
  }
}

/** Writes a file so that whoever looks sees all of it or nothing. Returns its size. */
async function save(path: string, content: Buffer): Promise<number> {
  const passing = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    await writeFile(passing, content)
    await rename(passing, path)
  } catch (fault) {
    await rm(passing, { force: true })
    throw fault
  }
  return content.length
}
