import { z } from 'zod'
import paperFile from '@/paper.json'
import { defaultSections, fixedAddresses, generalSection } from './sections'

/**
 * What differs between newspapers that run this software. It stands in `paper.json`; every field has a default, so
 * that an empty object is a newspaper too.
 */

const line = z.string().trim().max(200)
const optional = line.min(1).nullable().default(null)

/**
 * A line of ads.txt: a comment, a variable, or who sells: the advertising system's domain, the paper's account there,
 * DIRECT or RESELLER, and an id of the system itself.
 */
const adsLine = line.regex(
  /^(?:#.*|[a-z]+=[^\s#]+|[a-z0-9-]+(?:\.[a-z0-9-]+)+\s*,\s*[^\s,#]+\s*,\s*(?:direct|reseller)(?:\s*,\s*[^\s,#]+)?(?:\s*#.*)?)$/i,
  'a line of ads.txt is "domain, account, DIRECT" (or RESELLER), "name=value" or "# comment"',
)

const section = z.object({
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'a section slug is two to 31 lower-case letters, digits and hyphens')
    .refine((slug) => !fixedAddresses.includes(slug), 'this slug is an address of the site itself'),
  bn: line.min(1),
  en: line.min(1),
})

export const paperSchema = z.strictObject({
  /** The newspaper's name, in Bengali and for the English interface. */
  name: line.min(1).default('পাঠক'),
  nameEn: line.min(1).default('Pathok'),
  /** What stands at the head of the page, when it is not the name. */
  nameplate: optional,
  tagline: line.default('সবার জন্য বাংলা সংবাদপত্র'),
  taglineEn: line.default('A Bengali newspaper for everyone'),
  /** Where readers reach the site, without a path; null: whatever address of this machine they used. */
  siteAddress: z.url({ protocol: /^https?$/ }).refine((address) => !URL.canParse(address) || new URL(address).pathname === '/', 'an address without a path')
    .transform((address) => new URL(address).origin).nullable().default(null),
  publisher: optional,
  editor: optional,
  postalAddress: optional,
  email: z.email().nullable().default(null),
  phone: optional,
  registration: optional,
  sunday: z.enum(['রবিবার', 'রোববার']).default('রবিবার'),
  /** When the Bangla date changes: at midnight (official since 1995), or at six as some desks still expect. */
  banglaDayStart: z.enum(['midnight', 'sunrise']).default('midnight'),
  /** What a feed gives of a story: its first words, or its whole text. */
  feeds: z.enum(['summary', 'full']).default('summary'),
  /** The lines of /ads.txt; without one there is no such file. */
  adsTxt: z.array(adsLine).max(2_000).default([]),
  sections: z.array(section).default([...defaultSections])
    .refine((list) => new Set(list.map(({ slug }) => slug)).size === list.length, 'two sections have the same slug')
    .transform((list) => list.some(({ slug }) => slug === generalSection)
      ? list
      : [...list, defaultSections[defaultSections.length - 1]!]),
})

export type Paper = z.infer<typeof paperSchema>

/**
 * Reads the parsed content of `paper.json`. Throws with one line a fault, each naming its field, so that whoever edited
 * the file can mend it.
 */
export function parsePaper(content: unknown): Paper {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) throw new Error('paper.json must be an object: { … }')
  const { $schema: _, ...fields } = { ...(content as Record<string, unknown>) }
  const parsed = paperSchema.safeParse(fields)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '(the whole)'}: ${issue.message}`)
  throw new Error(`paper.json cannot be used:\n${faults.join('\n')}`)
}

/** This newspaper. */
export const paper: Paper = parsePaper(paperFile)

/** The section of that slug, or null when this newspaper has none. */
export function findSection(slug: string): Paper['sections'][number] | null {
  return paper.sections.find((one) => one.slug === slug) ?? null
}
