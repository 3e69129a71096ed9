import { createHash } from 'node:crypto'
import type { Edition } from '@/lib/store/edition'

/** A finished body, packed in both ways that browsers ask for. */
export interface Body {
  br: Buffer
  gzip: Buffer
  /** The entity tag of the unpacked text. */
  tag: string
}

/** A finished page with all that is needed to answer with it again. */
export interface KeptPage {
  /** The address as Next sees it: language in front, known arguments in their order. */
  key: string
  /** The edition that was known before its rendering began. */
  edition: Edition
  /** The build whose style sheet and scripts it names. */
  build: string
  /** When its rendering began, in ms since the epoch. */
  made: number
  status: number
  /** Where a moved page went. */
  location: string | null
  /** The value of the `Link` header. */
  preload: string | null
  /** The stories that stand on it. */
  stories: readonly string[]
  full: Body
  lite: Body
}

/** What the rack remembers of a page that lies on the disk. */
export type Slip = Pick<KeptPage, 'key' | 'edition' | 'build' | 'made' | 'stories'> & { bytes: number }

type Header = Omit<KeptPage, 'full' | 'lite'> & { tags: [string, string]; lengths: [number, number, number, number] }

/** Raised when the form of the files changes; others are then foreign. */
const form = 'pathok-rack-1'

/** The name of the file for a key. */
export function fileNameOf(key: string): string {
  return `${createHash('sha256').update(key).digest('hex').slice(0, 40)}.page`
}

/**
 * A page as the bytes of its file: one line with the form, the length of the header and the SHA-256 of all that follows;
 * the header as JSON; the four bodies.
 */
export function writeRackFile(page: KeptPage): Buffer {
  const { full, lite, ...facts } = page
  const bodies = [full.br, full.gzip, lite.br, lite.gzip]
  const header: Header = { ...facts, tags: [full.tag, lite.tag], lengths: bodies.map(({ length }) => length) as Header['lengths'] }
  const rest = Buffer.concat([Buffer.from(JSON.stringify(header)), ...bodies])
  const length = rest.length - bodies.reduce((sum, body) => sum + body.length, 0)
  return Buffer.concat([Buffer.from(`${form} ${length} ${createHash('sha256').update(rest).digest('hex')}\n`), rest])
}

/** The page in a file's bytes, or null when a single one of them is not as it was written. */
export function readRackFile(bytes: Buffer): KeptPage | null {
  const opened = openHeader(bytes)
  if (opened === null || createHash('sha256').update(bytes.subarray(opened.start)).digest('hex') !== opened.hash) return null
  const { header, bodiesAt } = opened
  const { tags, lengths, ...facts } = header
  let at = bodiesAt
  // Each body in memory of its own, so that one which is still needed does not hold the whole file.
  const [fullBr, fullGzip, liteBr, liteGzip] = lengths.map((length) => Buffer.from(bytes.subarray(at, (at += length))))
  return {
    ...facts,
    full: { br: fullBr!, gzip: fullGzip!, tag: tags[0] },
    lite: { br: liteBr!, gzip: liteGzip!, tag: tags[1] },
  }
}

/** What the beginning of a file of `size` bytes says of it; null when it is torn, foreign, or its header goes on. */
export function readSlip(beginning: Buffer, size: number): Slip | null {
  const opened = openHeader(beginning)
  if (opened === null) return null
  const { header: { key, edition, build, made, stories, lengths }, bodiesAt } = opened
  return bodiesAt + lengths.reduce((sum, length) => sum + length, 0) === size ? { key, edition, build, made, stories, bytes: size } : null
}

function openHeader(bytes: Buffer): { header: Header; hash: string; start: number; bodiesAt: number } | null {
  const line = /^([a-z0-9-]+) (\d{1,7}) ([0-9a-f]{64})\n/.exec(bytes.subarray(0, 120).toString('latin1'))
  if (line === null || line[1] !== form) return null
  const start = line[0].length
  const bodiesAt = start + Number(line[2])
  if (bodiesAt > bytes.length) return null
  try {
    return { header: JSON.parse(bytes.subarray(start, bodiesAt).toString('utf8')) as Header, hash: line[3]!, start, bodiesAt }
  } catch {
    return null
  }
}
