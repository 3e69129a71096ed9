import { z } from 'zod'

/**
 * The body of a story: a list of blocks, never markup. The union is closed; every place that shows or measures
 * blocks switches over `kind` exhaustively, so that a new kind makes the compiler list the places to visit.
 */

const linkForm = /^(https?:\/\/|\/(?![/\\]))/

/** Whether a text may be the address of a link in a story. */
export function isLink(address: string): boolean {
  return linkForm.test(address)
}

const inline = z.object({
  text: z.string().min(1),
  strong: z.literal(true).optional(),
  /** An address of this site ("/…") or of another ("https://…", "http://…"), nothing else. */
  href: z.string().regex(linkForm).optional(),
})

/** A run of text within a paragraph or list item. */
export type Inline = z.infer<typeof inline>

/** Files written by hand may give a plain string for a run without marks. */
const inlines = z.union([z.string().min(1).transform((text): Inline[] => [{ text }]), z.array(inline).min(1)])

const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text: inlines }),
  z.object({ kind: z.literal('heading'), text: z.string().min(1) }),
  z.object({ kind: z.literal('quotation'), text: z.string().min(1), speaker: z.string().min(1).nullable().default(null) }),
  z.object({ kind: z.literal('list'), ordered: z.boolean().default(false), items: z.array(inlines).min(1) }),
  z.object({ kind: z.literal('picture'), picture: z.string().min(1) }),
  z.object({ kind: z.literal('gallery'), pictures: z.array(z.string().min(1)).min(2) }),
  // Something on another site: readers get a link with a name, never that site's script.
  z.object({ kind: z.literal('embed'), href: z.url({ protocol: /^https$/ }).max(2_000), title: z.string().min(1).max(500) }),
  z.object({ kind: z.literal('divider') }),
  z.object({ kind: z.literal('related'), story: z.string().min(1) }),
  z.object({
    kind: z.literal('table'),
    caption: z.string().min(1).nullable().default(null),
    header: z.array(z.string()).min(1),
    rows: z.array(z.array(z.string()).min(1)).min(1),
  }),
])

export type Block = z.infer<typeof blockSchema>

export const bodySchema = z.array(blockSchema)

/** Fails to compile where a switch over a closed union leaves a member out; throws if a value slipped past the types. */
export function assertNever(value: never): never {
  throw new Error(`No case for ${JSON.stringify(value)}`)
}

/** A paragraph without marks. `text` must not be empty. */
export function paragraph(text: string): Block {
  return { kind: 'paragraph', text: [{ text }] }
}

/**
 * The words of a body as plain text in stored form, blocks apart by an empty line: what search, excerpts, word counts
 * and speech work on. Pictures, dividers, boxes and what stands elsewhere have no words of the story and leave nothing.
 */
export function plainText(body: readonly Block[]): string {
  return body.map(blockText).filter((text) => text !== '').join('\n\n')
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return inlineText(block.text)
    case 'heading':
      return block.text
    case 'quotation':
      return block.speaker === null ? block.text : `${block.text} – ${block.speaker}`
    case 'list':
      return block.items.map(inlineText).join('\n')
    case 'table':
      return [block.header, ...block.rows].map((row) => row.join(' ')).join('\n')
    case 'picture':
    case 'gallery':
    case 'embed':
    case 'divider':
    case 'related':
      return ''
    default:
      return assertNever(block)
  }
}

/** The text of some runs, without their marks. */
export function inlineText(runs: readonly Inline[]): string {
  return runs.map((run) => run.text).join('')
}

/** The ids of the pictures that a body shows, in order, a picture shown twice twice. */
export function picturesIn(body: readonly Block[]): string[] {
  return body.flatMap((block) => (block.kind === 'picture' ? [block.picture] : block.kind === 'gallery' ? block.pictures : []))
}
