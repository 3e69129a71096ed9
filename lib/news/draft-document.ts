import { assertNever, type Block, type Inline } from './blocks'

/**
 * A body as the writing surface holds it: the JSON of a ProseMirror document whose nodes are our blocks. Both ways lose
 * nothing that can be read; what two forms of the same body differ in is settled by `tidyBody`.
 */
export interface DocumentNode {
  type: string
  attrs?: Record<string, unknown>
  content?: DocumentNode[]
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  text?: string
}

/** The document of a body. A body without blocks is a document with one empty paragraph, where writing begins. */
export function documentOf(body: readonly Block[]): DocumentNode {
  const nodes = body.map(nodeOf)
  return { type: 'doc', content: nodes.length === 0 ? [{ type: 'paragraph' }] : nodes }
}

/**
 * The body that a document says, tidy (see `tidyBody`). Throws on a node that no block has: the surface's own schema
 * admits none, so it would be a fault of ours and dropping it would lose text.
 */
export function bodyOf(document: DocumentNode): Block[] {
  return tidyBody((document.content ?? []).flatMap(blocksOf))
}

/**
 * A body in the one form that equal bodies share: neighbouring runs with the same marks are one, and what shows nothing
 * (a paragraph of spaces, a list item without a word, a list without items) is left out. Idempotent.
 */
export function tidyBody(body: readonly Block[]): Block[] {
  return body.flatMap((block): Block[] => {
    switch (block.kind) {
      case 'paragraph': {
        const text = joined(block.text)
        return isBlank(text) ? [] : [{ kind: 'paragraph', text }]
      }
      case 'list': {
        const items = block.items.map(joined).filter((item) => !isBlank(item))
        return items.length === 0 ? [] : [{ kind: 'list', ordered: block.ordered, items }]
      }
      case 'heading':
        return block.text.trim() === '' ? [] : [block]
      case 'quotation': {
        const { text } = block
        const speaker = block.speaker === null || block.speaker.trim() === '' ? null : block.speaker
        if (text.trim() !== '') return [{ kind: 'quotation', text, speaker }]
        return speaker === null ? [] : [{ kind: 'paragraph', text: [{ text: speaker }] }]
      }
      case 'picture':
      case 'gallery':
      case 'embed':
      case 'divider':
      case 'related':
      case 'table':
        return [block]
      default:
        return assertNever(block)
    }
  })
}

function isBlank(runs: readonly Inline[]): boolean {
  return runs.every((run) => run.text.trim() === '')
}

function joined(runs: readonly Inline[]): Inline[] {
  const out: Inline[] = []
  for (const run of runs) {
    const last = out[out.length - 1]
    if (last !== undefined && last.strong === run.strong && last.href === run.href) out[out.length - 1] = { ...last, text: last.text + run.text }
    else out.push(marked(run.text, run.strong === true, run.href))
  }
  return out
}

function marked(text: string, strong: boolean, href: string | undefined): Inline {
  return { text, ...(strong ? { strong: true as const } : {}), ...(href === undefined ? {} : { href }) }
}

function nodeOf(block: Block): DocumentNode {
  switch (block.kind) {
    case 'paragraph':
      return holding('paragraph', block.text.flatMap(textNodes))
    case 'heading':
      return holding('heading', linesOf(block.text))
    case 'quotation':
      return {
        type: 'quotation',
        content: [holding('quotationText', linesOf(block.text)), holding('quotationSpeaker', linesOf(block.speaker ?? ''))],
      }
    case 'list':
      return {
        type: block.ordered ? 'orderedList' : 'bulletList',
        content: block.items.map((item) => ({ type: 'listItem', content: [holding('paragraph', item.flatMap(textNodes))] })),
      }
    case 'table':
      return {
        type: 'table',
        attrs: { caption: block.caption },
        content: [
          { type: 'tableRow', content: block.header.map((cell) => holding('tableHeader', linesOf(cell))) },
          ...block.rows.map((row) => ({ type: 'tableRow', content: row.map((cell) => holding('tableCell', linesOf(cell))) })),
        ],
      }
    case 'picture':
      return { type: 'picture', attrs: { picture: block.picture } }
    case 'gallery':
      return { type: 'gallery', attrs: { pictures: block.pictures } }
    case 'embed':
      return { type: 'embed', attrs: { href: block.href, title: block.title } }
    case 'related':
      return { type: 'related', attrs: { story: block.story } }
    case 'divider':
      return { type: 'divider' }
    default:
      return assertNever(block)
  }
}

function holding(type: string, content: DocumentNode[]): DocumentNode {
  return content.length === 0 ? { type } : { type, content }
}

/** A text as nodes; ProseMirror knows a line's end as a node of its own. */
function linesOf(text: string, marks: DocumentNode['marks'] = []): DocumentNode[] {
  const dressed = marks.length === 0 ? {} : { marks }
  return text.split('\n').flatMap((line, at): DocumentNode[] => [
    ...(at === 0 ? [] : [{ type: 'hardBreak', ...dressed }]),
    ...(line === '' ? [] : [{ type: 'text', text: line, ...dressed }]),
  ])
}

function textNodes({ text, strong, href }: Inline): DocumentNode[] {
  return linesOf(text, [
    ...(href === undefined ? [] : [{ type: 'link', attrs: { href } }]),
    ...(strong === true ? [{ type: 'bold' }] : []),
  ])
}

function blocksOf(node: DocumentNode): Block[] {
  switch (node.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', text: runsOf(node) }]
    case 'heading':
      return [{ kind: 'heading', text: textOf(node) }]
    case 'quotation': {
      const [text, speaker] = node.content ?? []
      return [{ kind: 'quotation', text: text === undefined ? '' : textOf(text), speaker: speaker === undefined ? null : textOf(speaker) }]
    }
    case 'bulletList':
    case 'orderedList':
      return [{ kind: 'list', ordered: node.type === 'orderedList', items: (node.content ?? []).flatMap((item) => (item.content ?? []).map(runsOf)) }]
    case 'table': {
      const [header = [''], ...rows] = (node.content ?? []).map((row) => (row.content ?? []).map(textOf))
      // A table without a row beside its header has no form in a body; an empty row keeps the header's words.
      return [{ kind: 'table', caption: named(node.attrs?.caption), header, rows: rows.length === 0 ? [header.map(() => '')] : rows }]
    }
    case 'picture':
      return [{ kind: 'picture', picture: String(node.attrs?.picture) }]
    case 'gallery': {
      const pictures = (node.attrs?.pictures as string[] | undefined) ?? []
      return pictures.length >= 2 ? [{ kind: 'gallery', pictures }] : pictures.map((picture) => ({ kind: 'picture', picture }))
    }
    case 'embed':
      return [{ kind: 'embed', href: String(node.attrs?.href), title: String(node.attrs?.title) }]
    case 'related':
      return [{ kind: 'related', story: String(node.attrs?.story) }]
    case 'divider':
      return [{ kind: 'divider' }]
    default:
      throw new Error(`No block is written as ${node.type}`)
  }
}

function named(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

function textOf(node: DocumentNode): string {
  return runsOf(node).map((run) => run.text).join('')
}

function runsOf(node: DocumentNode): Inline[] {
  const runs = (node.content ?? []).map(({ type, text, marks = [] }): Inline => {
    if (type !== 'text' && type !== 'hardBreak') throw new Error(`No text is written as ${type}`)
    const href = marks.find((mark) => mark.type === 'link')?.attrs?.href
    return marked(type === 'text' ? text ?? '' : '\n', marks.some((mark) => mark.type === 'bold'), typeof href === 'string' ? href : undefined)
  })
  return joined(runs)
}
