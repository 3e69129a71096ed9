import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Endings of the files that are text and grow small; pictures and fonts are packed already. */
const texts = /\.(?:css|js|json|map|svg|txt|webmanifest)$/

/** More text than a build and `public/` hold; beyond it the oldest goes. */
const mostKept = 200

/** Packed bodies by path, tag and packing; a changed file has another tag. */
const kept = new Map<string, Promise<Buffer>>()

/** Whether a file of this name is worth packing. */
export function isText(name: string): boolean {
  return texts.test(name)
}

/** The file's content, packed as small as it goes: done once for each version of a file and kept in memory. */
export function packedFile(path: string, tag: string, way: 'br' | 'gzip'): Promise<Buffer> {
  const name = `${way} ${tag} ${path}`
  const before = kept.get(name)
  if (before !== undefined) return before
  const packed = pack(path, way)
  kept.set(name, packed)
  packed.catch(() => kept.delete(name))
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
  return packed
}

async function pack(path: string, way: 'br' | 'gzip'): Promise<Buffer> {
  const plain = await readFile(path)
  if (way === 'gzip') return zip(plain, { level: 9 })
  return brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } })
}
