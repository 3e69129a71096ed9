import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'

export interface NewBlock {
  type: string
  attrs?: Record<string, unknown>
}

/**
 * Puts blocks where the cursor is: into a paragraph, which they part, and behind whatever else it stands in, since a
 * heading, a list or a table holds none.
 */
export function insertBlocks(editor: Editor, blocks: NewBlock[]): void {
  const { selection } = editor.state
  const { $from, $to } = selection
  const inParagraphs = selection instanceof TextSelection && [$from, $to].every((end) => end.depth === 1 && end.parent.type.name === 'paragraph')
  const place = inParagraphs ? { from: $from.pos, to: $to.pos } : $to.depth === 0 ? selection.to : $to.after(1)
  editor.chain().focus().insertContentAt(place, blocks).run()
}
