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
 * A page as the bytes of its file: one line with the form, the length of the header, the SHA-256 of the header and that of
 * the bodies; the header as JSON; the four bodies. The header has a hash of its own because it is believed alone: which
 * stories stand on a page decides whether it must go.
 */
export function writeRackFile(page: KeptPage): Buffer {
  const { full, lite, ...facts } = page
  const bodies = [full.br, full.gzip, lite.br, lite.gzip]
  const header: Header = { ...facts, tags: [full.tag, lite.tag], lengths: bodies.map(({ length }) => length) as Header['lengths'] }
  const written = Buffer.from(JSON.stringify(header))
  return Buffer.concat([Buffer.from(`${form} ${written.length} ${hashOf(written)} ${hashOf(...bodies)}\n`), written, ...bodies])
}

/** The page in a file's bytes, or null when a single one of them is not as it was written. */
export function readRackFile(bytes: Buffer): KeptPage | null {
  const opened = openHeader(bytes)
  if (opened === null || hashOf(bytes.subarray(opened.bodiesAt)) !== opened.hash) return null
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

function openHeader(bytes: Buffer): { header: Header; hash: string; bodiesAt: number } | null {
  const line = /^([a-z0-9-]+) (\d{1,7}) ([0-9a-f]{64}) ([0-9a-f]{64})\n/.exec(bytes.subarray(0, 180).toString('latin1'))
  if (line === null || line[1] !== form) return null
  const start = line[0].length
  const bodiesAt = start + Number(line[2])
  const written = bytes.subarray(start, bodiesAt)
  if (bodiesAt > bytes.length || hashOf(written) !== line[3]) return null
  return { header: JSON.parse(written.toString('utf8')) as Header, hash: line[4]!, bodiesAt }
}

function hashOf(...parts: Buffer[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}
