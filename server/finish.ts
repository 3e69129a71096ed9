import { attributeOf, readMarkup, type Piece, type StartPiece } from './markup'

/**
 * From what Next rendered to what a reader gets: without the scripts, preloads and flight data that only a framework in
 * the browser needs, and without the empty marks it leaves for itself. Everything else stays byte for byte.
 */
export interface Finished {
  full: string
  /** What the page says of itself on its `main` (`data-status`); null when there is no such page in the answer. */
  status: number | null
  /** Where a moved page went (`data-location`). */
  location: string | null
  /** The ids of the stories that stand on the page (`data-story`), each once, in order. */
  stories: string[]
  /** A `Link` header for the full page: its style sheets and its first font. Null when it has neither. */
  preload: string | null
  /** Whether the document was written to its end. */
  whole: boolean
  /** False when a part of the page says (`data-missing`) that it could not be had. */
  complete: boolean
}

interface Options {
  /** Goes in front of `</body>` of the full page (development adds its reloading there). */
  appended?: string
}

/** Finishes one document. */
export async function finish(document: string, { appended = '' }: Options = {}): Promise<Finished> {
  const pieces = withoutScaffolding(withoutScripts(await readMarkup(withoutFlight(document), isReactMark)))
  const starts = pieces.filter((piece) => piece.kind === 'start')
  const main = starts.find(({ name }) => name === 'main')
  const status = Number((main && attributeOf(main, 'data-status')) ?? NaN)
  let full = ''
  let whole = false
  for (const piece of pieces) {
    if (piece.kind === 'end' && piece.name === 'body') full += appended
    if (piece.kind === 'end' && piece.name === 'html') whole = true
    full += piece.raw
  }
  return {
    full,
    status: Number.isInteger(status) && status >= 200 && status < 600 ? status : null,
    location: (main && attributeOf(main, 'data-location')) ?? null,
    stories: [...new Set(starts.map((start) => attributeOf(start, 'data-story')).filter((id) => id !== null))],
    preload: preloadOf(starts),
    whole,
    complete: starts.every((start) => attributeOf(start, 'data-missing') === null),
  }
}

/**
 * Next's flight data is two thirds of what it renders, and reading it letter by letter two thirds of the work. React
 * writes no bare `<` into text and attributes and Next none into this data, so such a piece of text is that script alone;
 * whatever does not look exactly like it is left to the tokenizer.
 */
const withoutFlight = (document: string) =>
  document.replace(/<script>\(?self\.__next_f(?:=self\.__next_f\|\|\[\]\))?\.push\([^<]*<\/script>/g, '')

/** React's own comments: `$`, `/$`, `&`, and an empty one between two texts. */
const isReactMark = (comment: string) => /^(\s*|\/?[$&][?!~]?|\/?(?:html|head|body))$/.test(comment)

/** A script is ours when it is data (JSON-LD) or carries `data-keep`; every other one came with the framework. */
const isOurs = (script: StartPiece) =>
  attributeOf(script, 'type') === 'application/ld+json' || attributeOf(script, 'data-keep') !== null

const relOf = (link: StartPiece) => (attributeOf(link, 'rel') ?? '').toLowerCase().split(/\s+/)
const loadsAs = (link: StartPiece) => attributeOf(link, 'as')?.toLowerCase()

/** Whether a link only fetches framework scripts ahead of time. */
const preloadsScript = (link: StartPiece) =>
  relOf(link).includes('modulepreload') || (relOf(link).includes('preload') && loadsAs(link) === 'script')

function withoutScripts(pieces: Piece[]): Piece[] {
  const kept: Piece[] = []
  let dropping = false
  for (const piece of pieces) {
    if (dropping) {
      // A script holds text alone, so the next end tag is its own.
      if (piece.kind === 'end' && piece.name === 'script') dropping = false
    } else if (piece.kind === 'start' && piece.name === 'script' && !isOurs(piece)) dropping = true
    else if (!(piece.kind === 'start' && piece.name === 'link' && preloadsScript(piece))) kept.push(piece)
  }
  return kept
}

/** Drops hidden boxes that hold nothing: the places into which a framework in the browser would have moved late parts. */
function withoutScaffolding(pieces: Piece[]): Piece[] {
  const kept: Piece[] = []
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]!
    const next = pieces[at + 1]
    const empty = piece.kind === 'start' && piece.name === 'div' && piece.attributes.length === 1
      && attributeOf(piece, 'hidden') !== null && next?.kind === 'end' && next.name === 'div'
    if (empty) at++
    else kept.push(piece)
  }
  return kept
}

/** An address of this site that can stand between the angle brackets of a header. */
const canBeNamed = (href: string | null): href is string => href !== null && /^\/(?!\/)[!#-;=?-~]*$/.test(href)

function preloadOf(starts: StartPiece[]): string | null {
  const links = starts.filter(({ name }) => name === 'link')
  const sheets = links.filter((link) => relOf(link).includes('stylesheet')).map((link) => attributeOf(link, 'href'))
  const font = links.find((link) => relOf(link).includes('preload') && loadsAs(link) === 'font')
  const fonts = [font === undefined ? null : attributeOf(font, 'href')]
  const named = [
    ...sheets.filter(canBeNamed).map((href) => `<${href}>; rel=preload; as=style`),
    ...fonts.filter(canBeNamed).map((href) => `<${href}>; rel=preload; as=font; type="font/woff2"; crossorigin`),
  ]
  return named.length > 0 ? named.join(', ') : null
}
