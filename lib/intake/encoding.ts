/** Larger than any page of text; what is larger is something else. */
export const largestFile = 5_000_000

export type Decoding =
  | { ok: true; text: string }
  | { ok: false; line: number; reason: 'empty' | 'too-large' | 'not-text'; message: string }

/**
 * The text of a file: UTF-8 with or without a byte order mark, or UTF-16 (either order) with one. Nothing is guessed and
 * nothing replaced: a byte that does not fit refuses the file, with the line on which it stands. The text comes back as
 * it was written, without the mark, not yet in stored form. Refused too: more than `largestFile` bytes, a NUL character
 * (pictures, programs, UTF-16 without its mark), and a file that is blank.
 */
export function decodeText(bytes: Uint8Array): Decoding {
  if (bytes.length > largestFile) {
    return { ok: false, line: 1, reason: 'too-large', message: `the file has ${bytes.length} bytes; the limit is ${largestFile}` }
  }
  const encoding = encodingOf(bytes)
  const text = decode(bytes, encoding)
  if (text === null) {
    const line = encoding === 'utf-8' ? firstBadLine(bytes) : 1
    return { ok: false, line, reason: 'not-text', message: `line ${line} is not valid ${encoding.toUpperCase()}` }
  }
  const nul = text.indexOf('\0')
  if (nul >= 0) {
    const line = countLines(text, nul)
    return { ok: false, line, reason: 'not-text', message: `line ${line} holds a NUL character, which no text has` }
  }
  if (!/[^\s\p{Cf}\p{Cc}]/u.test(text)) return { ok: false, line: 1, reason: 'empty', message: 'the file holds no text' }
  return { ok: true, text }
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

function decode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** No character of UTF-8 spans a line feed, so the lines can be tried one by one. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1
  for (let from = 0; from < bytes.length; line += 1) {
    const feed = bytes.indexOf(0x0a, from)
    const to = feed < 0 ? bytes.length : feed + 1
    if (decode(bytes.subarray(from, to), 'utf-8') === null) return line
    from = to
  }
  return 1
}

const lineEnd = /\r\n?|[\n\v\f\u0085\u2028\u2029]/

function countLines(text: string, until: number): number {
  return text.slice(0, until).split(lineEnd).length
}

/** The lines of a text, whatever ends them. The first is line 1 of the file. */
export function splitLines(text: string): string[] {
  return text.split(lineEnd)
}
