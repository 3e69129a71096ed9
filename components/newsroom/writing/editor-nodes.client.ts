import { Mark, Node, type Editor } from '@tiptap/core'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import type { Node as DocumentNode } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { isLink } from '@/lib/news/blocks'
import { EmbedView, GalleryView, PictureView, RelatedView } from './block-views.client'

/**
 * What the writing surface knows: the blocks of lib/news and nothing besides. Whatever else is typed or pasted has no
 * place here, so it cannot be saved either. lib/news/draft-document.ts reads and writes these nodes.
 */

/** Text without marks; a line may end in it. */
const plainLines = '(text | hardBreak)*'

const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: plainLines,
  marks: '',
  defining: true,
  parseHTML: () => ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag })),
  renderHTML: () => ['h2', 0],
  addKeyboardShortcuts() {
    return { 'Mod-Alt-2': () => this.editor.commands.toggleNode(this.name, 'paragraph') }
  },
})

const Quotation = Node.create({
  name: 'quotation',
  group: 'block',
  content: 'quotationText quotationSpeaker',
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'figure[data-kind=quotation]' }],
  renderHTML: () => ['figure', { 'data-kind': 'quotation' }, 0],
  addKeyboardShortcuts() {
    return {
      'Mod-Shift-b': () => toggleQuotation(this.editor),
      Enter: () => leaveQuotationLine(this.editor),
      Backspace: () => {
        const { empty, $from } = this.editor.state.selection
        return empty && $from.parent.type.name === 'quotationText' && $from.parentOffset === 0 && toggleQuotation(this.editor)
      },
    }
  },
})

const QuotationText = Node.create({
  name: 'quotationText',
  content: plainLines,
  marks: '',
  parseHTML: () => [{ tag: 'blockquote', context: 'quotation/' }],
  renderHTML: () => ['blockquote', 0],
})

const QuotationSpeaker = Node.create<{ hint: string }>({
  name: 'quotationSpeaker',
  content: plainLines,
  marks: '',
  addOptions: () => ({ hint: '' }),
  parseHTML: () => [{ tag: 'figcaption', context: 'quotation/' }],
  renderHTML() {
    return ['figcaption', { 'data-hint': this.options.hint }, 0]
  },
})

const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem(this.name) }
  },
})

const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (element) => (isLink(element.getAttribute('href') ?? '') ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ['a', { href: String(HTMLAttributes.href) }, 0],
})

const Divider = Node.create({
  name: 'divider',
  group: 'block',
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: () => ['hr'],
})

type View = Parameters<typeof ReactNodeViewRenderer>[0]

/** A block that is one piece: it is placed, moved and removed, and its parts are edited in fields of its own. */
function piece(name: string, attributes: Record<string, (value: string) => unknown>, view: View) {
  const data = (attribute: string) => `data-${attribute}`
  return Node.create({
    name,
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => Object.fromEntries(Object.keys(attributes).map((attribute) => [attribute, {
      default: null,
      parseHTML: (element: HTMLElement) => attributes[attribute]!(element.getAttribute(data(attribute)) ?? ''),
      renderHTML: (values: Record<string, unknown>) => {
        const value = values[attribute]
        return { [data(attribute)]: Array.isArray(value) ? value.join(' ') : String(value) }
      },
    }])),
    parseHTML: () => [{
      tag: `div[data-kind=${name}]`,
      // Copied from another page it may lack a part, and is no block then.
      getAttrs: (element) => (Object.keys(attributes).every((attribute) => isThere(attributes[attribute]!(element.getAttribute(data(attribute)) ?? ''))) ? null : false),
    }],
    renderHTML: ({ HTMLAttributes }) => ['div', { 'data-kind': name, ...HTMLAttributes }],
    addNodeView: () => ReactNodeViewRenderer(view),
  })
}

