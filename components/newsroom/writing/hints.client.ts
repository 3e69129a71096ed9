import { Extension } from '@tiptap/core'
import type { Node as DocumentNode } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { listHints } from '@/lib/bangla/house-style'

/** A remark on the spelling of a place in the text. Nothing is changed unless somebody asks. */
export interface TextHint {
  from: number
  to: number
  code: string
  /** What stands there, and what would. */
  text: string
  replacement: string
}

const key = new PluginKey<DecorationSet>('hints')

/** Reading the whole text again waits for a pause in typing. */
const pause = 500

/** Underlines what the house style would write otherwise. Never while a letter is being composed: that would break it. */
export const Hints = Extension.create({
  name: 'hints',
  addProseMirrorPlugins: () => [new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, state) => underlines(state.doc),
      apply: (transaction, old, _, state) => (transaction.getMeta(key) === true ? underlines(state.doc) : old.map(transaction.mapping, transaction.doc)),
    },
    props: { decorations: (state) => key.getState(state) },
    view: () => new Rereading(),
  })],
})

class Rereading {
  private timer: ReturnType<typeof setTimeout> | null = null

  update(view: EditorView, before: EditorState): void {
    if (!view.state.doc.eq(before.doc)) this.later(view)
  }

  destroy(): void {
    if (this.timer !== null) clearTimeout(this.timer)
  }

  private later(view: EditorView): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.timer = null
      if (view.isDestroyed) return
      if (view.composing) this.later(view)
      else view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false))
    }, pause)
  }
}

function underlines(doc: DocumentNode): DecorationSet {
  return DecorationSet.create(doc, hintsIn(doc).map((hint) => Decoration.inline(hint.from, hint.to, { class: 'hint' }, { hint })))
}

function hintsIn(doc: DocumentNode): TextHint[] {
  const hints: TextHint[] = []
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    const text = node.textBetween(0, node.content.size, undefined, '\n')
    for (const { at: start, length, code, replacement } of listHints(text)) {
      // A line's end is a node here; what reaches across it is left to the writer.
      if (text.slice(start, start + length).includes('\n') || replacement.includes('\n')) continue
      hints.push({ from: at + 1 + start, to: at + 1 + start + length, code, text: text.slice(start, start + length), replacement })
    }
    return false
  })
  return hints
}

/** The hints that stand underlined now, in the order of the text. */
export function shownHints(state: EditorState): TextHint[] {
  const found = key.getState(state)?.find() ?? []
  return found.map(({ from, to, spec }) => ({ ...(spec as { hint: TextHint }).hint, from, to })).sort((one, other) => one.from - other.from)
}

/** Writes what a hint proposes, as one step that can be undone. Does nothing when the text there has changed since. */
export function applyHintAt(view: EditorView, hint: TextHint): boolean {
  const { doc, tr } = view.state
  if (hint.to > doc.content.size || doc.textBetween(hint.from, hint.to, undefined, '\n') !== hint.text) return false
  view.dispatch(tr.insertText(hint.replacement, hint.from, hint.to).setMeta(key, true))
  return true
}
