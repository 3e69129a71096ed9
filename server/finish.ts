import { RewritingStream } from 'parse5-html-rewriting-stream'

/**
 * From what Next rendered to what a reader gets: without the scripts, preloads and flight data that only a framework in
 * the browser needs, and without the empty marks it leaves for itself. Everything else stays byte for byte.
 */
export interface Finished {
  html: string
  /** What the page says of itself on its `main` (`data-status`); null when there is no such page in the answer. */
  status: number | null
  /** Where a moved page went (`data-location`). */
  location: string | null
}

type Piece =
  | { kind: 'start'; name: string; attributes: Map<string, string>; raw: string }
  | { kind: 'end'; name: string; raw: string }
  | { kind: 'other'; raw: string }

/** Finishes one document. `appended` goes in front of `</body>` (development adds its reloading there). */
export async function finish(document: string, appended = ''): Promise<Finished> {
  const pieces = withoutScaffolding(withoutScripts(await readPieces(document)))
  const main = pieces.find((piece) => piece.kind === 'start' && piece.name === 'main')
  const said = main?.kind === 'start' ? main.attributes : new Map<string, string>()
  const status = Number(said.get('data-status') ?? NaN)
  let html = ''
  for (const piece of pieces) {
    if (appended !== '' && piece.kind === 'end' && piece.name === 'body') html += appended
    html += piece.raw
  }
  return {
    html,
    status: Number.isInteger(status) && status >= 200 && status < 600 ? status : null,
    location: said.get('data-location') ?? null,
  }
}

/** The document as its tokens; React's own comments (`$`, `/$`, `&`, an empty one between two texts) are left out here. */
async function readPieces(document: string): Promise<Piece[]> {
  const pieces: Piece[] = []
  const rewriter = new RewritingStream()
  rewriter.on('startTag', ({ tagName, attrs }, raw) => {
    pieces.push({ kind: 'start', name: tagName, attributes: new Map(attrs.map(({ name, value }) => [name, value])), raw })
  })
  rewriter.on('endTag', ({ tagName }, raw) => pieces.push({ kind: 'end', name: tagName, raw }))
  rewriter.on('text', (_, raw) => pieces.push({ kind: 'other', raw }))
  rewriter.on('doctype', (_, raw) => pieces.push({ kind: 'other', raw }))
  rewriter.on('comment', ({ text }, raw) => {
    if (!reactMark.test(text)) pieces.push({ kind: 'other', raw })
  })
  rewriter.resume()
  const read = new Promise<void>((resolve, reject) => rewriter.once('end', resolve).once('error', reject))
  rewriter.end(document)
  await read
  return pieces
}

const reactMark = /^(\s*|\/?[$&][?!~]?|\/?(?:html|head|body))$/

/** A script is ours when it is data (JSON-LD) or carries `data-keep`; every other one came with the framework. */
const isOurs = (attributes: Map<string, string>) =>
  attributes.get('type') === 'application/ld+json' || attributes.has('data-keep')

/** Whether a link only fetches framework scripts ahead of time. */
function preloadsScript(attributes: Map<string, string>): boolean {
  const rel = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/)
  return rel.includes('modulepreload') || (rel.includes('preload') && attributes.get('as')?.toLowerCase() === 'script')
}

function withoutScripts(pieces: Piece[]): Piece[] {
  const kept: Piece[] = []
  let dropping = false
  for (const piece of pieces) {
    if (dropping) {
      // A script holds text alone, so the next end tag is its own.
      if (piece.kind === 'end' && piece.name === 'script') dropping = false
    } else if (piece.kind === 'start' && piece.name === 'script' && !isOurs(piece.attributes)) dropping = true
    else if (!(piece.kind === 'start' && piece.name === 'link' && preloadsScript(piece.attributes))) kept.push(piece)
  }
  return kept
}

/** Drops hidden boxes that hold nothing: the places into which a framework in the browser would have moved late parts. */
function withoutScaffolding(pieces: Piece[]): Piece[] {
  const kept: Piece[] = []
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]!
    const next = pieces[at + 1]
    const empty = piece.kind === 'start' && piece.name === 'div' && piece.attributes.size === 1
      && piece.attributes.has('hidden') && next?.kind === 'end' && next.name === 'div'
    if (empty) at++
    else kept.push(piece)
  }
  return kept
}
