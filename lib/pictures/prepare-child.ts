import { lstat, readFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { fileTypeFromBuffer } from 'file-type'
import type { PictureRefused, PreparedPicture } from './rasterise'
import { formatOf } from './source-format'
import { uploadLimits, type UploadRefusal } from './upload'

/**
 * The program in which a stranger's file is decoded, apart from everything that matters (`prepare-apart.ts` runs it): it
 * is given a file and an empty folder, knows no database and no settings, and says what came of it as one line of JSON.
 */

export type ChildAnswer = { picture: PreparedPicture } | { refused: UploadRefusal }

/** The only decoders that a file can reach, by the names under which libvips knows them. */
const decoders = ['Jpeg', 'Png', 'Webp'].map((format) => `VipsForeignLoad${format}`)
const types = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const

async function answer(path: string, folder: string): Promise<ChildAnswer> {
  if (!(await lstat(path)).isFile()) return { refused: 'format' }
  const source = await readFile(path)
  const format = formatOf(source)
  if (format === null || !(format in types)) return { refused: 'format' }
  if ((await fileTypeFromBuffer(source))?.mime !== types[format as keyof typeof types]) return { refused: 'format' }

  // Only now: what is no picture never meets a decoder.
  const { default: sharp } = await import('sharp')
  const { preparePicture } = await import('./rasterise')
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: decoders })
  sharp.cache(false)
  const meta = await sharp(source, { limitInputPixels: uploadLimits.pixels, failOn: 'error' }).metadata()
  if (meta.format !== format) return { refused: 'format' }
  if ((meta.pages ?? 1) > 1) return { refused: 'animated' }
  const { width, height } = meta.autoOrient
  if (height > width * uploadLimits.heightToWidth) return { refused: 'shape' }
  return { picture: await preparePicture(source, folder) }
}

function refusalOf(fault: unknown): UploadRefusal {
  if (isPictureRefused(fault)) return fault.code === 'size' ? 'pixels' : fault.code === 'damaged' ? 'damaged' : 'format'
  if (fault instanceof Error && /pixel limit/i.test(fault.message)) return 'pixels'
  // What the disk says is no fault of the picture, and is for the log of whoever runs the server.
  if (typeof (fault as NodeJS.ErrnoException).syscall === 'string') throw fault
  return 'damaged'
}

function isPictureRefused(fault: unknown): fault is PictureRefused {
  return fault instanceof Error && fault.name === 'PictureRefused'
}

try {
  // Readers go first.
  setPriority(5)
} catch {
  // Not everywhere may a program say so; it is slower for others then, and nothing else.
}
const [path, folder] = process.argv.slice(2)
const said = await answer(path!, folder!).catch((fault: unknown): ChildAnswer => ({ refused: refusalOf(fault) }))
process.stdout.write(`${JSON.stringify(said)}\n`)
