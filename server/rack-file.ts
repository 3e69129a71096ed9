import { createHash } from 'node:crypto'
import type { Edition } from '@/lib/store/edition'
import type { Form } from './forms'
import type { WrittenDocument } from './page'

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
  /** What it is when it is no page. */
  document: WrittenDocument | null
  /** The full page in brotli, of which every other form can be made. */
  full: Form
}

/** What the rack remembers of a page that lies on the disk. */
export type Slip = Pick<KeptPage, 'key' | 'edition' | 'build' | 'made' | 'stories'> & { bytes: number }

type Header = Omit<KeptPage, 'full'> & { tag: string; length: number }

/** Raised when the form of the files changes; others are then foreign. */
const form = 'pathok-rack-3'

/** The name of the file for a key. */
export function fileNameOf(key: string): string {
  return `${createHash('sha256').update(key).digest('hex').slice(0, 40)}.page`
}

/**
 * A page as the bytes of its file: one line with the form, the length of the header, the SHA-256 of the header and that of
 * the body; the header as JSON; the body. The header has a hash of its own because it is believed alone: which
 * stories stand on a page decides whether it must go.
 */
export function writeRackFile(page: KeptPage): Buffer {
  const { full: { bytes, tag }, ...facts } = page
  const header: Header = { ...facts, tag, length: bytes.length }
  const written = Buffer.from(JSON.stringify(header))
  return Buffer.concat([Buffer.from(`${form} ${written.length} ${hashOf(written)} ${hashOf(bytes)}\n`), written, bytes])
}

/** The page in a file's bytes, or null when a single one of them is not as it was written. */
export function readRackFile(bytes: Buffer): KeptPage | null {
  const opened = openHeader(bytes)
  if (opened === null || hashOf(bytes.subarray(opened.bodyAt)) !== opened.hash) return null
  const { header: { tag, length, ...facts }, bodyAt } = opened
  // In memory of its own, so that it does not hold the whole file.
  return { ...facts, full: { bytes: Buffer.from(bytes.subarray(bodyAt, bodyAt + length)), tag } }
}

/** What the beginning of a file of `size` bytes says of it; null when it is torn, foreign, or its header goes on. */
export function readSlip(beginning: Buffer, size: number): Slip | null {
  const opened = openHeader(beginning)
  if (opened === null) return null
  const { header: { key, edition, build, made, stories, length }, bodyAt } = opened
  return bodyAt + length === size ? { key, edition, build, made, stories, bytes: size } : null
}

function openHeader(bytes: Buffer): { header: Header; hash: string; bodyAt: number } | null {
  const line = /^([a-z0-9-]+) (\d{1,7}) ([0-9a-f]{64}) ([0-9a-f]{64})\n/.exec(bytes.subarray(0, 180).toString('latin1'))
  if (line === null || line[1] !== form) return null
  const start = line[0].length
  const bodyAt = start + Number(line[2])
  const written = bytes.subarray(start, bodyAt)
  if (bodyAt > bytes.length || hashOf(written) !== line[3]) return null
  return { header: JSON.parse(written.toString('utf8')) as Header, hash: line[4]!, bodyAt }
}

function hashOf(part: Buffer): string {
  return createHash('sha256').update(part).digest('hex')
}
