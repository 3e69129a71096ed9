import { z } from 'zod'
import { isCivilDate } from '@/lib/bangla/calendar'
import { store } from '@/lib/bangla/normalise'
import { bodySchema, type Block } from '@/lib/news/blocks'
import { paper } from '@/lib/news/paper'
import { defaultSections } from '@/lib/news/sections'
import type { Topic } from '@/lib/news/story'
import { decodeText } from './encoding'
import { lineOfFault, lineOfValue } from './json-lines'
import { tidyLine } from './tidy'

/** A piece of the sample paper. All text is in stored form. */
export interface Feature {
  /** `sample-paper:` and the slug. */
  sourceKey: string
  slug: string
  headline: string
  standfirst: string | null
  section: string
  published: Date
  place: string | null
  topics: Topic[]
  /** `slug` is the file's name without its extension; `file` lies in the sample paper's picture folder. */
  picture: { slug: string; file: string; alt: string; caption: string | null } | null
  body: Block[]
  sources: string[]
}

/** `reason` is json, field, or one of those of `decodeText`; `message` names the field. */
export type FeatureReading =
  | { ok: true; feature: Feature }
  | { ok: false; file: string; line: number; reason: string; message: string }

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens').max(80)
const line = z.string().min(1, 'must not be empty').max(300)
const sections = new Set([...defaultSections, ...paper.sections].map((section) => section.slug))

const moment = z.string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d{2}:\d{2})$/, 'must be a moment with its offset, as 2022-11-28T09:10+06:00')
  .refine((text) => isCivilDate({ year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)) }), 'is no day of the calendar')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'has an offset that no clock has')
  .transform((text) => new Date(text))
  // Beyond these a slip of the finger is likelier than a story.
  .refine((date) => date.getUTCFullYear() >= 1800 && date.getUTCFullYear() < 2200, 'must lie between 1800 and 2200')

const featureSchema = z.strictObject({
  slug,
  section: z.string().refine((name) => sections.has(name), 'is no section'),
  headline: line,
  standfirst: line.max(600).nullable().default(null),
  published: moment,
  topics: z.array(z.strictObject({ slug, name: line })).default([]),
  place: line.nullable().default(null),
  picture: z.strictObject({
    file: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*\.(?:svg|png|jpe?g|webp)$/, 'must be a file name without a folder, as hilsa.svg'),
    alt: line.max(600),
    caption: line.max(600).nullable().default(null),
  }).nullable().default(null),
  body: bodySchema.min(1, 'must hold at least one block'),
  sources: z.array(line).default([]),
})

/**
 * Reads one file of the sample paper. Refused, naming file, line and field, when it is not JSON, lacks a field, has one
 * that nobody reads, or one in another form than `featureSchema` says. `file` is for the message alone; bytes are decoded
 * as those of a page are.
 */
export function readFeature(file: string, json: string | Uint8Array): FeatureReading {
  const decoded = typeof json === 'string' ? { ok: true as const, text: json.replace(/^\uFEFF/, '') } : decodeText(json)
  if (!decoded.ok) return { ...decoded, file }
  const { text } = decoded
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    const { message } = error as Error
    return { ok: false, file, line: lineOfFault(text, message), reason: 'json', message: `not valid JSON: ${message.replace(/\s+/g, ' ')}` }
  }
  const parsed = featureSchema.safeParse(inStoredForm(content))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const field = issue.path.join('.') || '(the whole)'
    return { ok: false, file, line: lineOfValue(text, issue.path), reason: 'field', message: `${field}: ${issue.message}` }
  }
  const { picture, ...fields } = parsed.data
  return {
    ok: true,
    feature: {
      ...fields,
      sourceKey: `sample-paper:${fields.slug}`,
      picture: picture === null ? null : { slug: picture.file.slice(0, picture.file.lastIndexOf('.')), ...picture },
    },
  }
}

/** Names and addresses for machines; everything else is text. */
const machineFields = new Set(['slug', 'section', 'file', 'href', 'kind', 'published', 'story'])

/** No feature is nested deeper; what is deeper stays as it is, and the schema refuses it. */
const deepest = 12

/** The same content with all text in stored form. Runs of a paragraph keep the spaces at their ends, which part them. */
function inStoredForm(content: unknown, field = '', run = false, depth = 0): unknown {
  if (depth > deepest) return content
  if (typeof content === 'string') return machineFields.has(field) ? content : run ? store(content) : tidyLine(content)
  if (Array.isArray(content)) return content.map((item) => inStoredForm(item, field, typeof item === 'object' && (field === 'text' || field === 'items'), depth + 1))
  if (typeof content !== 'object' || content === null) return content
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, inStoredForm(value, name, run, depth + 1)]))
}
