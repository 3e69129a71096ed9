import { store } from '@/lib/bangla/normalise'
import type { Block } from './blocks'
import type { Draft } from './draft'
import { tidyBody } from './draft-document'

/**
 * Two people wrote on the same draft. What only one of them changed is taken; where both changed the same place in
 * different ways, somebody chooses. Pure, and every paragraph of both sides lies in exactly one part of the result.
 */

/**
 * How a part came about: `same` nobody changed it, `mine` or `theirs` one did, `agreed` both did and alike, `conflict`
 * both did and not alike.
 */
export type Origin = 'same' | 'mine' | 'theirs' | 'agreed' | 'conflict'

/** Which of two texts is to stand; `both` is mine, then theirs. */
export type Choice = 'mine' | 'theirs' | 'both'

export type DraftField = Exclude<keyof Draft, 'body'>

/** What is not the body is compared whole, field by field. */
export interface FieldPart {
  id: string
  field: DraftField
  origin: Origin
  base: Draft[DraftField]
  mine: Draft[DraftField]
  theirs: Draft[DraftField]
}

/** Some neighbouring blocks; put together in order, each side gives the body of that side. */
export interface BodyPart {
  id: string
  origin: Origin
  base: Block[]
  mine: Block[]
  theirs: Block[]
}

/** Base, mine and theirs in the form in which texts are kept, part by part. */
export interface DraftMerge {
  fields: FieldPart[]
  body: BodyPart[]
}

const fields = [
  'headline', 'shortHeadline', 'standfirst', 'section', 'topics', 'bylines', 'place', 'sourceLine', 'signOff', 'picture', 'related',
  'breakingUntil', 'note',
] as const satisfies readonly DraftField[]

/** Whether two drafts say the same once they are stored. */
export function sameDraft(one: Draft, other: Draft): boolean {
  return one === other || keyOf(inKeptForm(one)) === keyOf(inKeptForm(other))
}

/** Compares mine and theirs, both made from base. Never fails; the texts come back in stored form. */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): DraftMerge {
  const [from, left, right] = [inKeptForm(base), inKeptForm(mine), inKeptForm(theirs)]
  return {
    fields: fields.map((field) => ({
      id: field, field, base: from[field], mine: left[field], theirs: right[field], origin: originOf(from[field], left[field], right[field]),
    })),
    body: mergeBodies(from.body, left.body, right.body).map((part, at) => ({ id: `body-${at}`, ...part })),
  }
}

/** The parts about which somebody must choose. */
export function conflictsOf(merge: DraftMerge): (FieldPart | BodyPart)[] {
  return [...merge.fields, ...merge.body].filter((part) => part.origin === 'conflict')
}

/** What may be chosen for a part. Both only where two can stand: paragraphs, the note, and lists that do not grow too long. */
export function choicesFor(part: FieldPart | BodyPart): Choice[] {
  return 'field' in part && bothOf(part) === null ? ['mine', 'theirs'] : ['mine', 'theirs', 'both']
}

/**
 * The draft that comes of it, with the choices by part id. A part without a choice is taken from who changed it. Null
 * while a conflict has no choice, or one that `choicesFor` does not offer.
 */
export function resolveMerge(merge: DraftMerge, choices: Readonly<Record<string, Choice>>): Draft | null {
  const resolved: Record<string, unknown> = {}
  for (const part of merge.fields) {
    const choice = choiceOf(part, choices)
    if (choice === null) return null
    const value = choice === 'both' ? bothOf(part) : part[choice]
    if (choice === 'both' && value === null) return null
    resolved[part.field] = value
  }
  const body: Block[] = []
  for (const part of merge.body) {
    const choice = choiceOf(part, choices)
    if (choice === null) return null
    body.push(...(choice === 'both' ? [...part.mine, ...part.theirs] : part[choice]))
  }
  return { ...(resolved as Omit<Draft, 'body'>), body }
}

function choiceOf(part: FieldPart | BodyPart, choices: Readonly<Record<string, Choice>>): Choice | null {
  const chosen = choices[part.id]
  if (chosen !== undefined) return chosen
  if (part.origin === 'conflict') return null
  return part.origin === 'theirs' ? 'theirs' : 'mine'
}

/** How many topics, bylines or related stories a draft holds at most, and how long its note may be; see `draftSchema`. */
const most = { list: 12, note: 5_000 }

