import { store } from '@/lib/bangla/normalise'
import { isLink, type Block, type Inline } from '@/lib/news/blocks'
import { tidyBody } from '@/lib/news/draft-document'

/** What is needed of an HTML tree; the browser's own nodes have it. */
export interface HtmlNode {
  nodeType: number
  nodeName: string
  nodeValue: string | null
  childNodes: Iterable<HtmlNode>
  getAttribute?(name: string): string | null
}

/**
 * Gives a text back as it is to be taken: unchanged, or converted from an old encoding. `around` is all that its paragraph
 * has in the same fonts, since a word alone seldom says in which encoding it is.
 */
export type TakeText = (text: string, fonts: readonly string[], around: string) => string

/** What shows nothing, runs something, or asks something. */
const leftOut = new Set([
  'SCRIPT', 'STYLE', 'HEAD', 'TITLE', 'META', 'LINK', 'BASE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'SVG', 'MATH', 'CANVAS',
  'INPUT', 'BUTTON', 'SELECT', 'TEXTAREA', 'IMG', 'PICTURE', 'VIDEO', 'AUDIO', 'MAP', 'FRAMESET', 'FRAME', 'XML',
])
const blockElements = new Set([
  'P', 'DIV', 'SECTION', 'ARTICLE', 'MAIN', 'HEADER', 'FOOTER', 'ASIDE', 'NAV', 'FIGURE', 'FIGCAPTION', 'ADDRESS', 'PRE', 'BODY', 'HTML',
  'DL', 'DT', 'DD', 'FORM', 'FIELDSET', 'DETAILS', 'SUMMARY', 'CENTER', 'CAPTION',
])

interface Manner {
  strong: boolean
  href: string | undefined
  fonts: readonly string[]
  pre: boolean
}

/**
 * Copied rich text as blocks of a story: paragraphs, headings, quotations, lists, tables, links and strong words. What a
 * word processor or a page adds to them (styles, pictures by address, scripts, hidden text, comments) does not come
 * along. Texts are in stored form. Never throws; no text that a reader of the source could see is dropped.
 */
export function blocksOfHtml(root: HtmlNode, take: TakeText = (text) => text): Block[] {
  const taking = new Taking(take)
  taking.children(root, { strong: false, href: undefined, fonts: [], pre: false })
  taking.endParagraph()
  return tidyBody(taking.blocks)
}

class Taking {
  blocks: Block[] = []
  private runs: (Inline & { fonts: readonly string[] })[] = []

  constructor(private readonly take: TakeText) {}

  children(node: HtmlNode, manner: Manner): void {
    for (const child of node.childNodes) this.node(child, manner)
  }

  endParagraph(): void {
    const text = trimmed(this.taken(this.runs))
    this.runs = []
    if (text.length > 0) this.blocks.push({ kind: 'paragraph', text })
  }

  private node(node: HtmlNode, outer: Manner): void {
    if (node.nodeType === 3) return this.text(node.nodeValue ?? '', outer)
    if (node.nodeType !== 1 && node.nodeType !== 11 && node.nodeType !== 9) return
    const name = node.nodeName.toUpperCase()
    const style = styleOf(node)
    if (leftOut.has(name) || style.get('display') === 'none' || style.get('mso-hide') === 'all' || style.get('mso-list') === 'ignore') return
    const manner = mannerOf(node, name, style, outer)
    if (name === 'BR') this.runs.push({ text: '\n', fonts: manner.fonts })
    else if (name === 'HR') this.whole({ kind: 'divider' })
    else if (/^H[1-6]$/.test(name)) this.inOne(node, manner, (lines) => ({ kind: 'heading', text: lines.join(' ') }))
    else if (name === 'BLOCKQUOTE') this.inOne(node, manner, (lines) => ({ kind: 'quotation', text: lines.join('\n'), speaker: null }))
    else if (name === 'UL' || name === 'OL') this.list(node, manner, name === 'OL')
    else if (name === 'LI') this.items([this.inside(node, manner)], false)
    else if (name === 'TABLE') this.table(node, manner)
    else if (style.has('mso-list')) this.items([this.inside(node, manner)], /^\W*[\d\u09E6-\u09EF]/u.test(markerOf(node)))
    else if (blockElements.has(name)) {
      this.endParagraph()
      this.children(node, manner)
      this.endParagraph()
    } else this.children(node, manner)
  }

