import { readFileSync } from 'node:fs'
import { toBanglaDigits } from '@/lib/bangla/digits'
import type { Locale } from '@/lib/routes'
import { attributeOf, readMarkup, type Piece, type StartPiece } from './markup'

/** The one style of a lite page, as it stands in the page: without the spaces that are for us. */
export const liteStyle = readFileSync(new URL('./lite.css', import.meta.url), 'utf8')
  .trim().replace(/([{};:,])\s+/g, '$1').replace(/\s+\{/g, '{').replaceAll(';}', '}')

const file = /^\/(?:_next|browser|fonts|icons|pictures)\/|\/[^/]*\.[A-Za-z0-9]+$/
const elsewhere = /^(?:\/en)?\/(?:newsroom|preview|api|view|feeds?)(?:\/|$)/

/**
 * The lite page of an address as it stands in a link: `/x` becomes `/lite/x`, `/` becomes `/lite`. Files, the newsroom,
 * feeds, places on the same page, other sites and what is lite already stay as they are.
 */
export function liteAddress(address: string): string {
  if (!/^\/(?![/\\])/.test(address)) return address
  const [path, rest] = /^([^?#]*)(.*)$/s.exec(address)!.slice(1) as [string, string]
  if (path === '/lite' || path.startsWith('/lite/') || file.test(path) || elsewhere.test(path)) return address
  return `/lite${path === '/' ? '' : path}${rest}`
}

/** What stands before the words of a picture that has become a link. */
const pictureWord: Record<Locale, string> = { bn: 'ছবি', en: 'Picture' }

/**
 * A finished page once more, for a slow line or a small allowance: no scripts, style sheets, fonts or pictures, nothing that
 * is marked `data-full`; one small style in the page itself, pictures as links, and links that lead to lite pages.
 */
export async function liteOf(full: string): Promise<string> {
  const pieces = await readMarkup(full, () => false)
  const root = pieces.find((piece): piece is StartPiece => piece.kind === 'start' && piece.name === 'html')
  return write(pieces, root && attributeOf(root, 'lang')?.startsWith('en') ? 'en' : 'bn')
}

function write(pieces: Piece[], locale: Locale): string {
  let html = ''
  /** The element that is being left out with all that is in it, and how many of its name are open. */
  let leftOut: { name: string; open: number } | null = null
  let inLink = false
  for (const piece of pieces) {
    if (leftOut !== null) {
      if (piece.kind === 'start' && piece.name === leftOut.name && holdsSomething(piece)) leftOut.open++
      if (piece.kind === 'end' && piece.name === leftOut.name) leftOut.open--
      if (leftOut.open === 0) leftOut = null
      continue
    }
    if (piece.kind === 'other') html += piece.raw
    else if (piece.kind === 'end') {
      if (piece.name === 'picture') continue
      if (piece.name === 'a') inLink = false
      if (piece.name === 'head') html += `<style>${liteStyle}</style>`
      html += piece.raw
    } else if (isForFullPages(piece)) {
      if (holdsSomething(piece)) leftOut = { name: piece.name, open: 1 }
    } else if (piece.name === 'img') html += pictureLink(piece, locale, inLink)
    else if (piece.name !== 'picture') {
      if (piece.name === 'a') inLink = true
      html += liteTag(piece)
    }
  }
  return html
}

const voidElements = new Set([
  'area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr',
])

const holdsSomething = ({ name, selfClosing }: StartPiece) => !voidElements.has(name) && !(selfClosing && name === 'svg')

function isForFullPages(piece: StartPiece): boolean {
  if (attributeOf(piece, 'data-full') !== null) return true
  switch (piece.name) {
    case 'script':
      return attributeOf(piece, 'type') !== 'application/ld+json'
    case 'link':
      return /\b(stylesheet|preload|modulepreload|prefetch|preconnect)\b/i.test(attributeOf(piece, 'rel') ?? '')
    case 'svg':
      return attributeOf(piece, 'aria-hidden') === 'true'
    // A noscript only holds what stands in for a script.
    case 'style': case 'noscript': case 'source':
      return true
    default:
      return false
  }
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** A picture's words as a link to it. One without words is there for looks alone, and goes. */
function pictureLink(image: StartPiece, locale: Locale, inLink: boolean): string {
  const words = attributeOf(image, 'alt')
  const address = attributeOf(image, 'src')
  if (words === '' || address === null) return ''
  const lang = attributeOf(image, 'lang')
  const kilobytes = attributeOf(image, 'data-kb')
  const described = lang === null ? escaped(words ?? '') : `<span lang="${escaped(lang)}">${escaped(words ?? '')}</span>`
  const size = kilobytes === null ? '' : ` (${locale === 'bn' ? `${toBanglaDigits(kilobytes)}\u00a0কেবি` : `${escaped(kilobytes)}\u00a0kB`})`
  const text = (words === null ? pictureWord[locale] : `${pictureWord[locale]}: ${described}`) + (inLink ? '' : size)
  return inLink ? text : `<a href="${escaped(address)}">${text}</a>`
}

/** A start tag without what only the style sheet of the full page understands, its address leading to a lite page. */
function liteTag({ name, attributes, raw }: StartPiece): string {
  const forLite = attributes.some((one) => one.name === 'data-lite')
  const address = name === 'a' || name === 'area' ? 'href' : name === 'form' ? 'action' : null
  if (!forLite && !attributes.some((one) => one.name === 'class' || one.name === 'style' || one.name === address)) return raw
  let tag = `<${name}`
  for (const { name: attribute, value } of attributes) {
    if (attribute === 'style' || attribute === 'hidden' && forLite) continue
    // Words for those who listen stay out of sight here too.
    if (attribute === 'class' && !value.split(' ').includes('sr-only')) continue
    const kept = attribute === 'class' ? 'sr-only' : attribute === address ? liteAddress(value) : value
    tag += kept === '' ? ` ${attribute}` : ` ${attribute}="${escaped(kept)}"`
  }
  return `${tag}>`
}