function bothOf({ field, mine, theirs }: FieldPart): Draft[DraftField] | null {
  if (field === 'note') {
    const together = `${mine as string}\n\n${theirs as string}`
    return together.length > most.note ? null : together
  }
  if (!Array.isArray(mine) || !Array.isArray(theirs)) return null
  const identity = (one: string | { slug: string }) => (typeof one === 'string' ? one : one.slug)
  const taken = new Set(mine.map(identity))
  const together = [...mine, ...theirs.filter((one) => !taken.has(identity(one)))]
  return together.length > most.list ? null : together as Draft[DraftField]
}

function originOf(base: unknown, mine: unknown, theirs: unknown): Origin {
  const [from, left, right] = [keyOf(base), keyOf(mine), keyOf(theirs)]
  if (left === right) return left === from ? 'same' : 'agreed'
  if (left === from) return 'theirs'
  return right === from ? 'mine' : 'conflict'
}

type Part = Omit<BodyPart, 'id'>

function mergeBodies(base: Block[], mine: Block[], theirs: Block[]): Part[] {
  const inMine = matches(base, mine)
  const inTheirs = matches(base, theirs)
  const parts: Part[] = []
  let [at, left, right] = [0, 0, 0]
  for (let next = 0; next <= base.length; next += 1) {
    // A block that both sides kept parts what was changed before it from what was changed after.
    const [kept, keptToo] = next === base.length ? [mine.length, theirs.length] : [inMine.get(next), inTheirs.get(next)]
    if (kept === undefined || keptToo === undefined) continue
    parts.push(...changed(base.slice(at, next), mine.slice(left, kept), theirs.slice(right, keptToo)))
    if (next < base.length) parts.push(part([base[next]!], [mine[kept]!], [theirs[keptToo]!]))
    ;[at, left, right] = [next + 1, kept + 1, keptToo + 1]
  }
  return parts
}

function part(base: Block[], mine: Block[], theirs: Block[]): Part {
  return { origin: originOf(base, mine, theirs), base, mine, theirs }
}

/** As many blocks on each side are most likely the same ones rewritten, so each is compared with its own. */
function changed(base: Block[], mine: Block[], theirs: Block[]): Part[] {
  if (base.length + mine.length + theirs.length === 0) return []
  if (base.length !== mine.length || base.length !== theirs.length) return [part(base, mine, theirs)]
  return base.map((block, at) => part([block], [mine[at]!], [theirs[at]!]))
}

/** Which block of `other` each block of `base` became, by a longest common subsequence. */
function matches(base: Block[], other: Block[]): Map<number, number> {
  const [from, to] = [base.map(keyOf), other.map(keyOf)]
  const found = new Map<number, number>()
  let start = 0
  while (start < from.length && start < to.length && from[start] === to[start]) {
    found.set(start, start)
    start += 1
  }
  let [end, last] = [from.length, to.length]
  while (end > start && last > start && from[end - 1] === to[last - 1]) {
    end -= 1
    last -= 1
    found.set(end, last)
  }
  const width = last - start + 1
  // lengths[i * width + j]: the longest common subsequence of what follows i and j.
  const lengths = new Uint16Array((end - start + 1) * width)
  for (let i = end - start - 1; i >= 0; i -= 1) {
    for (let j = last - start - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = from[start + i] === to[start + j]
        ? lengths[(i + 1) * width + j + 1]! + 1
        : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
    }
  }
  for (let i = 0, j = 0; i < end - start && j < last - start;) {
    if (from[start + i] === to[start + j]) {
      found.set(start + i, start + j)
      i += 1
      j += 1
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i += 1
    else j += 1
  }
  return found
}

/** JSON with the names in order, since two programs may write the fields of a block in different orders. */
function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one
    return Object.fromEntries(Object.entries(one).filter(([, inner]) => inner !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

function inKeptForm(draft: Draft): Draft {
  const kept = convert(draft) as Draft
  return { ...kept, body: tidyBody(kept.body) }
}

/** Addresses and ids name something and are no text; see lib/newsroom/stored-form.ts. */
const names = new Set(['href', 'picture', 'story', 'slug', 'kind', 'section', 'related', 'pictures', 'breakingUntil'])

function convert(value: unknown): unknown {
  if (typeof value === 'string') return store(value)
  if (Array.isArray(value)) return value.map(convert)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, names.has(name) ? one : convert(one)]))
}