  private text(raw: string, { strong, href, fonts, pre }: Manner): void {
    const spaced = pre ? raw.replace(/\r\n?/g, '\n') : raw.replace(/[ \t\r\n\f]+/g, ' ')
    if (spaced === '') return
    this.runs.push({ text: spaced, fonts, ...(strong ? { strong: true as const } : {}), ...(href === undefined ? {} : { href }) })
  }

  /** The runs in stored form, converted where they were old Bengali; neighbours that look alike are one text by then. */
  private taken(runs: typeof this.runs): Inline[] {
    const joined: typeof this.runs = []
    for (const run of runs) {
      const last = joined[joined.length - 1]
      if (last !== undefined && last.strong === run.strong && last.href === run.href && inSameFonts(last, run)) last.text += run.text
      else joined.push({ ...run })
    }
    return joined.map(({ fonts, text, ...marks }) => {
      const around = joined.filter((one) => inSameFonts(one, { fonts })).map((one) => one.text).join('')
      return { ...marks, text: store(text.trim() === '' ? text : this.take(text, fonts, around)) }
    })
  }

  private whole(block: Block): void {
    this.endParagraph()
    this.blocks.push(block)
  }

  /** What stands inside an element, as a paragraph of its own; blocks in it are lines. */
  private inside(node: HtmlNode, manner: Manner): Inline[] {
    const inner = new Taking(this.take)
    inner.children(node, manner)
    inner.endParagraph()
    return inner.blocks.flatMap((block, at): Inline[] => [...(at === 0 ? [] : [{ text: '\n' }]), ...runsOf(block)])
  }

  private inOne(node: HtmlNode, manner: Manner, make: (lines: string[]) => Block): void {
    const lines = textOf(this.inside(node, { ...manner, strong: false })).split('\n').map((line) => line.trim()).filter((line) => line !== '')
    if (lines.length > 0) this.whole(make(lines))
  }

  private list(node: HtmlNode, manner: Manner, ordered: boolean): void {
    this.endParagraph()
    const items: Inline[][] = []
    const collect = (list: HtmlNode) => {
      for (const child of list.childNodes) {
        const name = child.nodeName.toUpperCase()
        // Our lists have one level: what is nested follows what it was nested in.
        if (name === 'UL' || name === 'OL') collect(child)
        else if (name === 'LI') {
          const nested = [...child.childNodes].filter((one) => /^[UO]L$/i.test(one.nodeName))
          const own: HtmlNode = { ...emptyNode, childNodes: [...child.childNodes].filter((one) => !nested.includes(one)) }
          items.push(this.inside(own, manner))
          nested.forEach(collect)
        } else items.push(this.inside({ ...emptyNode, childNodes: [child] }, manner))
      }
    }
    collect(node)
    this.items(items, ordered, true)
  }

  /** Word writes each item as a paragraph, so items that follow one another are one list unless the source says otherwise. */
  private items(items: Inline[][], ordered: boolean, ownList = false): void {
    this.endParagraph()
    const full = items.map(trimmed).filter((item) => item.length > 0)
    const last = this.blocks[this.blocks.length - 1]
    if (full.length === 0) return
    if (!ownList && last?.kind === 'list' && last.ordered === ordered) last.items.push(...full)
    else this.blocks.push({ kind: 'list', ordered, items: full })
  }

  private table(node: HtmlNode, manner: Manner): void {
    const rows: { cells: HtmlNode[] }[] = []
    let caption: string | null = null
    const collect = (part: HtmlNode) => {
      for (const child of part.childNodes) {
        const name = child.nodeName.toUpperCase()
        if (name === 'TR') rows.push({ cells: [...child.childNodes].filter((cell) => /^T[DH]$/i.test(cell.nodeName)) })
        else if (name === 'CAPTION') caption = textOf(this.inside(child, manner)).trim() || null
        else if (child.nodeType === 1 && !leftOut.has(name)) collect(child)
      }
    }
    collect(node)
    const width = Math.max(0, ...rows.map((row) => row.cells.length))
    if (rows.length < 2 || width < 2) {
      // A page laid out with a table, not a table.
      this.endParagraph()
      rows.forEach((row) => row.cells.forEach((cell) => {
        this.children(cell, manner)
        this.endParagraph()
      }))
      return
    }
    const [header, ...rest] = rows.map(({ cells }) => Array.from({ length: width }, (_, at) => {
      const cell = cells[at]
      return cell === undefined ? '' : textOf(this.inside(cell, { ...manner, strong: false })).trim()
    }))
    this.whole({ kind: 'table', caption, header: header!, rows: rest })
  }
}