const isThere = (value: unknown) => value !== '' && value !== null
const anId = (value: string) => (/^[\w-]{1,80}$/.test(value) ? value : null)
const ids = (value: string) => {
  const all = value.split(' ').map(anId)
  return all.length >= 2 && all.every((id) => id !== null) ? all : null
}
const httpsOnly = (value: string) => (value.startsWith('https://') && URL.canParse(value) ? value : null)

/** The extensions of the surface. `words` are what stands in empty places. */
export function editorNodes(words: { speaker: string }) {
  return [
    StarterKit.configure({
      blockquote: false, code: false, codeBlock: false, heading: false, horizontalRule: false, italic: false, link: false,
      listItem: false, strike: false, underline: false,
      dropcursor: { color: 'var(--alta)', width: 2 },
    }),
    Heading,
    Quotation,
    QuotationText,
    QuotationSpeaker.configure({ hint: words.speaker }),
    ListItem,
    Link,
    Divider,
    piece('picture', { picture: anId }, PictureView),
    piece('gallery', { pictures: ids }, GalleryView),
    piece('embed', { href: httpsOnly, title: (value) => value.trim() }, EmbedView),
    piece('related', { story: anId }, RelatedView),
    Table.extend({
      addAttributes: () => ({
        caption: {
          default: null,
          parseHTML: (element: HTMLElement) => element.getAttribute('data-caption'),
          renderHTML: (values: Record<string, unknown>) => (values.caption === null ? {} : { 'data-caption': values.caption }),
        },
      }),
      // The extension's own writes widths into style attributes, which our policy refuses.
      renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
      addNodeView: () => null,
      addKeyboardShortcuts() {
        // The extension's own adds a row at the last cell, and nobody gets out with the keyboard again.
        return { 'Tab': () => this.editor.commands.goToNextCell(), 'Shift-Tab': () => this.editor.commands.goToPreviousCell() }
      },
    }).configure({ resizable: false }),
    TableRow,
    TableHeader.extend({ content: plainLines, marks: '' }),
    TableCell.extend({ content: plainLines, marks: '' }),
  ]
}

/** Makes the text block at the cursor a quotation, or a quotation paragraphs again. False where neither can be. */
export function toggleQuotation(editor: Editor): boolean {
  return editor.chain().focus().command(({ tr, state }) => {
    const { schema, selection: { $from } } = state
    const depth = $from.depth
    if (depth >= 2 && $from.node(depth - 1).type.name === 'quotation') {
      const quotation = $from.node(depth - 1)
      const paragraphs: DocumentNode[] = []
      quotation.forEach((line, _, at) => {
        if (at === 0 || line.content.size > 0) paragraphs.push(schema.nodes.paragraph!.create(null, line.content))
      })
      const start = $from.before(depth - 1)
      tr.replaceWith(start, $from.after(depth - 1), paragraphs)
      tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1 + ($from.parent.type.name === 'quotationText' ? $from.parentOffset : 0))))
      return true
    }
    if (depth !== 1 || !$from.parent.isTextblock) return false
    const plain: DocumentNode[] = []
    $from.parent.forEach((node) => void plain.push(node.mark([])))
    const quotation = schema.nodes.quotation!.create(null, [
      schema.nodes.quotationText!.create(null, plain), schema.nodes.quotationSpeaker!.create(),
    ])
    const start = $from.before(1)
    tr.replaceWith(start, $from.after(1), quotation)
    tr.setSelection(TextSelection.near(tr.doc.resolve(start + 2 + $from.parentOffset)))
    return true
  }).run()
}

/** From the words of a quotation to who said them, and from there to a new paragraph below. */
function leaveQuotationLine(editor: Editor): boolean {
  const { $from } = editor.state.selection
  const line = $from.parent.type.name
  if (line === 'quotationText') return editor.commands.setTextSelection($from.after() + 1 + ($from.node(-1).lastChild?.content.size ?? 0))
  if (line !== 'quotationSpeaker') return false
  const after = $from.after($from.depth - 1)
  return editor.chain().insertContentAt(after, { type: 'paragraph' }).setTextSelection(after + 1).run()
}
