import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { liteOf } from './lite'

/**
 * The forms of a page: full or lite, packed in one of two ways or not at all. Nearly all readers get the full one in brotli,
 * so that one is made with the page and kept; each other one is made of it when somebody first asks.
 */
export interface Form {
  bytes: Buffer
  /** The entity tag of the unpacked text. */
  tag: string
}

export type Packing = 'br' | 'gzip' | null

/** A page as far as its forms go. A `key` says which page it is to those who keep it; a page without is kept by nobody. */
interface Page {
  key?: string
  full: Form
}

interface Wanted {
  page: Page
  lite: boolean
  way: Packing
}

const pack = promisify(brotliCompress)
const unpack = promisify(brotliDecompress)
const zip = promisify(gzip)

/** What was made of pages that are kept, in bytes: beside the rack's bound, and small against it. */
const made = new LRUCache<string, Form, Wanted>({
  maxSize: 16 * 2 ** 20,
  sizeCalculation: ({ bytes }, key) => bytes.length + 2 * key.length + 200,
  ignoreFetchAbort: true,
  fetchMethod: (_, __, { context }) => make(context),
})

/** This form of a page if it is at hand. */
export function findForm(page: Page, lite: boolean, way: Packing): Form | null {
  if (!lite && way === 'br') return page.full
  return page.key === undefined || way === null ? null : made.get(nameOf(page, lite, way)) ?? null
}

/** This form of a page; made once for all who ask at the same time. An unpacked one is kept for nobody: few ask for it. */
export async function makeForm(page: Page, lite: boolean, way: Packing): Promise<Form> {
  if (page.key === undefined || way === null) return make({ page, lite, way })
  return await made.fetch(nameOf(page, lite, way), { context: { page, lite, way } }) ?? make({ page, lite, way })
}

/** A tag belongs to one text, so a page that was made anew has forms of its own. */
const nameOf = ({ key, full }: Page, lite: boolean, way: Packing) => `${full.tag} ${lite ? 'lite' : 'full'} ${way} ${key}`

async function make({ page: { full }, lite, way }: Wanted): Promise<Form> {
  const text = await unpack(full.bytes)
  if (!lite) return { bytes: await packed(text, way), tag: full.tag }
  const plain = Buffer.from(await liteOf(text.toString('utf8')))
  return { bytes: await packed(plain, way), tag: tagOf(plain) }
}

/** The full form of a page, in brotli, from its text. */
export async function fullForm(text: string | Buffer): Promise<Form> {
  const plain = Buffer.from(text as string)
  return { bytes: await packed(plain, 'br'), tag: tagOf(plain) }
}

async function packed(plain: Buffer, way: Packing): Promise<Buffer> {
  if (way === null) return plain
  if (way === 'gzip') return zip(plain, { level: 6 })
  // A window of four megabytes for a page of thirty kilobytes would be memory taken and given back for nothing.
  return pack(plain, { params: {
    [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: 18, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  } })
}

const tagOf = (plain: Buffer) => `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