const emptyNode: HtmlNode = { nodeType: 11, nodeName: '#document-fragment', nodeValue: null, childNodes: [] }

function runsOf(block: Block): Inline[] {
  switch (block.kind) {
    case 'paragraph':
      return block.text
    case 'heading':
    case 'quotation':
      return [{ text: block.text }]
    case 'list':
      return block.items.flatMap((item, at) => [...(at === 0 ? [] : [{ text: '\n' }]), ...item])
    case 'table':
      return [{ text: [block.header, ...block.rows].map((row) => row.join(' ')).join('\n') }]
    default:
      return []
  }
}

function inSameFonts(one: { fonts: readonly string[] }, other: { fonts: readonly string[] }): boolean {
  return one.fonts.join() === other.fonts.join()
}

const textOf = (runs: readonly Inline[]) => runs.map((run) => run.text).join('')

/** Runs as one reads them: spaces and line ends at the borders gone, never two spaces in a row. */
function trimmed(runs: readonly Inline[]): Inline[] {
  const out: Inline[] = []
  for (const run of runs) {
    const before = out[out.length - 1]
    let { text } = run
    text = text.replace(/ *\n */g, '\n').replace(/ {2,}/g, ' ')
    if (before === undefined || /[ \n]$/.test(before.text)) text = text.replace(/^ +/, '')
    if (before === undefined) text = text.replace(/^\s+/, '')
    if (text.startsWith('\n') && before !== undefined) before.text = before.text.replace(/ +$/, '')
    if (text !== '') out.push({ ...run, text })
  }
  for (let last = out[out.length - 1]; last !== undefined; last = out[out.length - 1]) {
    last.text = last.text.trimEnd()
    if (last.text !== '') break
    out.pop()
  }
  return out.filter((run) => run.text !== '')
}

function mannerOf(node: HtmlNode, name: string, style: ReadonlyMap<string, string>, outer: Manner): Manner {
  const weight = style.get('font-weight')
  const strong = weight === undefined ? outer.strong || name === 'B' || name === 'STRONG' : /^(bold|bolder|[6-9]\d\d)$/.test(weight)
  const address = name === 'A' ? (node.getAttribute?.('href') ?? '').trim() : ''
  const family = style.get('font-family') ?? style.get('mso-ascii-font-family') ?? (name === 'FONT' ? node.getAttribute?.('face') ?? undefined : undefined)
  return {
    strong,
    href: isLink(address) ? address : outer.href,
    fonts: family === undefined ? outer.fonts : family.split(',').map((one) => one.trim().replace(/^["']|["']$/g, '')).filter((one) => one !== ''),
    pre: outer.pre || name === 'PRE' || /^pre/.test(style.get('white-space') ?? ''),
  }
}

/** The declarations of a style attribute, all lower-case but the names of fonts; of `mso-list` whether it is to be ignored. */
function styleOf(node: HtmlNode): ReadonlyMap<string, string> {
  const style = new Map<string, string>()
  for (const declaration of (node.getAttribute?.('style') ?? '').split(';')) {
    const colon = declaration.indexOf(':')
    if (colon === -1) continue
    const name = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration.slice(colon + 1).trim()
    style.set(name, name.includes('font-family') ? value : value.toLowerCase())
  }
  return style
}

/** What Word wrote before an item of a list, where it says that it is only that. */
function markerOf(node: HtmlNode): string {
  for (const child of node.childNodes) {
    if (child.nodeType === 1 && styleOf(child).get('mso-list') === 'ignore') return rawText(child)
    const inner = child.nodeType === 1 ? markerOf(child) : ''
    if (inner !== '') return inner
  }
  return ''
}

function rawText(node: HtmlNode): string {
  return node.nodeType === 3 ? node.nodeValue ?? '' : [...node.childNodes].map(rawText).join('')
}

/** Copied plain text as blocks: a paragraph each line, as text comes from a message or an old editor. */
export function blocksOfText(text: string, take: TakeText = (one) => one): Block[] {
  return tidyBody(text.split(/\r\n?|\n/).map((line): Block => ({ kind: 'paragraph', text: [{ text: store(take(line, [], line)).trim() }] })))
}
