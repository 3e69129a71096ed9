import type { Token } from 'parse5'
import { RewritingStream } from 'parse5-html-rewriting-stream'

/** A document as its tokens. `raw` is what was written; joined, the pieces are the document again. */
export type Piece =
  | { kind: 'start'; name: string; attributes: Token.Attribute[]; selfClosing: boolean; raw: string }
  | { kind: 'end'; name: string; raw: string }
  | { kind: 'other'; raw: string }

export type StartPiece = Extract<Piece, { kind: 'start' }>

/** The value of an attribute, decoded; null when the element has none of that name. */
export function attributeOf(piece: StartPiece, name: string): string | null {
  for (const attribute of piece.attributes) if (attribute.name === name) return attribute.value
  return null
}

/** Reads a document with the tokenizer of parse5. Comments for which `leaveOut` says so are not among the pieces. */
export async function readMarkup(document: string, leaveOut: (comment: string) => boolean): Promise<Piece[]> {
  const pieces: Piece[] = []
  let end = 0
  /** What a token was written as; the text in front of it becomes a piece on the way. */
  const take = (token: { sourceCodeLocation?: { startOffset: number; endOffset: number } | null }) => {
    const { startOffset, endOffset } = token.sourceCodeLocation!
    if (startOffset > end) pieces.push({ kind: 'other', raw: document.slice(end, startOffset) })
    end = endOffset
    return document.slice(startOffset, endOffset)
  }
  const reader = new TagReader()
  reader.on('startTag', (tag) => {
    const raw = take(tag)
    pieces.push({ kind: 'start', name: tag.tagName, attributes: tag.attrs, selfClosing: tag.selfClosing, raw })
  })
  reader.on('endTag', (tag) => {
    const raw = take(tag)
    pieces.push({ kind: 'end', name: tag.tagName, raw })
  })
  reader.on('comment', (comment) => {
    const raw = take(comment)
    if (!leaveOut(comment.text)) pieces.push({ kind: 'other', raw })
  })
  reader.resume()
  const read = new Promise<void>((resolve, reject) => reader.once('end', resolve).once('error', reject))
  reader.end(document)
  await read
  if (end < document.length) pieces.push({ kind: 'other', raw: document.slice(end) })
  return pieces
}

/** Tells of tags and comments alone. Text is cut out of the document; joined word by word it would cost as much as all the rest. */
class TagReader extends RewritingStream {
  override onCharacter(): void {}
}
