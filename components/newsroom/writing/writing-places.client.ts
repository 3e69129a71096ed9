import { closeHistory } from '@tiptap/pm/history'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** Where a word is being written, in a field or in the body of the story, from the moment of its first letter. */
export interface WritingPlace {
  readonly element: HTMLElement
  /** What stood before the cursor in that line or paragraph. */
  readonly before: string
  /** Puts `text` where the word stands so far; all of one word is one step to undo. False where it could not. */
  put(text: string): boolean
  /** Whether what was put still stands there, with the cursor behind it. */
  isIntact(): boolean
  /** Where on the screen the word is, or the field that it is in. */
  box(): { left: number; top: number; bottom: number }
}

const bodies = new WeakMap<Element, EditorView>()

/** Lets the body of a story be found by the element that has the focus. */
export function registerBody(view: EditorView): void {
  bodies.set(view.dom, view)
}

/** The place of the cursor in the body that `element` is; null where it is none, or no text can stand at the cursor. */
export function bodyPlace(element: Element): WritingPlace | null {
  const view = bodies.get(element)
  if (view === undefined || !view.editable || !(view.state.selection instanceof TextSelection)) return null
  const { $from, from: start, to } = view.state.selection
  if (!$from.parent.inlineContent) return null
  // The editor's history takes changes of one composition for one step, however slow somebody types.
  const composition = -Date.now()
  let written: string | null = null
  let end = to
  const isIntact = () => {
    if (view.isDestroyed || view.composing) return false
    const { selection, doc } = view.state
    if (written === null) return selection.from === start && selection.to === end
    return selection.empty && selection.from === end && end <= doc.content.size && doc.textBetween(start, end, undefined, '\n') === written
  }
  return {
    element: view.dom,
    before: $from.parent.textBetween(0, $from.parentOffset, undefined, '\n'),
    isIntact,
    put(text) {
      if (!isIntact()) return false
      const change = view.state.tr.insertText(text, start, end)
      if (written === null) closeHistory(change)
      view.dispatch(change.setMeta('composition', composition).scrollIntoView())
      written = text
      end = start + text.length
      return isIntact()
    },
    box: () => view.coordsAtPos(start),
  }
}
