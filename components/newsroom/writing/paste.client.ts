import { Fragment, Slice, type Schema } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import { ansiToUnicode, detectAnsi } from '@/lib/bangla/ansi'
import type { Block } from '@/lib/news/blocks'
import { documentOf } from '@/lib/news/draft-document'
import { blocksOfHtml, blocksOfText, type TakeText } from './pasted-blocks'

/** Old Bengali text that was found in what was pasted. */
export interface PastedAnsi {
  /** `font` or shape left no doubt and it was converted; otherwise it stands as it was and somebody decides. */
  converted: boolean
  before: string
  after: string
  /** Puts the other form in its place; null once the text has changed. */
  swap(view: EditorView): boolean
}

/**
 * What a paste becomes: our blocks and nothing else. Old Bengali text is converted where its font or its shape is sure;
 * `onAnsi` is told, so that before and after can be seen and taken back. False where the editor's own way is right: its
 * own copies.
 */
export function pasteInto(view: EditorView, data: DataTransfer | null, onAnsi: (found: PastedAnsi) => void): boolean {
  const html = data?.getData('text/html') ?? ''
  const text = data?.getData('text/plain') ?? ''
  if (html.includes('data-pm-slice') || (html === '' && text === '')) return false
  const read = (take: TakeText) => (html === '' ? blocksOfText(text, take) : blocksOfHtml(parsed(html), take))
  const found: { before: string; after: string; sure: boolean }[] = []
  const noting: TakeText = (some, fonts, around) => {
    const shape = detectAnsi(around, fonts)
    if (shape === 'unicode') return some
    const after = ansiToUnicode(some)
    found.push({ before: some, after, sure: shape === 'ansi' })
    return shape === 'ansi' ? after : some
  }
  const taken = read(noting)
  if (taken.length === 0) return true
  const from = view.state.selection.from
  insert(view, taken)
  const surely = found.filter((one) => one.sure)
  const some = surely.length > 0 ? surely : found
  if (some.length > 0) {
    const converted = surely.length > 0
    const other = read((one, fonts, around) => (!converted && detectAnsi(around, fonts) === 'unsure' ? ansiToUnicode(one) : one))
    onAnsi({
      converted,
      before: some.map((one) => one.before).join('\n').trim(),
      after: some.map((one) => one.after).join('\n').trim(),
      swap: swapper(from, view, other),
    })
  }
  return true
}

/**
 * The files of a paste that has no words: copied text often comes with a picture of itself, and then the words are meant.
 * What is dropped is what was dragged, so of a drop `all` files are meant.
 */
export function filesOf(data: DataTransfer | null, { all }: { all: boolean }): File[] {
  if (data === null || (!all && data.getData('text/plain').trim() !== '')) return []
  return [...data.files]
}

/** A tree that nothing runs in and nothing is fetched for. */
function parsed(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}

function swapper(from: number, view: EditorView, other: Block[]): (view: EditorView) => boolean {
  const pasted = view.state.doc
  const to = view.state.selection.to
  return (now) => {
    if (!now.state.doc.eq(pasted)) return false
    const slice = sliceOf(now.state.schema, other)
    now.dispatch(now.state.tr.replaceRange(from, to, slice).scrollIntoView())
    return true
  }
}

function insert(view: EditorView, blocks: Block[]): void {
  const { state } = view
  const { $from, $to } = state.selection
  const isPlain = (name: string) => name !== 'paragraph'
  if ($from.parent.isTextblock && (isPlain($from.parent.type.name) || isPlain($to.parent.type.name))) {
    // A heading, a quotation or a cell takes words and lines, never blocks.
    const lines = sliceOf(state.schema, blocks).content.textBetween(0, sliceOf(state.schema, blocks).content.size, '\n', '\n').split('\n')
    const nodes = lines.flatMap((line, at) => [
      ...(at === 0 ? [] : [state.schema.nodes.hardBreak!.create()]), ...(line === '' ? [] : [state.schema.text(line)]),
    ])
    view.dispatch(state.tr.replaceSelection(new Slice(Fragment.from(nodes), 0, 0)).scrollIntoView().setMeta('paste', true))
    return
  }
  view.dispatch(state.tr.replaceSelection(sliceOf(state.schema, blocks)).scrollIntoView().setMeta('paste', true))
}

/** Open at its ends where these are paragraphs, so that a pasted word joins the sentence at the cursor. */
function sliceOf(schema: Schema, blocks: Block[]): Slice {
  const { content } = schema.nodeFromJSON(documentOf(blocks))
  const open = (name: string | undefined) => (name === 'paragraph' ? 1 : 0)
  return new Slice(content, open(content.firstChild?.type.name), open(content.lastChild?.type.name))
}
