export type SourceFormat = 'svg' | 'jpeg' | 'png' | 'webp' | 'avif'

/**
 * What kind of picture some bytes begin as, told by the bytes themselves and not by a file's name; null when it is none
 * that this newspaper prints. Decided here so that the decoder never meets a format nobody meant to allow.
 */
export function formatOf(source: Uint8Array): SourceFormat | null {
  const at = (from: number, to: number) => Buffer.from(source.subarray(from, to)).toString('latin1')
  if (at(0, 3) === '\xff\xd8\xff') return 'jpeg'
  if (at(0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP') return 'webp'
  if (at(4, 8) === 'ftyp' && /avi[fs]/.test(at(8, 32))) return 'avif'
  if (/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<svg[\s>]/.test(at(0, 1024))) return 'svg'
  return null
}

const unsafe = /<!DOCTYPE|<!ENTITY|<\?xml-stylesheet|<script|<image|<foreignObject|<style|\bon[a-z]+\s*=|@import|javascript:/i
const reference = /(?:href\s*=\s*["']\s*|url\(\s*["']?\s*)(?!#)/i

/**
 * Whether a drawing stands on its own: no script, no style sheet, nothing fetched or embedded from elsewhere, no
 * declared entity. Drawings made for this project are like that; whatever is not, is refused instead of cleaned.
 */
export function isSelfContained(svg: string): boolean {
  return !unsafe.test(svg) && !reference.test(svg)
}
